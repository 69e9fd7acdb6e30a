"""Which contact is asked, when, and what a link in a mail stands for. The terms are data."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q
from django.utils.crypto import constant_time_compare, salted_hmac

from kansrijk.web.accounts.models.parts import valid_on
from kansrijk.web.accounts.validity import months_later
from kansrijk.web.support.freshness import last_sign
from kansrijk.web.support.models import LocalOffer
from kansrijk.web.support.words import term

#: What a link to confirm is signed for.
PURPOSE = "support.confirm_contact"


def link_lasts() -> timedelta:
    """How long a link to confirm works."""
    return timedelta(days=term("link_lasts"))


def to_ask(day: date) -> Iterator[LocalOffer]:
    """The rows whose contact has been silent for long enough, and was not asked lately."""
    asked_before = months_later(day, -term("ask_again_after"))
    rows = LocalOffer.objects.filter(
        valid_on(day) & ~Q(contact_email=""),
        Q(asked_on__isnull=True) | Q(asked_on__lte=asked_before),
        availability="yes",
    )
    silent_since = months_later(day, -term("ask_after"))
    return (row for row in rows.order_by("pk") if last_sign(row) <= silent_since)


def silent_for(before: date) -> Iterator[LocalOffer]:
    """The rows that know something of a contact who has been silent since that day or longer."""
    known = ~Q(contact_email="") | ~Q(contact_name="") | ~Q(contact_direct="")
    rows = LocalOffer.objects.filter(known).order_by("pk")
    return (row for row in rows if last_sign(row) <= before)


def link_key(row: LocalOffer) -> str:
    """What a link stands for: this row, with the address to which it was sent."""
    return f"{row.public_id}.{_mark(row)}"


def confirmable(key: str) -> LocalOffer | None:
    """The row of a link; none when it has ended, or the address is another by now."""
    public_id, _, mark = key.partition(".")
    rows = LocalOffer.objects.filter(public_id=public_id, valid_to__isnull=True)
    row = rows.exclude(contact_email="").select_related("organisation").first()
    return row if row and constant_time_compare(mark, _mark(row)) else None


def _mark(row: LocalOffer) -> str:
    return salted_hmac(PURPOSE, row.contact_email).hexdigest()[:16]
