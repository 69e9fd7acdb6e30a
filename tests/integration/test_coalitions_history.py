"""Random histories of a status beside a plain second answer: one status a day, or unknown."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kansrijk.errors import UserError
from kansrijk.web.accounts.acting import by_system
from kansrijk.web.coalitions.actions.statuses import end_status
from kansrijk.web.coalitions.models import MunicipalityStatus
from kansrijk.web.coalitions.queries import HELD, history, statuses_on
from kansrijk.web.coalitions.words import statuses
from known_coalitions import HAARLEM, status_of

pytestmark = pytest.mark.django_db

FIRST = date(2020, 1, 1)
DAYS = st.integers(0, 30)
RECORD = st.tuples(st.sampled_from([*statuses()]), DAYS)
END = st.tuples(st.none(), DAYS)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(RECORD | END, max_size=8))
def test_a_history_is_what_a_plain_calendar_says(steps):
    with transaction.atomic():
        _try(steps)
        transaction.set_rollback(True)


def _try(steps):
    calendar: list[str | None] = [None] * 40
    held: list[tuple[int, int | None]] = []  # from, until, of what really held
    for status, number in steps:
        before = _stored()
        try:
            with transaction.atomic():
                _act(status, number)
        except UserError:
            assert not _is_allowed(held, status, number)
            assert _stored() == before  # nothing half done
        else:
            assert _is_allowed(held, status, number)
            _pencil(calendar, held, status, number)
    for number, status in enumerate(calendar):
        known = statuses_on(FIRST + timedelta(days=number), invented=False)
        assert {code: row.status for code, row in known.items()} == (
            {HAARLEM: status} if status else {}
        )
    _check_no_overlap()


def _act(status, number):
    day = FIRST + timedelta(days=number)
    if status is not None:
        status_of(status=status, day=str(day))
        return
    # What was taken back on its first day never held: that cannot be ended once more.
    last = MunicipalityStatus.objects.filter(HELD).order_by("valid_from", "pk").last()
    if last is None:
        raise UserError("there is none")
    end_status(municipality_status=last, by=by_system(), reason="wrong", day=day)


def _is_allowed(held, status, number):
    """The rule in one place: forward only, and an end only of what is open."""
    if status is None:
        return bool(held) and held[-1][1] is None and number >= held[-1][0]
    if not held:
        return True
    start, end = held[-1]
    return number > start and (end is None or number >= end)


def _pencil(calendar, held, status, number):
    for day in range(number, len(calendar)):
        calendar[day] = status
    if held and held[-1][1] is None:
        held[-1] = (held[-1][0], number)
        if held[-1][0] == number:  # taken back on its first day: it never held
            held.pop()
    if status is not None:
        held.append((number, None))


def _stored():
    return list(
        MunicipalityStatus.objects.order_by("pk").values_list("pk", "valid_from", "valid_to")
    )


def _check_no_overlap():
    rows = sorted(history(HAARLEM), key=lambda row: row.valid_from)
    for earlier, later in pairwise(rows):
        assert earlier.valid_to is not None
        assert earlier.valid_to <= later.valid_from
    assert sum(row.valid_to is None for row in rows) <= 1
