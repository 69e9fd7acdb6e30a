"""Events as sentences: who did what, when, in which role and why. The sentences are data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import groupby

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kansrijk.reference.loader import load
from kansrijk.reference.tables.audit import Sentence
from kansrijk.web.accounts.permissions import Rights, all_roles
from kansrijk.web.accounts.presenters.organisations import day as day_words
from kansrijk.web.accounts.presenters.words import in_language, word
from kansrijk.web.accounts.words import reasons
from kansrijk.web.audit.models import Event
from kansrijk.web.desk.presenters.people import People
from kansrijk.web.desk.presenters.things import Thing, Things


@dataclass(frozen=True, slots=True)
class Line:
    """One event, or several of one day that say the same."""

    html: SafeString
    text: str
    at: datetime
    times: str
    count: int
    role: str
    reason: str


@dataclass(frozen=True, slots=True)
class Day:
    """The lines of a day."""

    name: str
    lines: tuple[Line, ...]


@cache
def sentences() -> Mapping[str, Sentence]:
    """What is said of each action."""
    return {row.action: row for row in load(Sentence)}


def lines(own: Rights, events: Iterable[Event]) -> list[Line]:
    """A line per event, for one reader."""
    return [line for _event, line in _told(own, list(events))]


def days(own: Rights, events: Iterable[Event]) -> list[Day]:
    """The lines by day; what one person did more than once to one thing on a day stands once."""
    told = _told(own, list(events))
    by_day = groupby(told, key=lambda pair: pair[1].at.date())
    return [_day(day, list(pairs)) for day, pairs in by_day]


def _told(own: Rights, events: list[Event]) -> list[tuple[Event, Line]]:
    people = People(own, events)
    things = Things(own, events, people)
    return [(event, _line(event, people, things)) for event in events]


def _line(event: Event, people: People, things: Things) -> Line:
    actor, thing, pattern = people.actor(event), things.of(event), _pattern(event.action)
    if pattern.startswith("{actor}"):
        actor = capfirst(actor)
    at = timezone.localtime(datetime.fromisoformat(event.at))
    return Line(
        html=format_html(pattern, actor=actor, object=_linked(thing)),
        text=pattern.format(actor=actor, object=thing.name),
        at=at,
        times=f"{at:%H:%M}",
        count=1,
        role=_role(event, people),
        reason=_reason(event.reason),
    )


def _pattern(action: str) -> str:
    """An action of an older version, without a sentence of its own, is named as it is."""
    row = sentences().get(action)
    return in_language(row, "sentence") if row else "{actor}: " + action


def _linked(thing: Thing) -> SafeString | str:
    if not thing.address:
        return thing.name
    return format_html('<a href="{}">{}</a>', thing.address, thing.name)


def _role(event: Event, people: People) -> str:
    if not event.role:
        return ""
    place = people.from_where(event)
    name = word(all_roles(), event.role)
    if place is None:
        return _("as %(role)s") % {"role": name}
    return _("as %(role)s, %(organisation)s") % {"role": name, "organisation": place.name}


def _reason(code: str) -> str:
    """Only a reason from the list is shown; other codes are for who runs the site."""
    known = {**reasons("start"), **reasons("end")}
    return word(known, code) if code in known else ""


def _day(day: date, pairs: list[tuple[Event, Line]]) -> Day:
    groups: dict[tuple[str, ...], list[Line]] = {}
    for event, line in pairs:
        same = (event.actor, event.organisation, event.role, event.action, event.kind, event.key,
                event.reason)  # fmt: skip
        groups.setdefault(same, []).append(line)
    return Day(day_words(day), tuple(_together(group) for group in groups.values()))


def _together(group: list[Line]) -> Line:
    newest, oldest = group[0], group[-1]
    times = newest.times if len(group) == 1 else f"{oldest.times}–{newest.times}"
    return Line(newest.html, newest.text, newest.at, times, len(group), newest.role, newest.reason)
