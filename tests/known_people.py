"""People with roles, for tests: made by the same actions as on the site."""

import time
from datetime import timedelta
from itertools import count
from typing import Any

from django.test import Client

from kansrijk.web.accounts.acting import by_system
from kansrijk.web.accounts.actions.functions import start_function
from kansrijk.web.accounts.actions.organisations import create_organisation
from kansrijk.web.accounts.actions.people import create_person
from kansrijk.web.accounts.actions.roles import grant_role
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.guard import SECOND_FACTOR
from kansrijk.web.accounts.models import Function, Organisation, Person, RoleAssignment
from kansrijk.web.accounts.scopes import Scope

HAARLEM = Scope("municipality", "GM0392")
AMSTERDAM = Scope("municipality", "GM0363")
KENNEMERLAND = Scope("region", "GG3109")
COUNTRY = Scope("country", "NL01")
#: For what each role is given when a test does not care.
SCOPES = {
    "regional": KENNEMERLAND, "national": COUNTRY, "administrator": COUNTRY,
    "catalogue_editor": COUNTRY,
}  # fmt: skip

_numbers = count(1)


def organisation_in(area: Scope = HAARLEM, **more: Any) -> Organisation:
    name = f"Praktijk {next(_numbers)}"
    return create_organisation(
        **{"by": by_system(), "name": name, "kind": "midwifery_practice", "area": area} | more
    )


def person(**more: Any) -> Person:
    number = next(_numbers)
    given = {"email": f"p{number}@voorbeeld.example", "name": f"Persoon {number}"}
    return create_person(**{"by": by_system()} | given | more)


def function_of(who: Person, where: Organisation, **more: Any) -> Function:
    given = {"kind": "midwife", "valid_from": today()}
    return start_function(
        **{"by": by_system(), "person": who, "organisation": where} | given | more
    )


def role_of(function: Function, role: str, scope: Scope | None = None) -> RoleAssignment:
    return grant_role(
        by=by_system(), rights=None, function=function, role=role,
        scope=scope or SCOPES.get(role, HAARLEM), valid_from=today(),
        valid_to=today() + timedelta(days=90), reason="starts_here",
    )  # fmt: skip


def person_with(
    role: str | None, scope: Scope | None = None, where: Organisation | None = None
) -> Person:
    who = person()
    if role is not None:
        role_of(function_of(who, where or organisation_in()), role, scope)
    return who


def signed_in(who: Person, *, second_factor: bool = True) -> Client:
    """A browser in which someone has signed in a moment ago, with a second factor."""
    client = Client()
    client.force_login(who)
    session = client.session
    session[SECOND_FACTOR] = second_factor
    # As django-allauth remembers it: before something sensitive it is not asked again so soon.
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session["account_authentication_methods_user"] = str(who.pk)
    session.save()
    return client
