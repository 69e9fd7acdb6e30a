"""The rooms in the main menu. A room enters this list together with its first page."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy


@dataclass(frozen=True, slots=True)
class Room:
    """A room: its name in the menu and the URL namespace of its app, which has a page `home`."""

    name: str | Promise
    namespace: str


ROOMS = (
    Room(gettext_lazy("Figures"), "dashboards"),
    Room(gettext_lazy("Help"), "support"),
    Room(gettext_lazy("Coalitions"), "coalitions"),
)


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A room as the menu shows it. ``current`` is the value of aria-current, or empty."""

    name: str
    address: str
    current: str


def menu(request: HttpRequest | None) -> Iterator[MenuItem]:
    """The rooms, the one of this page marked; an error page may have no request at all."""
    for room in ROOMS:
        address = reverse(f"{room.namespace}:home")
        yield MenuItem(str(room.name), address, _current(request, room, address))


def _current(request: HttpRequest | None, room: Room, address: str) -> str:
    match = getattr(request, "resolver_match", None)
    if request is None or match is None or match.namespace != room.namespace:
        return ""
    return "page" if request.path == address else "true"


def own_place(request: HttpRequest | None) -> MenuItem | None:
    """The desk of who is signed in, or the way in; none on a page that knows no request.

    Who brings no session is nobody: then nothing is looked up, and a page stays the same for all.
    """
    if request is None:
        return None
    is_known = settings.SESSION_COOKIE_NAME in request.COOKIES
    if is_known and getattr(request, "user", None) is not None and request.user.is_authenticated:
        address = reverse("desk:desk")
        is_here = request.path == address
        return MenuItem(gettext("My desk"), address, "page" if is_here else "")
    address = reverse("account_login")
    return MenuItem(gettext("Sign in"), address, "page" if request.path == address else "")
