"""What someone may do. Pure: the roles one has now go in, yes or no comes out; no is the default.

A permission that no role one has holds, a scope outside that of the role, a day outside its term:
no. Which role holds what stands in reference/data/accounts.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from kansrijk.reference.loader import load
from kansrijk.reference.tables.accounts import Permission, Role, RolePermission
from kansrijk.web.accounts.scopes import Scope, contains, touches


@dataclass(frozen=True, slots=True)
class Held:
    """A role that someone has, and the organisation of the function it hangs on."""

    role: str
    scope: Scope
    organisation: int
    valid_from: date
    valid_to: date
    key: str = ""  # of the assignment

    def holds_on(self, day: date) -> bool:
        """``valid_to`` is the first day on which it no longer does."""
        return self.valid_from <= day < self.valid_to


@dataclass(frozen=True, slots=True)
class Rights:
    """Who asks, on which day: his roles, and the organisations where he works now."""

    day: date
    person: int | None = None
    held: tuple[Held, ...] = ()
    organisations: frozenset[int] = frozenset()

    @property
    def roles(self) -> tuple[Held, ...]:
        """The roles that hold on this day."""
        return tuple(held for held in self.held if held.holds_on(self.day))


def may(
    rights: Rights, permission: str, scope: Scope | None = None, organisation: int | None = None
) -> bool:
    """Whether this is allowed for what lies in ``scope`` or is (of) ``organisation``."""
    return any(_lets(held, permission, scope, organisation) for held in rights.roles)


def may_somewhere(rights: Rights, permission: str) -> bool:
    """Whether any role allows this at all: enough for a page, never for a record."""
    return any(permission in permissions_of(held.role) for held in rights.roles)


def may_change(rights: Rights) -> bool:
    """Whether any role allows a change: then a second factor is asked."""
    held = (permissions_of(held.role) for held in rights.roles)
    return any(all_permissions()[name].is_change for names in held for name in names)


def role_that_lets(
    rights: Rights, permission: str, scope: Scope | None = None, organisation: int | None = None
) -> Held | None:
    """The first role that allows this: what the log names."""
    found = (held for held in rights.roles if _lets(held, permission, scope, organisation))
    return next(found, None)


def may_grant(rights: Rights, role: str, scope: Scope) -> bool:
    """Nobody gives more than he holds in one role, nor outside the scope of that role."""
    wanted = permissions_of(role)
    return any(
        _lets(held, "role.grant", scope, None) and wanted <= permissions_of(held.role)
        for held in rights.roles
    )


def _lets(held: Held, permission: str, scope: Scope | None, organisation: int | None) -> bool:
    if permission not in permissions_of(held.role):
        return False
    reach = all_permissions()[permission].reach
    if reach == "own":
        return organisation is not None and organisation == held.organisation
    if scope is None:
        return False
    return (touches if reach == "touching" else contains)(held.scope, scope)


@cache
def all_permissions() -> Mapping[str, Permission]:
    """Every permission by its name, in the order of the file."""
    return {row.id: row for row in load(Permission)}


@cache
def all_roles() -> Mapping[str, Role]:
    """Every role by its name, in the order of the file."""
    return {row.id: row for row in load(Role)}


def permissions_of(role: str) -> frozenset[str]:
    """What a role allows; an unknown one allows nothing."""
    return _permissions().get(role, frozenset())


@cache
def _permissions() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in load(RolePermission):
        found[row.role].add(row.permission)
    return {role: frozenset(names) for role, names in found.items()}
