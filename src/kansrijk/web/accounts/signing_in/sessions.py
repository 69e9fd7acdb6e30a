"""How long a session lasts, and that an ended one stays ended, with the reason said.

Idle for an hour, or twelve hours after signing in, is the end. Times that lie ahead of the clock
mean that it ran back: such a session ends too, for its age cannot be known.
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from kansrijk.web.accounts.signing_in.actions.sessions import digest, list_as_seen, unlist
from kansrijk.web.accounts.signing_in.events import noted, refused
from kansrijk.web.accounts.signing_in.models import EndedSession

BEGAN, SEEN = "began_at", "seen_at"
#: A visit within so many seconds of the one before is not written down.
STEP = 60
#: Clocks of two servers may differ by so many seconds.
TOLERANCE = 60


def begin(request: HttpRequest) -> None:
    """From now on the time runs."""
    request.session[BEGAN] = request.session[SEEN] = timezone.now().timestamp()


class SessionAge:
    """Middleware: end sessions in time, and tell who comes with an ended one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look only when the browser brings a session at all."""
        given = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        if given:
            _look(request, given)
        return self._get_response(request)


def _look(request: HttpRequest, given: str) -> None:
    if not request.user.is_authenticated:
        _tell_of_ended(request, given)
        return
    fault = _fault(request)
    if fault:
        noted("session.end", request.user, reason=fault)
        unlist(given)
        logout(request)
        messages.warning(request, reason_in_words(fault))
    else:
        _seen(request)


def _fault(request: HttpRequest) -> str:
    """Why this session cannot go on; empty when it can."""
    if request.user.is_invented and not settings.IS_DEMO:
        return "demo-ended"
    now = timezone.now().timestamp()
    began, seen = request.session.get(BEGAN), request.session.get(SEEN)
    if began is None or seen is None:
        return "unknown-age"
    if began > now + TOLERANCE or seen > now + TOLERANCE:
        return "clock"
    if now - began > settings.SESSION_COOKIE_AGE:
        return "too-old"
    return "idle" if now - seen > settings.SESSION_IDLE_AGE else ""


def _seen(request: HttpRequest) -> None:
    now = timezone.now()
    if now.timestamp() - request.session[SEEN] > STEP:
        request.session[SEEN] = now.timestamp()
        list_as_seen(request.session.session_key, now)


def _tell_of_ended(request: HttpRequest, given: str) -> None:
    """A cookie of a session that was revoked: refused like any other, but said and noted."""
    ended = EndedSession.objects.filter(digest=digest(given)).select_related("person").first()
    if ended is None:
        return
    refused("session.refuse", ended.person, ended.reason)
    request.session.flush()  # a fresh cookie: it is told once
    messages.warning(request, reason_in_words(ended.reason))


def reason_in_words(reason: str) -> str:
    """Why someone must sign in again."""
    return {
        "idle": _("You were signed out because you did nothing here for an hour."),
        "too-old": _("You were signed out because you signed in more than twelve hours ago."),
        "clock": _("You were signed out because the clock of this site was put back."),
        "revoked": _("This session was ended on the page of your sessions. Sign in again."),
    }.get(reason, _("You were signed out. Sign in again."))
