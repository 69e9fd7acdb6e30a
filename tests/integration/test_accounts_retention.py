"""Whoever has not confirmed is hidden first, and forgotten later; the terms are data."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from kansrijk.web.accounts.acting import by_system
from kansrijk.web.accounts.actions.functions import show_function
from kansrijk.web.accounts.actions.people import confirm_person
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.jobs import forget_unconfirmed
from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.retention import is_confirmed, term
from kansrijk.web.accounts.validity import months_later
from kansrijk.web.audit.models import Event
from known_people import function_of, organisation_in, person, person_with, signed_in

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def made(years, days=0, **more):
    """Someone who was made so many years ago, less some days, and did nothing since."""
    who = person()
    day = months_later(today(), -12 * years) + days * DAY
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    Person.objects.filter(pk=who.pk).update(made_at=at, **more)
    who.refresh_from_db()
    return who


def test_the_terms_are_those_of_the_reference_file():
    assert term() == (1, 2)


def test_a_contact_is_hidden_after_a_year_and_back_when_he_confirms(static_files):
    who, it = made(1), organisation_in()
    Person.objects.filter(pk=who.pk).update(name="Vergeten Contact")
    show_function(function=function_of(who, it), by=by_system(), is_public=True)
    page = reverse("accounts:organisation", args=[it.slug])
    client = signed_in(person_with("reader"))
    assert "Vergeten Contact" not in client.get(page).text
    assert not is_confirmed(who, today())
    who.refresh_from_db()
    confirm_person(person=who, by=by_system())
    assert "Vergeten Contact" in client.get(page).text


def test_who_is_past_the_term_is_erased_once_and_nobody_else():
    gone = made(2)
    kept = [
        made(2, days=1),
        made(9, confirmed_on=today() - 30 * DAY),
        made(9, last_login=datetime.now(tz=UTC) - 30 * DAY),
    ]
    forget_unconfirmed.work()
    forget_unconfirmed.work()
    assert Person.objects.get(pk=gone.pk).email is None
    assert not Person.objects.filter(pk__in=[p.pk for p in kept], email__isnull=True).exists()
    event = Event.objects.get(action="person.erase")
    assert (event.actor, event.reason) == ("system", "term_passed")
