"""Dropping a month past its term: whole, and never without a row that keeps the chain closed."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db.models import Count, Max, Min

from kansrijk.errors import UserError
from kansrijk.web.audit.actions import SYSTEM, By, Recording, recorded
from kansrijk.web.audit.chain import digest, moment
from kansrijk.web.audit.models import WHY, ClosedMonth, Event

ACTION = "audit.close"
KIND = ClosedMonth._meta.label_lower
#: What goes into the hash of a closed month, in this order.
HASHED = (
    "number", "month", "events", "first_number", "last_number", "first_hash", "last_hash", "at",
    "reason", "previous_hash",
)  # fmt: skip


def closing_hash(fields: Mapping[str, Any]) -> str:
    """The hash that a closed month with these fields must have."""
    return digest([fields[name] for name in HASHED])


def close_month(month: str, *, reason: str, by: By | None = None) -> ClosedMonth:
    """Drop all events of the oldest month and keep what ties the chain together.

    Raises UserError, with what is allowed, when it is not the oldest month or not past its term.
    """
    now = datetime.now(tz=UTC)
    _refuse_early(month, now)
    _refuse_reason(reason)
    with recorded(ACTION, by=by or By(SYSTEM)) as recording:
        closed = _closed(month, reason, moment(now))
        Event.objects.filter(month=month).delete()
        _tell(recording, closed)
    return closed


def _refuse_early(month: str, now: datetime) -> None:
    oldest = Event.objects.order_by("number").values_list("month", flat=True).first()
    if month != oldest:
        allowed = f"de oudste maand in het logboek is {oldest}" if oldest else "het logboek is leeg"
        raise UserError(f"Maand '{month}' kan niet worden afgesloten: {allowed}.")
    year, number = (int(part) for part in month.split("-"))
    kept = (now.year - year) * 12 + now.month - number
    if kept <= settings.AUDIT_MONTHS:
        raise UserError(
            f"Maand {month} moet nog blijven: de bewaartermijn is {settings.AUDIT_MONTHS} maanden."
        )


def _refuse_reason(reason: str) -> None:
    if not reason.strip() or len(reason) > WHY or not reason.isprintable():
        raise UserError(f"Geef een reden van 1 tot {WHY} tekens op één regel, zonder namen.")


def _closed(month: str, reason: str, at: str) -> ClosedMonth:
    events = Event.objects.filter(month=month)
    found = events.aggregate(
        events=Count("number"), first_number=Min("number"), last_number=Max("number")
    )
    before = ClosedMonth.objects.order_by("-number").first()
    fields = found | {
        "number": before.number + 1 if before else 1,
        "month": month,
        "first_hash": events.get(number=found["first_number"]).hash,
        "last_hash": events.get(number=found["last_number"]).hash,
        "at": at,
        "reason": reason,
        "previous_hash": before.hash if before else "",
    }
    return ClosedMonth.objects.create(**fields, hash=closing_hash(fields))


def _tell(recording: Recording, closed: ClosedMonth) -> None:
    recording.kind, recording.key, recording.new = KIND, closed.month, closed.hash
