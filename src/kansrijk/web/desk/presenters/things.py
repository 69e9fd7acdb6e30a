"""What an event is about, in words that this reader may see; nothing of what was changed in it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import reverse

from kansrijk.reference.loader import load
from kansrijk.reference.tables.audit import ObjectWords
from kansrijk.web.accounts.access import is_inside, may_see, may_see_role
from kansrijk.web.accounts.models import (
    ExternalNumber,
    Function,
    Organisation,
    RoleAssignment,
)
from kansrijk.web.accounts.permissions import Rights
from kansrijk.web.accounts.presenters.organisations import role_text
from kansrijk.web.accounts.presenters.words import in_language, word
from kansrijk.web.accounts.signing_in.models import Invitation
from kansrijk.web.accounts.words import function_kinds, number_kinds
from kansrijk.web.audit.models import Event
from kansrijk.web.coalitions.access import is_inside as is_inside_coalition
from kansrijk.web.coalitions.models import (
    Coalition,
    Membership,
    MunicipalityStatus,
    MunicipalityTranche,
    OwnRegion,
)
from kansrijk.web.coalitions.presenters.text import address, coalition_address, municipality_name
from kansrijk.web.desk.access import may_read_log
from kansrijk.web.desk.presenters.people import People, actor_words
from kansrijk.web.jobs.models import Job


@dataclass(frozen=True, slots=True)
class Thing:
    """A name and an address, if there is a page of it for this reader."""

    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class _Kind:
    """How things of a kind are looked up together, and put in words."""

    rows: Callable[[], Any]
    describe: Callable[["Things", Any], Thing | None]
    is_number: bool = True


class Things:
    """Everything that some events are about, for one reader: one question for each kind."""

    def __init__(self, own: Rights, events: Iterable[Event], people: People) -> None:
        """Look up what is still there."""
        self.own, self.people = own, people
        self._found = {label: _found(label, events) for label in {e.kind for e in events}}

    def of(self, event: Event) -> Thing:
        """What an event is about; the word for its kind when there is no more to say."""
        if event.kind == "accounts.person":
            return Thing(self.people.named(event.key))
        row = self._found[event.kind].get(event.key)
        known = KINDS[event.kind].describe(self, row) if row is not None else None
        return known or Thing(kind_words(event.kind))


def _found(label: str, events: Iterable[Event]) -> Mapping[str, Any]:
    kind = KINDS.get(label)
    if kind is None:
        return {}
    keys = {event.key for event in events if event.kind == label}
    if kind.is_number:
        keys = {key for key in keys if key.isdigit()}
    return {str(row.pk): row for row in kind.rows().filter(pk__in=keys)}


def kind_words(kind: str) -> str:
    """The word for a kind of object."""
    return in_language(_words()[kind], "name") if kind in _words() else actor_words("something")


@cache
def _words() -> Mapping[str, ObjectWords]:
    return {row.kind: row for row in load(ObjectWords)}


def _organisation(things: Things, row: Organisation) -> Thing | None:
    if not may_see(things.own, row):
        return None
    return Thing(row.name, reverse("accounts:organisation", args=[row.slug]))


def _function(things: Things, row: Function) -> Thing | None:
    own = things.own
    if not may_see(own, row.organisation):
        return None
    is_known = is_inside(own, row.organisation) or row.person_id == own.person
    name = row.person.name if is_known else actor_words("someone")
    name = name or actor_words("erased")
    text = f"{name}, {word(function_kinds(), row.kind)}, {row.organisation.name}"
    return Thing(text, _log(own, "function_events", row.public_id, row.organisation))


def _role(things: Things, row: RoleAssignment) -> Thing | None:
    own = things.own
    if not may_see_role(own, row):
        return None
    name = row.function.person.name or actor_words("erased")
    where = row.function.organisation
    return Thing(f"{name}, {role_text(row)}", _log(own, "role_events", row.public_id, where))


def _number(things: Things, row: ExternalNumber) -> Thing | None:
    own, kind = things.own, number_kinds().get(row.kind)
    is_public = kind is not None and kind.is_public
    if not (may_see(own, row.organisation) if is_public else is_inside(own, row.organisation)):
        return None
    text = f"{word(number_kinds(), row.kind)}, {row.organisation.name}"
    return Thing(text, _log(own, "number_events", row.public_id, row.organisation))


def _invitation(things: Things, row: Invitation) -> Thing | None:
    where = row.organisation
    return Thing(where.name) if where and may_see(things.own, where) else None


def _coalition(things: Things, row: Coalition) -> Thing | None:
    is_seen = row.is_public or is_inside_coalition(things.own, row)
    return Thing(row.name, coalition_address(row)) if is_seen else None


def _membership(things: Things, row: Membership) -> Thing | None:
    it = _coalition(things, row.coalition)
    return it and Thing(f"{municipality_name(row.municipality)}, {it.name}", it.address)


def _region(things: Things, row: OwnRegion) -> Thing | None:
    it = _coalition(things, row.coalition)
    return it and Thing(f"{row.name}, {it.name}", it.address)


def _municipality(things: Things, row: MunicipalityStatus | MunicipalityTranche) -> Thing:
    page = address("municipality", row.municipality, invented=row.is_invented)
    return Thing(municipality_name(row.municipality), page)


def _job(things: Things, row: Job) -> Thing:
    return Thing(row.name)


def _log(own: Rights, page: str, key: str, organisation: Organisation) -> str:
    return reverse(f"desk:{page}", args=[key]) if may_read_log(own, organisation) else ""


KINDS = {
    "accounts.organisation": _Kind(Organisation.objects.all, _organisation),
    "accounts.function": _Kind(
        lambda: Function.objects.select_related("person", "organisation"), _function
    ),
    "accounts.roleassignment": _Kind(
        lambda: RoleAssignment.objects.select_related("function__person", "function__organisation"),
        _role,
    ),
    "accounts.externalnumber": _Kind(
        lambda: ExternalNumber.objects.select_related("organisation"), _number
    ),
    "signing_in.invitation": _Kind(
        lambda: Invitation.objects.select_related("organisation"), _invitation
    ),
    "coalitions.coalition": _Kind(Coalition.objects.all, _coalition),
    "coalitions.membership": _Kind(
        lambda: Membership.objects.select_related("coalition"), _membership
    ),
    "coalitions.ownregion": _Kind(lambda: OwnRegion.objects.select_related("coalition"), _region),
    "coalitions.municipalitystatus": _Kind(MunicipalityStatus.objects.all, _municipality),
    "coalitions.municipalitytranche": _Kind(MunicipalityTranche.objects.all, _municipality),
    "jobs.job": _Kind(Job.objects.all, _job, is_number=False),
}
