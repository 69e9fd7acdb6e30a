"""What can be chosen in a form, in words: places, roles and people."""

from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.permissions import Rights, all_roles, may
from kansrijk.web.accounts.places import choices
from kansrijk.web.accounts.presenters.organisations import scope_text
from kansrijk.web.accounts.presenters.words import word
from kansrijk.web.accounts.queries import grantable
from kansrijk.web.accounts.scopes import Scope

Choice = tuple[str, str]


def creation_places(own: Rights) -> list[Choice]:
    """The places in which someone may add an organisation."""
    return [
        (f"{kind}:{area.code}", scope_text(kind, area.code))
        for kind in ("municipality", "region", "country")
        for invented in (False, True)
        for area in choices(kind, invented=invented)
        if may(own, "organisation.create", Scope(kind, area.code))
    ]


def role_choices(own: Rights, *, invented: bool) -> tuple[list[Choice], list[Choice]]:
    """The roles that someone may give, and for what."""
    roles, scopes = grantable(own, invented=invented)
    return (
        [(role, word(all_roles(), role)) for role in roles],
        [(str(scope), scope_text(scope.kind, scope.code)) for scope in scopes],
    )


def people_choices(people: list[Person]) -> list[Choice]:
    """People by name; by address where two have the same name."""
    names = [person.name for person in people]
    return [
        (p.public_id, p.name if names.count(p.name) == 1 else f"{p.name} ({p.email})")
        for p in people
    ]
