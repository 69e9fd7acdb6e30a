"""Who works where, from when to when. Who leaves loses what the function gave him, at once."""

from datetime import date

from kansrijk.errors import UserError
from kansrijk.web.accounts.actions.last_administrator import (
    check_one_is_left,
    hold_administrators,
)
from kansrijk.web.accounts.actions.sessions import end_sessions
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.models import Function, Organisation, Person
from kansrijk.web.accounts.validity import check_no_overlap, check_not_before, check_period
from kansrijk.web.accounts.words import function_kinds, one_of, reasons
from kansrijk.web.audit.actions import By, action, recorded


@action("function.start")
def start_function(
    *, by: By, person: Person, organisation: Organisation, kind: str, valid_from: date,
    valid_to: date | None = None, reason: str = "starts_here",
) -> Function:  # fmt: skip
    """A person begins in a function. The same function twice at a time is refused."""
    row = one_of(function_kinds(), kind, "De functie")
    one_of(reasons("start"), reason, "De reden")
    check_period(valid_from, valid_to)
    _check_can_work_here(_held(person), organisation)
    same = person.functions.filter(organisation=organisation, kind=kind)
    periods = same.values_list("valid_from", "valid_to")
    check_no_overlap(valid_from, valid_to, periods, f"De functie '{row.name_nl}'")
    return Function.objects.create(
        person=person, organisation=organisation, kind=kind, valid_from=valid_from,
        valid_to=valid_to,
    )  # fmt: skip


@action("function.end")
def end_function(*, function: Function, by: By, reason: str, day: date | None = None) -> None:
    """A person leaves a function, on ``day`` the first without it: today, or later.

    All roles in it end no later, and today also every session: what is open elsewhere closes.
    """
    one_of(reasons("end"), reason, "De reden")
    now = today()
    day = day or now
    check_not_before(day, now, "Beëindigen")
    _held(function.person)
    function.refresh_from_db(fields=["valid_from", "valid_to"])
    if function.valid_to is not None and function.valid_to <= day:
        raise UserError("Deze functie is dan al beëindigd.")
    ending = list(function.roles.filter(valid_to__gt=day).select_related("function"))
    administrators = hold_administrators(ending)
    for role in ending:
        with recorded("role.end", role, by=by, reason="left_function"):
            role.valid_to, role.end_reason = max(day, role.valid_from), "left_function"
            role.save(update_fields=["valid_to", "end_reason"])
    function.valid_to = max(day, function.valid_from)
    function.save(update_fields=["valid_to"])
    check_one_is_left(administrators, day)
    if day <= now:
        end_sessions(person=function.person, by=by, reason="left_function")


@action("function.show")
def show_function(*, function: Function, by: By, is_public: bool) -> None:
    """Whether others than colleagues see who has this function; only the person says so."""
    function.is_public = is_public
    function.save(update_fields=["is_public"])


def _held(person: Person) -> Person:
    """The person, held until the commit: two who begin the same at once stand in line."""
    return Person.objects.select_for_update().get(pk=person.pk)


def _check_can_work_here(person: Person, organisation: Organisation) -> None:
    if not person.is_active:
        raise UserError("Deze persoon is afgesloten en kan geen functie krijgen.")
    if organisation.ended_on is not None:
        raise UserError("Deze organisatie is gestopt; daar kan niemand meer beginnen.")
    if person.is_invented != organisation.is_invented:
        raise UserError("Wat verzonnen is en wat echt is, kunnen niet samen.")
