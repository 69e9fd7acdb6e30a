"""What a page asks of who opens it, said at its view. Without a door nobody comes in.

    @public
    @signed_in
    @needs("organisation.edit", "organisation.edit_own")   # one of these, by any role

A door looks at the page alone; the record on it is for the ``access.py`` of the app.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from django.urls import URLPattern, URLResolver

from kansrijk.web.accounts.permissions import Rights, all_permissions, may_somewhere

View = TypeVar("View", bound=Callable[..., Any])

READ = ("GET",)
READ_AND_SEND = ("GET", "POST")


@dataclass(frozen=True, slots=True)
class Door:
    """Who may open a page: everyone, whoever is signed in, or who has one of ``permissions``."""

    is_public: bool = False
    permissions: tuple[str, ...] = ()
    methods: tuple[str, ...] = READ
    asks_second_factor: bool = False
    asks_again: bool = False  # to show just now that it is oneself, with what one has for it

    def lets(self, rights: Rights) -> bool:
        """Whether someone who is signed in may open the page at all."""
        asked = self.permissions
        return not asked or any(may_somewhere(rights, permission) for permission in asked)


def public(view: View | None = None, *, methods: Sequence[str] = READ) -> Any:
    """Everyone may open this page."""
    return _at(view, Door(is_public=True, methods=tuple(methods)))


def signed_in(
    view: View | None = None, *, methods: Sequence[str] = READ, second_factor: bool = False,
    again: bool = False,
) -> Any:  # fmt: skip
    """Whoever is signed in may open this page: it shows what is his own.

    ``again``: what cannot be undone asks once more who it is, by the second step if there is one.
    """
    door = Door(methods=tuple(methods), asks_second_factor=second_factor, asks_again=again)
    return _at(view, door)


def needs(*permissions: str, methods: Sequence[str] = READ) -> Callable[[View], View]:
    """Whoever has one of these permissions; one that changes something asks a second factor."""
    unknown = set(permissions) - set(all_permissions())
    if unknown or not permissions:
        raise ValueError(f"no such permission: {sorted(unknown) or 'none given'}")
    changes = any(all_permissions()[name].is_change for name in permissions)
    door = Door(permissions=permissions, methods=tuple(methods), asks_second_factor=changes)
    return lambda view: _at(view, door)


def door_of(view: Callable[..., Any]) -> Door | None:
    """The door of a view, or none: then it stays closed."""
    return getattr(view, "door", None)


def placed(door: Door, urls: Sequence[Any]) -> Any:
    """Put a door before every address of a package that knows no doors."""
    patterns, *rest = urls
    return (_behind(door, patterns), *rest)


def _behind(door: Door, patterns: Sequence[URLPattern | URLResolver]) -> list[Any]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            _behind(door, pattern.url_patterns)
        else:
            pattern.callback = _wrapped(pattern.callback, door)
    return list(patterns)


def _wrapped(view: Callable[..., Any], door: Door) -> Callable[..., Any]:
    @wraps(view, updated=())
    def opened(*args: Any, **given: Any) -> Any:
        return view(*args, **given)

    opened.csrf_exempt = getattr(view, "csrf_exempt", False)  # type: ignore[attr-defined]
    return _at(opened, door)


def _at(view: Any, door: Door) -> Any:
    if view is None:
        return lambda later: _at(later, door)
    view.door = door
    return view
