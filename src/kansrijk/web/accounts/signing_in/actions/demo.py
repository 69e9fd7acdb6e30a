"""The invented people of Voorbeeldstad, for a demonstration only."""

from datetime import date

from kansrijk.reference.loader import load
from kansrijk.reference.tables.signing_in import InventedPerson
from kansrijk.web.accounts.access import rights_of
from kansrijk.web.accounts.acting import by_system
from kansrijk.web.accounts.actions.functions import start_function
from kansrijk.web.accounts.actions.organisations import create_organisation
from kansrijk.web.accounts.actions.people import create_person
from kansrijk.web.accounts.actions.roles import grant_role
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.models import Function, Organisation, Person
from kansrijk.web.accounts.models.parts import valid_on
from kansrijk.web.accounts.permissions import all_roles
from kansrijk.web.accounts.scopes import Scope
from kansrijk.web.accounts.validity import months_later
from kansrijk.web.audit.actions import recorded


def seed_demo() -> int:
    """Make who is not there yet, and give a role anew that has ended; how many were made."""
    made = 0
    with recorded("demo.seed", by=by_system()):
        for row in load(InventedPerson):
            person = Person.objects.filter(email=row.email).first()
            made += person is None
            _give(row, person or _make(row))
    return made


def _make(row: InventedPerson) -> Person:
    return create_person(by=by_system(), email=row.email, name=row.name, is_invented=True)


def _give(row: InventedPerson, person: Person) -> None:
    day = today()
    if person.erased_at or rights_of(person).roles:
        return
    function = person.functions.filter(valid_on(day)).first() or _function(row, person, day)
    grant_role(
        by=by_system(), rights=None, function=function, role=row.role,
        scope=Scope(row.scope_kind, row.scope_code), valid_from=day,
        valid_to=months_later(day, all_roles()[row.role].longest_months), reason="starts_here",
    )  # fmt: skip


def _function(row: InventedPerson, person: Person, day: date) -> Function:
    known = Organisation.objects.filter(name=row.organisation, is_invented=True).first()
    organisation = known or create_organisation(
        by=by_system(), name=row.organisation, kind=row.organisation_kind,
        area=Scope(row.area_kind, row.area_code),
    )  # fmt: skip
    return start_function(
        by=by_system(), person=person, organisation=organisation, kind=row.function, valid_from=day
    )
