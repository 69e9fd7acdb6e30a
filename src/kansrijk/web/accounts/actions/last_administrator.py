"""A country keeps an administrator: without one nobody could give that role again on the site."""

from collections.abc import Iterable
from datetime import date

from kansrijk.errors import UserError
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.models import RoleAssignment
from kansrijk.web.accounts.models.parts import valid_on
from kansrijk.web.accounts.validity import day_words

ROLE = "administrator"


class LastAdministratorError(UserError):
    """The only one left."""


def hold_administrators(roles: Iterable[RoleAssignment]) -> list[RoleAssignment]:
    """Those of these roles that administer a country now; two who end one stand in line."""
    ending = [role for role in roles if role.role == ROLE and _holds(role, today())]
    if ending:
        codes = {role.scope_code for role in ending}
        rows = RoleAssignment.objects.filter(role=ROLE, scope_code__in=codes).order_by("pk")
        list(rows.select_for_update())
    return ending


def check_one_is_left(ended: Iterable[RoleAssignment], day: date) -> None:
    """Raise LastAdministratorError when nobody administers a country from ``day`` on.

    Asked after the change, in its transaction: what is refused never was.
    """
    for role in ended:
        rows = RoleAssignment.objects.filter(
            valid_on(day), role=ROLE, scope_kind=role.scope_kind, scope_code=role.scope_code,
            function__person__is_active=True,
        ).select_related("function")  # fmt: skip
        if not any(_holds(row, day) for row in rows):
            raise LastAdministratorError(
                f"Dit is de laatste beheerder: vanaf {day_words(day)} is er geen ander. Geef eerst"
                " iemand anders de rol beheerder, en doe dit dan opnieuw."
            )


def _holds(role: RoleAssignment, day: date) -> bool:
    """The role and the function that it hangs on."""
    return all(
        part.valid_from <= day and (part.valid_to is None or part.valid_to > day)
        for part in (role, role.function)
    )
