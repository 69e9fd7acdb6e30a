"""The rooms in the main menu. A room enters this list together with its first page."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy


@dataclass(frozen=True, slots=True)
class Room:
    """A room: its name in the menu and the URL namespace of its app, which has a page `home`."""

    name: str | Promise
    namespace: str


ROOMS = (
    Room(gettext_lazy("Figures"), "dashboards"),
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
