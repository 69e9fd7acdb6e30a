"""The guard: middleware that opens a page only for whom its door lets in."""

import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.module_loading import import_string

from kansrijk.web.accounts.access import rights
from kansrijk.web.accounts.acting import by_person
from kansrijk.web.accounts.doors import Door, door_of
from kansrijk.web.audit.actions import note

logger = logging.getLogger(__name__)

#: In a session: that a second factor was given.
SECOND_FACTOR = "second_factor"


def has_second_factor(request: HttpRequest) -> bool:
    """Whether who asks has given a second factor, as the pages for signing in know it."""
    return bool(import_string(settings.SECOND_FACTOR_CHECK)(request))


def is_flagged(request: HttpRequest) -> bool:
    """Whether the session says that a second factor was given."""
    return bool(request.session.get(SECOND_FACTOR))


class Guard:
    """Middleware: no page without a door, and through a door only whom it lets in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; the looking is done when the page is known."""
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, given: Any
    ) -> HttpResponse | None:
        """Nothing when the page may be opened."""
        door = door_of(view)
        if door is None:
            logger.error("A page without a door was asked for: it stays closed.")
            raise Http404
        if request.method not in _methods(door):
            return HttpResponseNotAllowed(_methods(door))
        return None if door.is_public else _looked_at(request, door)


def _methods(door: Door) -> list[str]:
    return [*door.methods, "HEAD"]


def _looked_at(request: HttpRequest, door: Door) -> HttpResponse | None:
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not door.lets(rights(request)):
        note("access.refuse", by=by_person(request.user), kind="page", key=_name(request))
        return render(request, "accounts/refused.html", status=403)
    if door.asks_second_factor and not has_second_factor(request):
        return _ask_second_factor(request)
    where = import_string(settings.ASKED_AGAIN)(request) if door.asks_again else ""
    return redirect(f"{reverse(where)}?{urlencode({'next': request.path})}") if where else None


def _name(request: HttpRequest) -> str:
    match = request.resolver_match
    return match.view_name[:64] if match else ""


def _ask_second_factor(request: HttpRequest) -> HttpResponse:
    if settings.SECOND_FACTOR_URL:
        return redirect(f"{resolve_url(settings.SECOND_FACTOR_URL)}?next={request.path}")
    return render(request, "accounts/second_factor.html", status=403)
