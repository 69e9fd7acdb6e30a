"""The first administrator of a site, whom no one on the site can appoint."""

from django.db import transaction

from kansrijk.errors import UserError
from kansrijk.web.accounts.acting import by_system
from kansrijk.web.accounts.actions.functions import start_function
from kansrijk.web.accounts.actions.organisations import create_organisation
from kansrijk.web.accounts.actions.people import create_person
from kansrijk.web.accounts.actions.roles import grant_role
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.models import Function, Organisation, Person, RoleAssignment
from kansrijk.web.accounts.models.parts import valid_on
from kansrijk.web.accounts.permissions import all_roles
from kansrijk.web.accounts.scopes import Scope
from kansrijk.web.accounts.validity import months_later

ROLE, FUNCTION = "administrator", "application_manager"


def appoint_administrator(
    *, email: str, name: str, organisation: str, kind: str, country: str
) -> RoleAssignment:
    """Someone who administers a country, for as long as a role may last; all of it or nothing."""
    by, area = by_system(), Scope("country", country)
    with transaction.atomic():
        person = Person.objects.filter(email=email.strip()).first()
        person = person or create_person(by=by, email=email, name=name)
        where = _organisation(organisation, kind, area)
        return grant_role(
            by=by, rights=None, function=_function(person, where), role=ROLE, scope=area,
            valid_from=today(), valid_to=months_later(today(), all_roles()[ROLE].longest_months),
            reason="starts_here",
        )  # fmt: skip


def _organisation(name: str, kind: str, area: Scope) -> Organisation:
    found = Organisation.objects.filter(name__iexact=name.strip(), ended_on__isnull=True)
    if found.count() > 1:
        raise UserError(f"Er is meer dan een organisatie met de naam '{name}'.")
    return found.first() or create_organisation(by=by_system(), name=name, kind=kind, area=area)


def _function(person: Person, where: Organisation) -> Function:
    present = person.functions.filter(valid_on(today()), organisation=where, valid_to__isnull=True)
    return present.first() or start_function(
        by=by_system(), person=person, organisation=where, kind=FUNCTION, valid_from=today()
    )
