"""When what we know of a person is hidden from others, and when he is forgotten: terms are data."""

from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from kansrijk.reference.loader import load
from kansrijk.reference.tables.retention import Retention
from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.validity import months_later

YEAR = 12


def term() -> tuple[int, int]:
    """After how many years without a confirmation someone is hidden, and after how many erased."""
    (row,) = (row for row in load(Retention) if row.model == Person._meta.label_lower)
    if row.unit != "years" or row.term is None or row.hidden_after is None:
        raise ValueError("the term of a person is a number of years, with one for hiding")
    return row.hidden_after, row.term


def is_confirmed(person: Person, day: date) -> bool:
    """Whether what we know was made or confirmed recently enough to show it to others."""
    hidden, _ = term()
    since = person.confirmed_on or timezone.localdate(person.made_at)
    return since > months_later(day, -YEAR * hidden)


def past_term(day: date) -> QuerySet[Person]:
    """People who have not confirmed and not signed in for longer than the term."""
    _, years = term()
    last = months_later(day, -YEAR * years)
    before = timezone.make_aware(datetime.combine(last + timedelta(days=1), time.min))
    return Person.objects.filter(
        Q(confirmed_on__isnull=True) | Q(confirmed_on__lte=last),
        Q(last_login__isnull=True) | Q(last_login__lt=before),
        erased_at__isnull=True,
        made_at__lt=before,
    ).order_by("pk")
