"""Giving, changing and ending a role: always with an end, a reason, and never more than one has."""

from datetime import date

from django.db import transaction

from kansrijk.errors import UserError
from kansrijk.web.accounts.actions.last_administrator import (
    check_one_is_left,
    hold_administrators,
)
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.models import Function, Person, RoleAssignment
from kansrijk.web.accounts.permissions import Rights, all_roles, may_grant
from kansrijk.web.accounts.places import is_invented, place
from kansrijk.web.accounts.scopes import Scope, municipalities
from kansrijk.web.accounts.validity import (
    check_no_overlap,
    check_not_before,
    check_period,
    day_words,
    months_later,
)
from kansrijk.web.accounts.words import one_of, reasons
from kansrijk.web.audit.actions import By, recorded


def grant_role(
    *, by: By, rights: Rights | None, function: Function, role: str, scope: Scope,
    valid_from: date, valid_to: date, reason: str,
) -> RoleAssignment:  # fmt: skip
    """A role in a function, for a scope. ``rights`` are of who gives it; None: the system does."""
    one_of(reasons("start"), reason, "De reden")
    _check_giver(rights, function, role, scope)
    _check_scope(role, scope, function)
    _check_term(role, valid_from, valid_to, function)
    with recorded("role.grant", by=by, reason=reason) as recording:
        _check_once(function, role, scope, valid_from, valid_to)
        made = RoleAssignment.objects.create(
            function=function, role=role, scope_kind=scope.kind, scope_code=scope.code,
            valid_from=valid_from, valid_to=valid_to, reason=reason,
        )  # fmt: skip
        recording.about(made)
    return made


def end_role(
    *, assignment: RoleAssignment, by: By, rights: Rights | None, reason: str,
    day: date | None = None,
) -> None:  # fmt: skip
    """End a role, on ``day`` the first without it; without a day at once."""
    day = day or today()
    with transaction.atomic():
        administrators = hold_administrators([assignment])
        _end(assignment, by, rights, reason, day)
        check_one_is_left(administrators, day)


def _end(assignment: RoleAssignment, by: By, rights: Rights | None, reason: str, day: date) -> None:
    one_of(reasons("end"), reason, "De reden")
    now = today()
    check_not_before(day, now, "Beëindigen")
    with recorded("role.end", assignment, by=by, reason=reason):
        assignment.refresh_from_db(fields=["valid_from", "valid_to"])
        if assignment.valid_to <= day:
            raise UserError("Deze rol is dan al afgelopen.")
        _check_ender(rights, assignment)
        assignment.valid_to = max(day, assignment.valid_from)
        assignment.end_reason = reason
        assignment.save(update_fields=["valid_to", "end_reason"])


def change_role(
    *, assignment: RoleAssignment, by: By, rights: Rights | None, role: str, valid_to: date,
    reason: str,
) -> RoleAssignment:  # fmt: skip
    """Another role for the same scope: the old one ends today, the new one begins today."""
    scope = Scope(assignment.scope_kind, assignment.scope_code)
    with recorded("role.change", assignment, by=by, reason=reason):
        administrators = hold_administrators([assignment])
        _end(assignment, by, rights, "other_role", today())
        made = grant_role(
            by=by, rights=rights, function=assignment.function, role=role, scope=scope,
            valid_from=today(), valid_to=valid_to, reason=reason,
        )  # fmt: skip
        check_one_is_left(administrators, today())
    return made


def _check_giver(rights: Rights | None, function: Function, role: str, scope: Scope) -> None:
    one_of(all_roles(), role, "De rol")
    if rights is None:
        return
    if rights.person == function.person_id:
        raise UserError("U kunt uzelf geen rol geven. Vraag het een ander.")
    if not may_grant(rights, role, scope):
        raise UserError(
            "Deze rol kunt u hier niet geven. U kunt alleen rollen geven die niet meer mogen dan"
            " uw eigen rol, en alleen binnen uw eigen gebied."
        )


def _check_ender(rights: Rights | None, assignment: RoleAssignment) -> None:
    """Whoever may give a role may end it, and everyone his own."""
    if rights is None or rights.person == assignment.function.person_id:
        return
    if not may_grant(rights, assignment.role, Scope(assignment.scope_kind, assignment.scope_code)):
        raise UserError("Deze rol mag meer dan de uwe, of geldt buiten uw gebied.")


def _check_scope(role: str, scope: Scope, function: Function) -> None:
    row = all_roles()[role]
    if scope.kind not in row.scope_kinds:
        allowed = ", ".join(KINDS[kind] for kind in row.scope_kinds)
        raise UserError(f"De rol {row.name_nl} geldt voor: {allowed}.")
    known = municipalities(scope) if scope.kind == "coalition" else place(scope.kind, scope.code)
    if not known:
        raise UserError(f"'{scope.code}' bestaat niet als {KINDS[scope.kind]}.")
    codes = municipalities(scope)
    if {is_invented(code) for code in codes} != {function.organisation.is_invented}:
        raise UserError("Wat verzonnen is en wat echt is, kunnen niet samen.")


KINDS = {
    "coalition": "coalitie",
    "municipality": "gemeente",
    "region": "regio",
    "country": "land",
}


def _check_term(role: str, start: date, end: date, function: Function) -> None:
    check_period(start, end)
    check_not_before(start, today(), "Een rol laten beginnen")
    row = all_roles()[role]
    latest = months_later(start, row.longest_months)
    if end > latest:
        raise UserError(
            f"De rol {row.name_nl} geldt ten hoogste {row.longest_months} maanden, dus tot"
            f" {day_words(latest)}. Daarna kan zij opnieuw worden gegeven."
        )
    if function.valid_from > start or (function.valid_to and function.valid_to < end):
        until = f" tot {day_words(function.valid_to)}" if function.valid_to else ""
        raise UserError(
            f"De functie geldt van {day_words(function.valid_from)}{until};"
            " een rol valt daarbinnen."
        )


def _check_once(function: Function, role: str, scope: Scope, start: date, end: date) -> None:
    Person.objects.select_for_update().get(pk=function.person_id)  # two at once stand in line
    same = function.roles.filter(role=role, scope_kind=scope.kind, scope_code=scope.code)
    periods = same.values_list("valid_from", "valid_to")
    check_no_overlap(start, end, periods, f"De rol {all_roles()[role].name_nl}")
