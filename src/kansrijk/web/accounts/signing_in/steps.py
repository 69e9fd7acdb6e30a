"""Which second steps someone has, and whether he showed one just now."""

import time

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest

from kansrijk.web.accounts.guard import SECOND_FACTOR, is_flagged
from kansrijk.web.accounts.models import Person

#: A recovery code is for when one of these is lost; alone it is no second step.
REAL = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def real_steps(person: Person) -> "QuerySet[Authenticator]":
    """The app and the passkeys of a person."""
    return Authenticator.objects.filter(user_id=person.pk, type__in=REAL)


def has_second_step(person: Person) -> bool:
    """Whether signing in asks this person for a second step."""
    return real_steps(person).exists()


def give(request: HttpRequest) -> None:
    """The second step was given in this session."""
    request.session[SECOND_FACTOR] = True


def was_given(request: HttpRequest) -> bool:
    """Whether it was; an invented person of the demonstration has none."""
    return is_flagged(request) or (settings.IS_DEMO and request.user.is_invented)


def keep_in_step(request: HttpRequest) -> None:
    """After a change: who just made a step has shown it, and without any step nothing was shown."""
    if has_second_step(request.user):
        give(request)
    else:
        request.session.pop(SECOND_FACTOR, None)


def where_asked_again(request: HttpRequest) -> str:
    """The page that asks for the second step, or else the password; none when it was just given.

    Who has neither, for he comes through a provider, was asked there.
    """
    if settings.IS_DEMO and request.user.is_invented:
        return ""
    if has_second_step(request.user):
        return "" if _was_shown(request, "mfa") else "mfa_reauthenticate"
    if request.user.has_usable_password():
        return "" if _was_shown(request, "password") else "account_reauthenticate"
    return ""


def _was_shown(request: HttpRequest, method: str) -> bool:
    since = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    records = get_authentication_records(request, request.user)
    return any(one["method"] == method and one["at"] >= since for one in records)
