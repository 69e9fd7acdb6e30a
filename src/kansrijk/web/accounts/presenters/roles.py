"""The roles and what each allows, in words of the page's language."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kansrijk.web.accounts.permissions import all_permissions, all_roles, permissions_of
from kansrijk.web.accounts.presenters.words import in_language


@dataclass(frozen=True, slots=True)
class PermissionText:
    """A permission in words."""

    id: str
    name: str
    what: str
    reach: str
    is_change: bool


@dataclass(frozen=True, slots=True)
class RoleText:
    """A role in words."""

    id: str
    name: str
    what: str
    scopes: str
    longest_months: int
    permissions: tuple[PermissionText, ...]


def roles_explained() -> list[RoleText]:
    """Every role with all that it allows, in the order of the reference file."""
    return [
        RoleText(
            role.id,
            in_language(role, "name"),
            in_language(role, "what"),
            ", ".join(scope_names()[kind] for kind in role.scope_kinds),
            role.longest_months,
            tuple(_permission(name) for name in all_permissions() if name in held),
        )
        for role in all_roles().values()
        for held in [permissions_of(role.id)]
    ]


def permissions_explained() -> list[PermissionText]:
    """Every permission, in the order of the reference file."""
    return [_permission(name) for name in all_permissions()]


def scope_names() -> dict[str, str]:
    """The kinds of scope, as a reader knows them."""
    return {
        "coalition": _("coalition"),
        "municipality": _("municipality"),
        "region": _("region"),
        "country": _("country"),
    }


def _permission(name: str) -> PermissionText:
    row = all_permissions()[name]
    reaches = {
        "within": _("in the own area"),
        "touching": _("in and around the own area"),
        "own": _("for the own organisation"),
    }
    return PermissionText(
        name.replace(".", "-"),
        in_language(row, "name"),
        in_language(row, "what"),
        reaches[row.reach],
        row.is_change,
    )
