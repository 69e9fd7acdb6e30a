"""The desk: what waits, what changed and one's places; and what it asks of the database."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from background_jobs import hopeless
from kansrijk.web.accounts.access import rights_of
from kansrijk.web.accounts.acting import by_system
from kansrijk.web.accounts.actions.functions import end_function
from kansrijk.web.accounts.actions.numbers import add_number
from kansrijk.web.accounts.actions.organisations import rename_organisation
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.tasks import tasks_of
from kansrijk.web.audit.models import Event
from kansrijk.web.jobs.models import Job
from known_people import (
    AMSTERDAM,
    function_of,
    organisation_in,
    person,
    person_with,
    role_of,
    signed_in,
)
from pages import check

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _ready(static_files):
    """With static files."""


def tasks(who):
    return tasks_of(who, rights_of(who))


def titles(who):
    return [task.title for task in tasks(who)]


def end_role_in(who, days):
    """A role that ends after so many days, as time would make it."""
    role = who.functions.get().roles.get()
    type(role).objects.filter(pk=role.pk).update(valid_to=today() + days * DAY)
    role.refresh_from_db()
    return role


def number_of(organisation, *, checked, value="01234567", kind="agb"):
    return add_number(
        organisation=organisation, by=by_system(), kind=kind, value=value, source="x",
        checked_on=checked,
    )  # fmt: skip


# --- tasks ----------------------------------------------------------------------------------------


def test_a_role_that_ends_soon_waits_and_one_that_ends_later_does_not():
    who = person_with("reader")
    assert titles(who) == []
    end_role_in(who, 61)
    assert titles(who) == []
    end_role_in(who, 60)
    (task,) = tasks(who)
    assert (task.group, task.until) == ("expiring", today() + 60 * DAY)
    assert task.title == "Uw rol loopt af: lezer, gemeente Haarlem"


def test_a_role_that_was_given_again_no_longer_waits():
    who = person_with("reader")
    role = end_role_in(who, 10)
    type(role).objects.create(
        function=role.function, role=role.role, scope_kind=role.scope_kind,
        scope_code=role.scope_code, valid_from=role.valid_to,
        valid_to=role.valid_to + 300 * DAY, reason="renewed",
    )  # fmt: skip
    assert titles(who) == []


def test_a_role_of_another_waits_for_who_may_give_it_alone():
    who = person_with("reader")
    end_role_in(who, 10)
    title = f"Een rol van {who.name} loopt af: lezer, gemeente Haarlem"
    assert title in titles(person_with("coordinator"))
    assert titles(person_with("coordinator", AMSTERDAM)) == []
    assert titles(person_with("regional")) == []


def test_someone_who_leaves_soon_waits_for_himself_and_his_coordinator():
    who = person_with("reader")
    end_function(
        function=who.functions.get(), by=by_system(), day=today() + 9 * DAY, reason="leaves"
    )
    assert any(title.startswith("Uw functie loopt af") for title in titles(who))
    assert any(
        title.startswith(f"{who.name} vertrekt") for title in titles(person_with("coordinator"))
    )


def test_numbers_that_nobody_checked_for_a_year_wait_together_for_who_may_edit():
    here = organisation_in()
    number_of(here, checked=today() - 365 * DAY)
    number_of(here, checked=today() - 400 * DAY, value="12345678", kind="kvk")
    number_of(organisation_in(), checked=today() - 364 * DAY, value="01234568")
    number_of(organisation_in(AMSTERDAM), checked=today() - 400 * DAY, value="01234569")
    assert titles(person_with("coordinator")) == [f"Kijk 2 nummers van {here.name} na"]
    assert titles(person_with("reader")) == []
    assert titles(person_with("partner_editor")) == []


def test_own_data_wait_two_months_before_they_are_hidden():
    who = person_with("reader")
    for days, count in ((300, 0), (330, 1)):
        Person.objects.filter(pk=who.pk).update(confirmed_on=today() - days * DAY)
        who.refresh_from_db()
        assert len(titles(who)) == count
    assert tasks(who)[0].group == "unconfirmed"


def test_a_stuck_job_waits_for_the_administrator_alone():
    hopeless.enqueue()
    Job.objects.update(is_dead=True)
    text = "1 taak op de achtergrond is vastgelopen"
    assert text in signed_in(person_with("administrator")).get("/bureau/").text
    assert text not in signed_in(person_with("coordinator")).get("/bureau/").text


# --- the page -------------------------------------------------------------------------------------


def test_an_empty_desk_says_what_will_stand_there():
    page = signed_in(person()).get("/bureau/")
    check(page, "nl")
    assert "Er wacht niets op u." in page.text
    assert "Er veranderde niets." in page.text
    assert "U heeft geen functie in een organisatie." in page.text
    check(signed_in(person()).get("/en/bureau/"), "en")


def test_a_full_desk_passes_the_strict_look_in_both_languages():
    who = person_with("coordinator")
    number_of(who.functions.get().organisation, checked=today() - 500 * DAY)
    end_role_in(who, 20)
    client = signed_in(who)
    page = client.get("/bureau/")
    check(page, "nl")
    check(client.get("/en/bureau/"), "en")
    assert "Er wachten <b>3 dingen</b> op u." in page.text
    assert page.text.index("Loopt binnenkort af") < page.text.index("Nog te bevestigen")
    assert "no-store" in page["Cache-Control"]


def test_what_changed_is_of_the_places_that_one_may_see():
    here, there = organisation_in(name="Dichtbij"), organisation_in(AMSTERDAM, name="Veraf")
    rename_organisation(organisation=here, by=by_system(), name="Dichterbij")
    rename_organisation(organisation=there, by=by_system(), name="Verder af")
    text = signed_in(person_with("reader")).get("/bureau/").text
    assert "Het systeem gaf <a" in text
    assert "Dichterbij</a> een andere naam." in text
    assert "Verder af" not in text


def test_what_is_for_colleagues_stands_on_the_desk_of_colleagues_alone():
    here = organisation_in()
    secret = person(name="Noor van Dijk")
    role_of(function_of(secret, here), "reader")
    assert "Noor van Dijk" not in signed_in(person_with("reader")).get("/bureau/").text
    assert "Noor van Dijk" in signed_in(person_with("coordinator")).get("/bureau/").text
    colleague = signed_in(person_with("reader", where=here)).get("/bureau/").text
    assert "Noor van Dijk, verloskundige" in colleague


def test_what_changed_longer_ago_or_is_for_the_log_alone_does_not_stand_there():
    who = person_with("reader")
    client = signed_in(who)
    assert "Persoon toegevoegd" not in client.get("/bureau/").text
    assert "voegde iemand toe" not in client.get("/bureau/").text


def test_the_header_leads_to_the_desk_or_to_signing_in(client):
    assert 'href="/inloggen/"' in client.get("/colofon/").text
    text = signed_in(person()).get("/colofon/").text
    assert 'href="/bureau/"' in text
    assert 'href="/inloggen/"' not in text


def test_more_tasks_and_changes_ask_no_more_questions():
    who = person_with("coordinator")
    client = signed_in(who)

    def questions():
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert client.get("/bureau/").status_code == 200
        return len(found)

    def more():
        for _ in range(4):
            other = person_with("reader")
            end_role_in(other, 10)
            number = f"{Event.objects.count():08d}"
            number_of(other.functions.get().organisation, checked=today() - 400 * DAY, value=number)

    more()
    few = questions()
    more()
    assert questions() == few
    assert few < 45


def test_a_place_leads_to_its_figures():
    text = signed_in(person_with("regional")).get("/bureau/").text
    assert 'href="/cijfers/gebieden/GG3109/"' in text
    assert "Regio, tot " in text
