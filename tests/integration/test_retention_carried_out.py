"""Each term is carried out: what is past it goes by what the reference file names, others stay."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from background_jobs import telling
from kansrijk.reference.loader import load
from kansrijk.reference.tables.retention import Retention
from kansrijk.web.accounts.acting import by_system
from kansrijk.web.accounts.actions.people import erase_person
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.signing_in.models import EndedSession, Invitation
from kansrijk.web.accounts.validity import months_later
from kansrijk.web.audit.actors import actor_key
from kansrijk.web.audit.models import Actor
from kansrijk.web.jobs.declare import JOBS
from kansrijk.web.jobs.models import Job, UsedLink
from kansrijk.web.support.models import LocalOffer
from known_help import help_with_contact
from known_people import organisation_in, person

pytestmark = pytest.mark.django_db
ROWS = {row.model: row for row in load(Retention)}
JOB_ROWS = [row for row in ROWS.values() if (row.carried_out_by or "").startswith("job ")]
ERASED_ROWS = [row for row in ROWS.values() if row.carried_out_by == "erasing"]
#: Makes one row of which the term began so long ago, and gives what asks whether it is still there.
Maker = Callable[[timedelta], Callable[[], bool]]


def ago(age: timedelta) -> datetime:
    return timezone.now() - age


def a_person(age: timedelta) -> Callable[[], bool]:
    who = person()
    Person.objects.filter(pk=who.pk).update(made_at=ago(age))
    return lambda: Person.objects.get(pk=who.pk).email is not None


def a_job(age: timedelta) -> Callable[[], bool]:
    telling.enqueue(word=f"a{age.days}")
    row = DBTaskResult.objects.latest("enqueued_at")
    DBTaskResult.objects.filter(pk=row.pk).update(finished_at=ago(age), status="SUCCESSFUL")
    return lambda: (
        DBTaskResult.objects.filter(pk=row.pk).exists() and Job.objects.filter(pk=row.pk).exists()
    )


def a_link(age: timedelta) -> Callable[[], bool]:
    made = UsedLink.objects.create(digest=f"link{age}"[:64], until=ago(age))
    return lambda: UsedLink.objects.filter(pk=made.pk).exists()


def a_session(age: timedelta) -> Callable[[], bool]:
    """The database keeps when it ends by itself: twelve hours after signing in."""
    made = Session.objects.create(session_key=f"s{age}"[:40], session_data="", expire_date=ago(age))
    return lambda: Session.objects.filter(pk=made.pk).exists()


def an_invitation(age: timedelta) -> Callable[[], bool]:
    made = Invitation.objects.create(
        digest=f"i{age}"[:64], email="x@voorbeeld.example", organisation=organisation_in(),
        function="midwife", made_at=ago(age) - timedelta(days=7), expires_at=ago(age),
    )  # fmt: skip
    return lambda: Invitation.objects.get(pk=made.pk).email != ""


def an_ended_session(age: timedelta) -> Callable[[], bool]:
    made = EndedSession.objects.create(
        digest=f"e{age}"[:64], person=person(), reason="revoked", ended_at=ago(age)
    )
    return lambda: EndedSession.objects.filter(pk=made.pk).exists()


def a_listed_session(age: timedelta) -> Callable[[], bool]:
    made = UserSession.objects.create(
        user=person(), ip="0.0.0.0", session_key=f"u{age}"[:40], user_agent="Firefox, Linux"
    )
    UserSession.objects.filter(pk=made.pk).update(last_seen_at=ago(age))
    return lambda: UserSession.objects.filter(pk=made.pk).exists()


def a_contact(age: timedelta) -> Callable[[], bool]:
    """What goes is who it was; the help stays."""
    made = help_with_contact(name=f"{age}")
    LocalOffer.objects.filter(pk=made.pk).update(checked_on=ago(age).date())
    return lambda: LocalOffer.objects.get(pk=made.pk).contact_name != ""


MAKERS: dict[str, Maker] = {
    "accounts.person": a_person,
    "sessions.session": a_session,
    "django_tasks_database.dbtaskresult": a_job,
    "jobs.job": a_job,
    "jobs.usedlink": a_link,
    "signing_in.invitation": an_invitation,
    "signing_in.endedsession": an_ended_session,
    "usersessions.usersession": a_listed_session,
    "support.localoffer": a_contact,
}


def term(row: Retention) -> timedelta:
    months = (row.term or 0) * {"years": 12, "months": 1}.get(row.unit, 0)
    if months:
        return timedelta(days=(today() - months_later(today(), -months)).days)
    return timedelta(days=row.term or 0)


@pytest.mark.parametrize("row", JOB_ROWS, ids=lambda row: row.model)
def test_what_is_past_its_term_goes_and_what_is_not_stays(row):
    """If a row has no maker here, it has no proof: write one."""
    make, day = MAKERS[row.model], timedelta(days=1)
    past = make(term(row) + day)
    within = make(timedelta(0) if row.model == "sessions.session" else term(row) - day)
    if row.model == "sessions.session":  # it has its end in it
        Session.objects.filter(session_key__startswith="s0").update(expire_date=ago(-day))
    name = row.carried_out_by.removeprefix("job ")
    JOBS[name].work()
    JOBS[name].work()
    assert not past()
    assert within()


@pytest.mark.parametrize("row", ERASED_ROWS, ids=lambda row: row.model)
def test_what_belongs_to_a_person_goes_when_he_is_erased_and_of_nobody_else(row):
    one, other = person(), person()
    for who in (one, other):
        EmailAddress.objects.create(user=who, email=who.email, verified=True, primary=True)
        Authenticator.objects.create(user=who, type="totp", data={"secret": "x"})
        SocialAccount.objects.create(user=who, provider="x", uid=who.public_id)
        actor_key(who.public_id)
    erase_person(person=one, by=by_system())
    assert not of(row.model, one)
    assert of(row.model, other)


def of(model: str, who: Person) -> bool:
    """Whether a table still holds something of someone."""
    if model == "audit.actor":
        return Actor.objects.filter(reference=who.public_id).exists()
    kinds = {"account.emailaddress": EmailAddress, "mfa.authenticator": Authenticator,
             "socialaccount.socialaccount": SocialAccount}  # fmt: skip
    return bool(kinds[model].objects.filter(user=who).exists())


def test_a_session_in_use_stays_listed_however_old():
    there = a_listed_session(timedelta(days=9))
    key = UserSession.objects.get().session_key
    Session.objects.create(session_key=key, session_data="", expire_date=ago(timedelta(hours=-1)))
    JOBS["accounts.clear_sign_in"].work()
    assert there()
    Session.objects.all().delete()
    JOBS["accounts.clear_sign_in"].work()
    assert not there()


def test_a_counter_with_a_network_address_goes_when_it_counts_no_more():
    cache.set("old", "203.0.113.7", timeout=60)
    cache.set("counts", "203.0.113.8", timeout=3600)
    table = connection.ops.quote_name("signing_in_counter")
    past = connection.ops.adapt_datetimefield_value(datetime(2020, 1, 1, tzinfo=UTC))
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET expires = %s WHERE cache_key LIKE %s", [past, "%old"])
        JOBS["accounts.clear_sign_in"].work()
        cursor.execute(f"SELECT cache_key FROM {table}")
        assert [key.rpartition(":")[2] for (key,) in cursor.fetchall()] == ["counts"]
