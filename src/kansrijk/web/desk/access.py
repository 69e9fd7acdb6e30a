"""Whose log someone may read: of organisations in his area, or of his own; another's is no page.

The log of a person is for who may read that of every organisation where he ever worked; that of a
coalition for who may read the log of all its municipalities.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import Http404

from kansrijk.web.accounts.access import area
from kansrijk.web.accounts.models import (
    ExternalNumber,
    Function,
    Organisation,
    Person,
    RoleAssignment,
)
from kansrijk.web.accounts.permissions import Rights, may
from kansrijk.web.accounts.scopes import Scope
from kansrijk.web.coalitions.access import scope_of
from kansrijk.web.coalitions.models import Coalition

#: One of these opens a page of the log.
READ = ("audit.read", "audit.read_own")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a page of the log is about, and the organisation or scope that lets one read it."""

    word: str
    key: str
    thing: Any
    place: Organisation | Scope

    @property
    def kind(self) -> str:
        """As the log knows it."""
        return str(self.thing._meta.label_lower)


def read_permission(own: Rights, place: Organisation | Scope) -> str | None:
    """Which permission lets someone read what happened at an organisation or in a scope."""
    scope, key = (place, None) if isinstance(place, Scope) else (area(place), place.pk)
    return next((name for name in READ if may(own, name, scope, key)), None)


def may_read_log(own: Rights, place: Organisation | Scope) -> bool:
    """Whether someone may read what happened at an organisation or in a scope."""
    return read_permission(own, place) is not None


def subject(own: Rights, word: str, key: str) -> Subject:
    """What a page of the log is about; 404 when it is not there for this reader."""
    found = FINDERS[word](own, key)
    if found is None:
        raise Http404
    thing, place = found
    return Subject(word, key, thing, place)


Found = tuple[Any, Organisation | Scope] | None


def _organisation(own: Rights, slug: str) -> Found:
    found = Organisation.objects.filter(slug=slug).first()
    return (found, found) if found and may_read_log(own, found) else None


def _part(rows: Any, path: str, own: Rights, key: str) -> Found:
    found = rows.objects.select_related(path.replace(".", "__")).filter(public_id=key).first()
    if found is None:
        return None
    organisation = found
    for name in path.split("."):
        organisation = getattr(organisation, name)
    return (found, organisation) if may_read_log(own, organisation) else None


def _person(own: Rights, key: str) -> Found:
    found = Person.objects.filter(public_id=key).first()
    if found is None:
        return None
    functions = found.functions.select_related("organisation").order_by("pk")
    places = [function.organisation for function in functions]
    is_open = places and all(may(own, "audit.read", area(place)) for place in places)
    return (found, places[0]) if is_open else None


def _coalition(own: Rights, key: str) -> Found:
    found = Coalition.objects.filter(public_id=key).first()
    return (found, scope_of(found)) if found and may_read_log(own, scope_of(found)) else None


#: The word in the address -> how it is found.
FINDERS: dict[str, Callable[[Rights, str], Found]] = {
    "organisatie": _organisation,
    "functie": partial(_part, Function, "organisation"),
    "rol": partial(_part, RoleAssignment, "function.organisation"),
    "nummer": partial(_part, ExternalNumber, "organisation"),
    "persoon": _person,
    "coalitie": _coalition,
}
