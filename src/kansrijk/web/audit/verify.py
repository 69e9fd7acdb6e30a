"""Whether the log is as it was written: every hash, every number, every head outside the database.

What is wrong is said in Dutch, with the place. Only events up to the head of this moment are read,
so the site can go on writing.
"""

from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connection

from kansrijk.web.audit import guards
from kansrijk.web.audit.heads_check import head_faults, in_batches, rows
from kansrijk.web.audit.links import Link, closing_faults, first_link, link_after, link_faults
from kansrijk.web.audit.models import ChainHead, ClosedMonth, Event
from kansrijk.web.audit.reading import BATCH, batches, lenient

MOST_FAULTS = 20
#: What is done, how far, of how much.
Say = Callable[[str, int, int], None]


@dataclass(slots=True)
class Found:
    """What a check found; sound when there are no faults."""

    events: int = 0
    closed_months: int = 0
    heads: int = 0
    faults: list[str] = field(default_factory=list)


def verify(folder: Path, say: Say) -> Found:
    """Check the whole log; ``folder`` holds the heads outside the database."""
    found = Found()
    try:
        with lenient(connection):
            found.faults.extend(islice(_faults(found, folder, say), MOST_FAULTS))
    except DatabaseError as error:
        found.faults.append(f"De databank kan het logboek niet lezen: {error}".strip())
    return found


def _faults(found: Found, folder: Path, say: Say) -> Iterator[str]:
    for name in guards.missing(connection):
        yield f"De bewaking '{name}' van de databank ontbreekt of is veranderd."
    # In this order: an event that is written meanwhile has a head by the time we look for it.
    newest = Event.objects.order_by("-number").values_list("number", flat=True).first() or 0
    head = ChainHead.objects.values().first()
    closings = list(ClosedMonth.objects.order_by("number").values())
    found.closed_months = len(closings)
    if no_numbers := [row for row in [head, *closings] if row and not _has_numbers(row)]:
        yield f"In de kop of een afgesloten maand staat geen getal waar dat hoort: {no_numbers[0]}."
        return
    if head is None:
        if newest or closings:
            yield "De kop van de keten ontbreekt."
    else:
        yield from closing_faults(closings, str(head["salt"]))
        start = _after(closings[-1]) if closings else first_link(str(head["salt"]))
        end = yield from _event_faults(found, start, head["number"], say)
        yield from _end_faults(end, head, newest)
    yield from _all_head_faults(found, folder, closings)


def _has_numbers(row: Mapping[str, Any]) -> bool:
    # SQLite takes any value in any column.
    numbers = ("number", "events", "first_number", "last_number")
    return all(isinstance(row.get(name, 0), int) for name in numbers)


def _after(closed: Mapping[str, Any]) -> Link:
    # "-99": after every moment of that month.
    return Link(closed["last_number"], f"{closed['month']}-99", closed["last_hash"])


def _event_faults(found: Found, link: Link, last: int, say: Say) -> Generator[str, None, Link]:
    """Every fault of the events; gives back the last link."""
    total = last - link.number
    for batch in batches(last):
        for event in batch:
            yield from link_faults(link, event)
            link = link_after(event)
        found.events += len(batch)
        if total > BATCH:
            say("Gebeurtenissen", min(found.events, total), total)
    return link


def _end_faults(end: Link, head: Mapping[str, Any], newest: Any) -> Iterator[str]:
    if (end.number, end.hash) != (head["number"], head["hash"]):
        yield (
            f"De kop van de keten wijst naar gebeurtenis {head['number']} met een andere hash, of"
            f" de keten eindigt eerder: bij {end.number}."
        )
    if newest != end.number and not isinstance(newest, int):
        yield f"Een gebeurtenis heeft geen getal als nummer: {newest!r:.40}."
    elif isinstance(newest, int) and newest > head["number"]:
        yield f"Gebeurtenis {newest} staat achter de kop van de keten."


def _all_head_faults(found: Found, folder: Path, closings: list[dict[str, Any]]) -> Iterator[str]:
    for batch in in_batches(rows(folder)):
        yield from head_faults(batch, closings)
        found.heads += len(batch)
    if found.events and not found.heads:
        yield f"Buiten de databank staan geen koppen van de keten, in {folder}."
