"""Whether one event follows another, and one closed month another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kansrijk.web.audit.chain import event_hash, first_hash, salted
from kansrijk.web.audit.closing import ACTION, KIND, closing_hash
from kansrijk.web.audit.models import Event


@dataclass(frozen=True, slots=True)
class Link:
    """What the next event must follow."""

    number: int
    at: str
    hash: str


def first_link(salt: str) -> Link:
    """Before the first event."""
    return Link(0, "", first_hash(salt))


def link_after(event: Mapping[str, Any]) -> Link:
    """As the event says it: what follows is judged by itself, so one fault is told once."""
    return Link(event["number"], str(event["at"]), str(event["hash"]))


def link_faults(link: Link, event: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with an event after ``link``."""
    number = event["number"]
    if number != link.number + 1:
        yield f"Gebeurtenis {_between(link.number, number)} ontbreekt."
    if event["previous_hash"] != link.hash:
        yield f"Gebeurtenis {number} volgt niet op de gebeurtenis ervoor."
    if event["hash"] != _hash_of(event):
        yield f"Gebeurtenis {number} is veranderd: de inhoud past niet bij de hash."
    if event["month"] != str(event["at"])[:7] or str(event["at"]) < link.at:
        yield f"Gebeurtenis {number} staat in de verkeerde maand of voor haar tijd."


def closing_faults(closings: Sequence[Mapping[str, Any]], salt: str) -> Iterator[str]:
    """What is wrong with the closed months, oldest first."""
    before: Mapping[str, Any] = {"number": 0, "month": "", "last_number": 0, "hash": ""}
    for closed in closings:
        is_sound = (
            closed["number"] == before["number"] + 1
            and str(closed["month"]) > before["month"]
            and closed["first_number"] == before["last_number"] + 1
            and closed["events"] == closed["last_number"] - closed["first_number"] + 1
            and closed["previous_hash"] == before["hash"]
            and closed["hash"] == _hash_of(closed, closing_hash)
        )
        if not is_sound:
            yield f"De afgesloten maand {closed['month']} is veranderd of volgt niet op de vorige."
        before = closed
    if closings and not _is_told(before, salt):
        yield f"Geen gebeurtenis vertelt dat maand {before['month']} is afgesloten."


def _is_told(closed: Mapping[str, Any], salt: str) -> bool:
    told = Event.objects.filter(action=ACTION, kind=KIND, key=closed["month"])
    return told.filter(new_hash=salted(salt, str(closed["hash"]))).exists()


def _hash_of(fields: Mapping[str, Any], hashing: Any = event_hash) -> str | None:
    try:
        return str(hashing(fields))
    except TypeError:  # bytes where text was: no content has this hash
        return None


def _between(before: int, after: int) -> str:
    return f"{before + 1}" if after == before + 2 else f"{before + 1} t/m {after - 1}"
