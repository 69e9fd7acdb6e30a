"""Two who give the same at the same moment: one is done, the other refused."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.db import connections

from kansrijk.errors import UserError
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.models import Function
from known_people import function_of, organisation_in, person

DAY = timedelta(days=1)


def test_periods_that_overlap_cannot_be_made_at_once(log):
    who, where = person(), organisation_in()

    def begin(number):
        start = today() + number * DAY
        try:
            function_of(who, where, valid_from=start, valid_to=start + 30 * DAY)
        except UserError as refusal:
            return str(refusal)
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(begin, range(8)))
    assert answers.count("done") == 1
    assert sum("Twee tegelijk kan niet" in answer for answer in answers) == 7
    assert Function.objects.count() == 1
