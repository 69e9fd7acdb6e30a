"""An organisation in words: only what this reader may see goes in."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kansrijk.web.accounts.access import may_end_role, may_see_role
from kansrijk.web.accounts.fields import visible_fields
from kansrijk.web.accounts.models import ExternalNumber, Function, Organisation, RoleAssignment
from kansrijk.web.accounts.permissions import Rights, all_roles
from kansrijk.web.accounts.places import place
from kansrijk.web.accounts.presenters.roles import scope_names
from kansrijk.web.accounts.presenters.words import word
from kansrijk.web.accounts.queries import present_functions, present_roles
from kansrijk.web.accounts.retention import is_confirmed
from kansrijk.web.accounts.scopes import known_coalitions
from kansrijk.web.accounts.words import domains, function_kinds, number_kinds, organisation_kinds


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role of someone, with until when."""

    key: str
    text: str
    may_end: bool


@dataclass(frozen=True, slots=True)
class WorkerLine:
    """Someone who works here."""

    key: str
    person_key: str
    name: str
    function: str
    period: str
    is_public: bool
    is_confirmed: bool  # recently enough to be shown to others
    roles: tuple[RoleLine, ...]


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A number from outside."""

    key: str
    kind: str
    value: str
    source: str
    checked_on: str
    is_public: bool


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """What a reader sees of an organisation; ``shows`` names the parts that are there for him."""

    slug: str
    name: str
    kicker: tuple[str, ...]
    is_invented: bool
    facts: tuple[tuple[str, str], ...]
    website: str
    numbers: tuple[NumberLine, ...]
    contacts: tuple[WorkerLine, ...]
    workers: tuple[WorkerLine, ...]
    shows: frozenset[str]


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    """An organisation in the list."""

    slug: str
    name: str
    kind: str
    domain: str
    area: str
    is_invented: bool


def organisation_lines(rows: Iterable[Organisation]) -> list[OrganisationLine]:
    """The list, in words."""
    return [
        OrganisationLine(
            row.slug, row.name, word(organisation_kinds(), row.kind), word(domains(), row.domain),
            area_name(row.area_kind, row.area_code), row.is_invented,
        )
        for row in rows
    ]  # fmt: skip


def organisation_page(own: Rights, it: Organisation, *, is_inside: bool) -> OrganisationPage:
    """The page for someone inside, or as another sees it."""
    shows = visible_fields("organisation", is_inside=is_inside)
    workers = tuple(_workers(own, it)) if shows & {"people", "public_contacts"} else ()
    return OrganisationPage(
        slug=it.slug,
        name=it.name,
        kicker=(word(domains(), it.domain), word(organisation_kinds(), it.kind)),
        is_invented=it.is_invented,
        facts=tuple(_facts(it, shows)),
        website=it.website if "website" in shows else "",
        numbers=tuple(_numbers(it, shows)),
        contacts=tuple(each for each in workers if each.is_public and each.is_confirmed),
        workers=workers if "people" in shows else (),
        shows=shows,
    )


def _facts(it: Organisation, shows: frozenset[str]) -> Iterable[tuple[str, str]]:
    facts = {
        "area": (_("Belongs to"), area_name(it.area_kind, it.area_code)),
        "email": (_("E-mail address"), it.email),
        "phone": (_("Telephone"), it.phone),
        "ended_on": (_("Stopped on"), day(it.ended_on) if it.ended_on else ""),
    }
    return (fact for name, fact in facts.items() if name in shows and fact[1])


def _numbers(it: Organisation, shows: frozenset[str]) -> Iterable[NumberLine]:
    for row in it.external_numbers.order_by("kind", "value"):
        line = _number(row)
        if ("external_numbers" if line.is_public else "internal_numbers") in shows:
            yield line


def _number(row: ExternalNumber) -> NumberLine:
    kind = number_kinds().get(row.kind)
    is_public = kind is not None and kind.is_public
    name = word(number_kinds(), row.kind)
    return NumberLine(row.public_id, name, row.value, row.source, day(row.checked_on), is_public)


def _workers(own: Rights, it: Organisation) -> Iterable[WorkerLine]:
    functions = list(present_functions(it))
    roles = present_roles(functions)
    for function in functions:
        mine = [role for role in roles if role.function_id == function.pk]
        yield _worker(own, function, mine)


def _worker(own: Rights, function: Function, roles: list[RoleAssignment]) -> WorkerLine:
    seen = (role for role in roles if may_see_role(own, role))
    return WorkerLine(
        function.public_id,
        function.person.public_id,
        function.person.name,
        word(function_kinds(), function.kind),
        period(function),
        function.is_public,
        is_confirmed(function.person, own.day),
        tuple(RoleLine(role.public_id, role_text(role), may_end_role(own, role)) for role in seen),
    )


def role_text(role: RoleAssignment) -> str:
    """ "coördinator, gemeente Haarlem, tot 1 mei 2027"."""
    name = word(all_roles(), role.role)
    where = scope_text(role.scope_kind, role.scope_code)
    return _("%(role)s, %(where)s, until %(day)s") % {
        "role": name, "where": where, "day": day(role.valid_to),
    }  # fmt: skip


def scope_text(kind: str, code: str) -> str:
    """ "gemeente Haarlem"."""
    return f"{scope_names().get(kind, kind)} {area_name(kind, code)}"


def area_name(kind: str, code: str) -> str:
    """The name of a place or coalition; its code when it has gone."""
    if kind == "coalition":
        return known_coalitions().name(code)
    found = place(kind, code)
    return found.name if found else code


def period(row: Function | RoleAssignment) -> str:
    """From when to when."""
    if row.valid_to is None:
        return _("since %(day)s") % {"day": day(row.valid_from)}
    days = {"start": day(row.valid_from), "end": day(row.valid_to)}
    return _("from %(start)s until %(end)s") % days


def day(value: object) -> str:
    """A day in words."""
    return str(date_format(value, "j F Y"))
