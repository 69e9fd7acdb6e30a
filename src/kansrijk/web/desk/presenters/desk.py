"""The desk in words: what waits, what changed, and one's places."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.permissions import Held, Rights, all_roles
from kansrijk.web.accounts.places import is_invented, place
from kansrijk.web.accounts.presenters.organisations import day, scope_text
from kansrijk.web.accounts.presenters.words import word
from kansrijk.web.accounts.scopes import Scope
from kansrijk.web.accounts.words import function_kinds
from kansrijk.web.desk.access import may_read_log
from kansrijk.web.desk.presenters.lines import Day, days
from kansrijk.web.desk.queries.events import changes_in_sight
from kansrijk.web.desk.queries.places import present_functions_of
from kansrijk.web.desk.queries.tasks import waiting
from kansrijk.web.interface.tasks import Task

#: A desk shows what is near; the log has the rest.
MOST_CHANGES = 20


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """Tasks of one kind, under one heading."""

    key: str
    name: str
    tasks: tuple[tuple[Task, str], ...]  # with until when, in words


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place of one's own, with what one is or may do there."""

    name: str
    address: str
    what: str
    log: str = ""  # the address of what happened there, for who may read that
    is_invented: bool = False


@dataclass(frozen=True, slots=True)
class DeskPage:
    """Everything on the desk of one person."""

    name: str
    count: int
    groups: tuple[TaskGroup, ...]
    changes: tuple[Day, ...]
    organisations: tuple[PlaceLine, ...]
    roles: tuple[PlaceLine, ...]


def desk_page(person: Person, own: Rights) -> DeskPage:
    """The desk of who is signed in."""
    tasks = waiting(person, own)
    return DeskPage(
        name=person.name,
        count=len(tasks),
        groups=tuple(_groups(tasks)),
        changes=tuple(days(own, changes_in_sight(own, MOST_CHANGES))),
        organisations=tuple(_organisations(person, own)),
        roles=tuple(_role(held) for held in own.roles),
    )


def _groups(tasks: Sequence[Task]) -> Iterable[TaskGroup]:
    names = {
        "todo": _("To do"),
        "expiring": _("About to end"),
        "unconfirmed": _("Not confirmed yet"),
    }
    for key, name in names.items():
        mine = [
            (task, day(task.until) if task.until else "") for task in tasks if task.group == key
        ]
        if mine:
            yield TaskGroup(key, name, tuple(mine))


def _organisations(person: Person, own: Rights) -> Iterable[PlaceLine]:
    for row in present_functions_of(person):
        where = row.organisation
        log = reverse("desk:organisation_events", args=[where.slug])
        yield PlaceLine(
            where.name,
            reverse("accounts:organisation", args=[where.slug]),
            capfirst(word(function_kinds(), row.kind)),
            log if may_read_log(own, where) else "",
            where.is_invented,
        )


def _role(held: Held) -> PlaceLine:
    scope = held.scope
    name = capfirst(scope_text(scope.kind, scope.code))
    what = _("%(role)s, until %(day)s") % {
        "role": word(all_roles(), held.role), "day": day(held.valid_to),
    }  # fmt: skip
    return PlaceLine(
        name, scope_address(scope), capfirst(what), is_invented=is_invented(scope.code)
    )


def scope_address(scope: Scope) -> str:
    """The page with the figures of a place; none for what has no such page."""
    if place(scope.kind, scope.code) is None:
        return ""
    room = "invented" if is_invented(scope.code) else "dashboards"
    if room == "invented" and scope.kind == "municipality":
        return reverse("invented:municipality", args=[scope.code])
    if room == "invented" or scope.kind == "country":
        return reverse(f"{room}:home")
    return reverse("dashboards:area", args=[scope.code])
