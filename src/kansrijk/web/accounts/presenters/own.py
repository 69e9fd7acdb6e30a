"""One's own functions and roles, in words."""

from dataclasses import dataclass

from kansrijk.web.accounts.models import Function, Organisation, Person, RoleAssignment
from kansrijk.web.accounts.permissions import Rights
from kansrijk.web.accounts.presenters.organisations import day, period, role_text
from kansrijk.web.accounts.presenters.words import word
from kansrijk.web.accounts.queries import functions_of, roles_of
from kansrijk.web.accounts.words import function_kinds, reasons


@dataclass(frozen=True, slots=True)
class OwnFunction:
    """A function that one has or had."""

    key: str
    name: str
    organisation: Organisation
    period: str
    is_present: bool
    is_public: bool


@dataclass(frozen=True, slots=True)
class OwnRole:
    """A role that one has or had."""

    key: str
    role: str
    text: str
    organisation: str
    period: str
    reason: str
    is_present: bool


@dataclass(frozen=True, slots=True)
class OwnPage:
    """What is one's own."""

    name: str
    confirmed: str
    functions: tuple[OwnFunction, ...]
    roles: tuple[OwnRole, ...]


def own_page(person: Person, own: Rights) -> OwnPage:
    """The page of who is signed in."""
    return OwnPage(
        person.name,
        day(person.confirmed_on) if person.confirmed_on else "",
        tuple(_function(row, own) for row in functions_of(person)),
        tuple(_role(row, own) for row in roles_of(person)),
    )


def _function(row: Function, own: Rights) -> OwnFunction:
    ended = row.valid_to is not None and row.valid_to <= own.day
    name = word(function_kinds(), row.kind)
    return OwnFunction(row.public_id, name, row.organisation, period(row), not ended, row.is_public)


def _role(row: RoleAssignment, own: Rights) -> OwnRole:
    why = word(reasons("end"), row.end_reason) if row.end_reason else ""
    why = why or word(reasons("start"), row.reason)
    return OwnRole(
        row.public_id, row.role, role_text(row), row.function.organisation.name, period(row), why,
        row.valid_to > own.day,
    )  # fmt: skip
