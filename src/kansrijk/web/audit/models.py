"""The log: events in a chain, its head, months that were closed, and who an actor key stands for.

The tables hold keys, codes and hashes, never content: every text has a bound that the database
itself keeps. What may not change is kept by the database too (guards.py).
"""

import secrets

from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

HASH = 64
KEY = 64
CODE = 64
MOMENT = 27  # 2026-11-24T13:45:00.000000Z
MONTH = 7
WHY = 120


def bounded(table: str, **lengths: int) -> list[models.CheckConstraint]:
    """Checks on the length of each text; SQLite does not look at the length of a column."""
    return [
        models.CheckConstraint(
            condition=LessThanOrEqual(Length(name), length), name=f"{table}_{name}_is_short"
        )
        for name, length in lengths.items()
    ]


def _text(length: int) -> models.CharField:
    return models.CharField(max_length=length, blank=True, default="")


#: Every text in an event, with its bound.
EVENT_TEXTS = {
    "month": MONTH, "at": MOMENT, "clock": MOMENT, "actor": KEY, "organisation": KEY, "role": CODE,
    "action": CODE, "kind": CODE, "key": KEY, "old_hash": HASH, "new_hash": HASH, "reason": CODE,
    "request": KEY, "previous_hash": HASH, "hash": HASH,
}  # fmt: skip


class Event(models.Model):
    """One thing that someone did. Times are text, so that a changed byte is a changed event."""

    number = models.PositiveBigIntegerField(primary_key=True)  # without gaps
    month = models.CharField(max_length=MONTH)  # of ``at``; a month is dropped as a whole
    at = models.CharField(max_length=MOMENT)  # UTC, never before the event in front of it
    clock = _text(MOMENT)  # what the clock said, when it ran back
    actor = _text(KEY)
    organisation = _text(KEY)
    role = _text(CODE)
    action = models.CharField(max_length=CODE)
    kind = _text(CODE)  # of the object
    key = _text(KEY)  # of the object
    old_hash = _text(HASH)
    new_hash = _text(HASH)
    reason = _text(CODE)  # a code, never a sentence: a sentence can hold a name
    request = _text(KEY)
    previous_hash = models.CharField(max_length=HASH)
    hash = models.CharField(max_length=HASH)

    class Meta:
        db_table = "audit_event"
        constraints = bounded("audit_event", **EVENT_TEXTS)
        indexes = (
            models.Index(fields=["kind", "key", "number"], name="audit_event_object"),
            models.Index(fields=["organisation", "number"], name="audit_event_from"),
        )


class ChainHead(models.Model):
    """The one row that says where the chain ends; whoever writes holds it until the commit."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField()
    at = _text(MOMENT)
    hash = models.CharField(max_length=HASH)
    # Mixed into the hashes of objects: who has the log alone cannot guess a short content.
    salt = models.CharField(max_length=HASH)

    class Meta:
        db_table = "audit_head"


class ClosedMonth(models.Model):
    """A month past its term whose events were dropped; what is left ties the chain together."""

    number = models.PositiveBigIntegerField(primary_key=True)  # 1, 2, 3 ...
    month = models.CharField(max_length=MONTH)
    events = models.PositiveBigIntegerField()
    first_number = models.PositiveBigIntegerField()
    last_number = models.PositiveBigIntegerField()
    first_hash = models.CharField(max_length=HASH)
    last_hash = models.CharField(max_length=HASH)
    at = models.CharField(max_length=MOMENT)
    reason = models.CharField(max_length=WHY)
    previous_hash = models.CharField(max_length=HASH)  # of the closed month before
    hash = models.CharField(max_length=HASH)

    class Meta:
        db_table = "audit_closed_month"
        constraints = bounded(
            "audit_closed_month", month=MONTH, first_hash=HASH, last_hash=HASH, at=MOMENT,
            reason=WHY, previous_hash=HASH, hash=HASH,
        )  # fmt: skip


def _new_key() -> str:
    return secrets.token_hex(16)


class Actor(models.Model):
    """A random key, and whom it stands for until that is erased; events know the key only."""

    key = models.CharField(max_length=KEY, primary_key=True, default=_new_key)
    reference = models.CharField(max_length=KEY, null=True, unique=True)

    class Meta:
        db_table = "audit_actor"
