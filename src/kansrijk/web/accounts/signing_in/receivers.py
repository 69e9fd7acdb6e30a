"""What follows when django-allauth says that something happened."""

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.signals import user_logged_in
from allauth.mfa.signals import authentication_failed, authenticator_used
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.signals import user_logged_in as session_begins
from django.contrib.auth.signals import user_logged_out
from django.db.models.signals import pre_save
from django.http import HttpRequest, HttpResponse

from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.signals import access_ended, person_erased, person_made
from kansrijk.web.accounts.signing_in import devices
from kansrijk.web.accounts.signing_in.actions.forget import forget_sign_in
from kansrijk.web.accounts.signing_in.actions.invitations import invite_person, is_invited
from kansrijk.web.accounts.signing_in.actions.sessions import unlist_all
from kansrijk.web.accounts.signing_in.events import noted, refused
from kansrijk.web.accounts.signing_in.sessions import begin
from kansrijk.web.accounts.signing_in.steps import give
from kansrijk.web.audit.actions import By

#: The column is there and may not be empty; the address of who signs in is not kept.
NO_ADDRESS = "0.0.0.0"


def connect_all() -> None:
    """Listen. Each receiver once, also when the app is made ready twice."""
    for signal, receiver in (
        (user_logged_in, on_signed_in),
        (session_begins, on_session),
        (user_logged_out, on_signed_out),
        (authentication_failed, on_wrong_code),
        (authenticator_used, on_step),
        (person_made, on_person_made),
        (person_erased, on_person_erased),
        (access_ended, on_access_ended),
    ):
        signal.connect(receiver, dispatch_uid=f"signing_in.{receiver.__name__}")
    pre_save.connect(coarsen, sender=UserSession, dispatch_uid="signing_in.coarsen")


def on_signed_in(
    request: HttpRequest, user: Person, response: HttpResponse | None = None, **_: Any
) -> None:
    """Someone came in; this browser is known from now on."""
    records = get_authentication_records(request, user)
    methods = list(dict.fromkeys(record["method"] for record in records))
    if "mfa" in methods:
        give(request)
    noted("signin.done", user, reason="-".join(methods)[:60])
    if response is not None:
        devices.remember(response, user.email or "", is_secure=settings.SESSION_COOKIE_SECURE)


def on_session(request: HttpRequest, **_: Any) -> None:
    """Whoever signs someone in: the time runs."""
    begin(request)


def on_signed_out(request: HttpRequest | None, user: Person | None, **_: Any) -> None:
    """Someone leaves, or is made to."""
    if user is not None:
        noted("signin.leave", user)


def on_step(request: HttpRequest, user: Person, reauthenticated: bool = False, **_: Any) -> None:
    """A second step of someone who is inside already counts for the rest of his session."""
    if reauthenticated and request.user == user:
        give(request)


def on_person_made(person: Person, by: By, **_: Any) -> None:
    """Someone new has no way in yet; who is coming in by an invitation just now has."""
    if not person.is_invented and not is_invited(person.email or ""):
        invite_person(by=by, person=person)


def on_person_erased(person: Person, **_: Any) -> None:
    """What is known here of someone goes with him."""
    forget_sign_in(person)


def on_access_ended(person: Person, **_: Any) -> None:
    """His sessions are of nobody from now on; the list of them goes too."""
    unlist_all(person)


def on_wrong_code(user: Person, **_: Any) -> None:
    """The second step failed."""
    refused("signin.refuse", user, "wrong-code")


def coarsen(instance: UserSession, **_: Any) -> None:
    """Keep what a person needs to know a session again: browser and system, no more."""
    instance.ip = NO_ADDRESS
    if "/" in instance.user_agent or len(instance.user_agent) > 40:
        instance.user_agent = devices.family(instance.user_agent)
