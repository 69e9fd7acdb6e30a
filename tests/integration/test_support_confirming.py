"""A contact confirms itself: asked in time, by one button, and forgotten when it stays silent."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from kansrijk.web.accounts.acting import by_system
from kansrijk.web.accounts.actions.people import erase_person
from kansrijk.web.accounts.clock import today
from kansrijk.web.audit.models import Event
from kansrijk.web.jobs.declare import JOBS
from kansrijk.web.jobs.links import make_token
from kansrijk.web.jobs.models import Job
from kansrijk.web.support.confirming import PURPOSE, link_key, to_ask
from kansrijk.web.support.models import LocalOffer
from known_help import VOORZORG, help_in, help_with_contact, months_ago
from known_people import person
from pages import check

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _ready(static_files):
    """With static files."""


def address(row, lasts=timedelta(days=1), purpose=PURPOSE):
    return f"/hulp/bevestigen/{make_token(purpose, link_key(row), lasts)}/"


def deliver():
    """Send what waits in the queue, as a worker does."""
    for job in Job.objects.filter(name="support.confirm_contact").select_related("result"):
        (name, arguments) = job.result.args_kwargs["args"]
        JOBS[name].work(**arguments)


@pytest.mark.parametrize(
    ("age", "asked", "is_asked"),
    [(3, None, False), (4, None, True), (9, 0, False), (9, 1, True)],
)
def test_who_is_silent_is_asked_and_not_every_day(age, asked, is_asked):
    row = help_with_contact(age=age)
    if asked is not None:
        LocalOffer.objects.update(asked_on=months_ago(asked))
    assert [it.pk for it in to_ask(today())] == ([row.pk] if is_asked else [])


def test_who_cannot_be_asked_is_not_asked():
    help_in(age=9)
    help_with_contact(offer="home-start", availability="no", age=9)
    assert not list(to_ask(today()))


def test_the_job_sends_one_mail_with_a_link_that_works():
    row = help_with_contact(age=5)
    JOBS["support.ask_contacts"].work()
    JOBS["support.ask_contacts"].work()
    deliver()
    (sent,) = mail.outbox
    assert sent.to == ["noor@voorbeeld.example"]
    assert "Noor" not in sent.subject
    assert "VoorZorg" in sent.body
    link = next(line for line in sent.body.splitlines() if "/hulp/bevestigen/" in line)
    path = "/hulp/" + link.strip().partition("/hulp/")[2]
    page = Client().get(path)
    check(page, "nl")
    for text in ("Noor Bedacht", "000-000 00 02", "Er gebeurt niets tot u op de knop"):
        assert text in page.text
    row.refresh_from_db()
    assert (row.confirmed_on, row.asked_on) == (None, today())
    assert Client().post(path).status_code == 200
    row.refresh_from_db()
    assert (row.confirmed_on, row.accepts_on) == (today(), today())
    assert Event.objects.filter(action="local_offer.confirm").count() == 1


def test_a_stale_used_or_forged_link_explains_itself_and_changes_nothing():
    row = help_with_contact(age=8)
    used = address(row)
    Client().post(used)
    LocalOffer.objects.update(confirmed_on=None)
    moved = address(row)
    LocalOffer.objects.update(contact_email="ander@voorbeeld.example")
    for path, status, said in (
        (used, 410, "Deze link is al gebruikt"),
        (moved, 410, "of niet meer nodig"),
        (address(row, timedelta(seconds=-1)), 410, "te oud"),
        (address(row, purpose="support.other"), 404, "Dit adres kennen we niet"),
        (address(row)[:-3] + "x/", 404, "Dit adres kennen we niet"),
    ):
        for answer in (Client().get(path), Client().post(path)):
            assert (answer.status_code, said in answer.text) == (status, True), path
    assert not LocalOffer.objects.filter(confirmed_on__isnull=False).exists()


def test_silence_for_too_long_forgets_the_contact_and_not_the_offer():
    row = help_with_contact(age=25)
    other = help_with_contact(offer="home-start", age=23)
    JOBS["support.forget_contacts"].work()
    row.refresh_from_db()
    other.refresh_from_db()
    assert (row.contact_name, row.contact_direct, row.contact_email) == ("", "", "")
    assert (row.offer, row.contact_function) == (VOORZORG, "jeugdverpleegkundige")
    assert other.contact_name


def test_who_is_erased_is_no_contact_any_more():
    who = person()
    row = help_with_contact(contact_email=who.email)
    other = help_with_contact(offer="home-start")
    erase_person(person=who, by=by_system())
    row.refresh_from_db()
    other.refresh_from_db()
    assert (row.contact_name, row.contact_email) == ("", "")
    assert other.contact_email
