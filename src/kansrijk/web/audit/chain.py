"""The chain: every event holds the hash of the one before it, and one writer at a time adds.

The head is one row. Who writes holds it until the commit (on PostgreSQL by its lock, on SQLite
because a transaction begins with the write lock), so numbers have no gaps and the chain no forks.
"""

import hashlib
import json
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from kansrijk.web.audit.models import EVENT_TEXTS, ChainHead, Event

#: What goes into the hash of an event: all of it but the hash itself, in this order.
HASHED = ("number", *(name for name in EVENT_TEXTS if name != "hash"))
#: Keys and codes. No space and no @: a sentence, a name or an address of mail does not fit.
CODE = re.compile(r"[A-Za-z0-9._:-]*")


class AuditError(Exception):
    """An event that cannot be written; what it belongs to must not happen either."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What an event says, before it has a number, a time and a place in the chain.

    ``old`` and ``new`` are digests of the object before and after, or nothing.
    """

    action: str
    actor: str
    organisation: str = ""
    role: str = ""
    kind: str = ""
    key: str = ""
    old: str = ""
    new: str = ""
    reason: str = ""
    request: str = ""

    def __post_init__(self) -> None:
        for name, text in asdict(self).items():
            if len(text) > EVENT_TEXTS.get(name, 64) or not CODE.fullmatch(text):
                raise AuditError(f"{name} of an event is a key or code, not {text!r:.80}")
        if not (self.action and self.actor):
            raise AuditError("an event needs an action and an actor")


def digest(values: Any) -> str:
    """SHA-256 over canonical JSON: the same values give the same text, everywhere."""
    text = json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


def event_hash(fields: Mapping[str, Any]) -> str:
    """The hash that an event with these fields must have."""
    return digest([fields[name] for name in HASHED])


def first_hash(salt: str) -> str:
    """What stands before the first event; ties the salt to the chain."""
    return digest(["kansrijk audit", salt])


def salted(salt: str, content: str) -> str:
    """The hash of an object as an event shows it; nothing stays nothing."""
    return digest([salt, content]) if content else ""


def moment(now: datetime) -> str:
    """A time as an event writes it: UTC, always with microseconds."""
    return f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}Z"


def append(entries: Sequence[Entry]) -> ChainHead:
    """Add events in this order, inside the transaction of what they tell; the head after it."""
    head = _held_head()
    for entry in entries:
        event = Event(**_fields(entry, head, moment(datetime.now(tz=UTC))))
        event.save(force_insert=True)
        _move(head, event)
    return head


def _held_head() -> ChainHead:
    if connection.vendor == "postgresql":
        # First come, first served: behind a row that keeps changing some of twenty wait ten times
        # as long as others. It also lets one writer begin the chain while the others wait.
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('audit_head'))")
    return ChainHead.objects.select_for_update().first() or _begun()


def _begun() -> ChainHead:
    salt = secrets.token_hex(32)
    return ChainHead.objects.create(number=0, hash=first_hash(salt), salt=salt)


def _fields(entry: Entry, head: ChainHead, now: str) -> dict[str, Any]:
    told = asdict(entry)
    old, new = (salted(head.salt, told.pop(name)) for name in ("old", "new"))
    # A clock that runs back must not turn the order around; what it said is kept beside.
    at = max(now, head.at)
    fields = told | {
        "number": head.number + 1,
        "month": at[:7],
        "at": at,
        "clock": now if now < at else "",
        "old_hash": old,
        "new_hash": new,
        "previous_hash": head.hash,
    }
    return fields | {"hash": event_hash(fields)}


def _move(head: ChainHead, event: Event) -> None:
    here = ChainHead.objects.filter(number=head.number, hash=head.hash)
    if here.update(number=event.number, at=event.at, hash=event.hash) != 1:
        raise AuditError(f"the chain moved while event {event.number} was written")
    head.number, head.at, head.hash = event.number, event.at, event.hash
