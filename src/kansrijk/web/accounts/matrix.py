"""Role x page x action, generated from the doors in the code: who can open what."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, get_resolver

from kansrijk.web.accounts.doors import Door, door_of
from kansrijk.web.accounts.permissions import all_roles, permissions_of

NOBODY, NO_ROLE = "nobody", "no_role"


@dataclass(frozen=True, slots=True)
class Place:
    """An address of the site, with its door; none when it was forgotten."""

    name: str
    route: str
    door: Door | None


def places() -> list[Place]:
    """Every address of the site, in the order of the urlconf."""
    return list(_places(get_resolver(), "", ""))


def subjects() -> tuple[str, ...]:
    """Who can come by: nobody known, someone without a role, and someone with each role."""
    return (NOBODY, NO_ROLE, *all_roles())


def answer(subject: str, place: Place, method: str) -> str:
    """What a subject gets: open, sign_in, refused, closed (no door) or no_such_action.

    ``open`` is for the page; a record on it that is not of his scope is still not found.
    """
    door = place.door
    if door is None:
        return "closed"
    if method not in door.methods:
        return "no_such_action"
    if door.is_public:
        return "open"
    if subject == NOBODY:
        return "sign_in"
    held = permissions_of(subject)
    return "open" if not door.permissions or held.intersection(door.permissions) else "refused"


def _places(resolver: Any, route: str, namespace: str) -> Iterator[Place]:
    for pattern in resolver.url_patterns:
        path = route + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield Place(f"{namespace}{pattern.name}", f"/{path}", door_of(pattern.callback))
        else:
            inner = f"{pattern.namespace}:" if pattern.namespace else namespace
            yield from _places(pattern, path, inner)
