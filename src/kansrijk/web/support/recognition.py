"""How long a recognition holds: it is a judgment for five years, then it asks for a new look."""

from datetime import date
from functools import cache

from kansrijk.reference.loader import load
from kansrijk.reference.tables.support import Offer, RecognitionLevel

#: The committees recognise for five years (NJi and RIVM; the term itself is not verified).
YEARS = 5


@cache
def levels() -> dict[str, RecognitionLevel]:
    """The kinds of recognition by their key."""
    return {row.id: row for row in load(RecognitionLevel)}


def valid_until(offer: Offer) -> date | None:
    """The last day of a recognition: as stated, or else five years after it was given."""
    if offer.recognition_until or not levels()[offer.recognition].expires:
        return offer.recognition_until
    if offer.recognition_date is None:
        return None
    year, month, day = (*map(int, offer.recognition_date.split("-")), 12, 31)[:3]
    return date(year + YEARS, month, min(day, 28) if month == 2 else day)


def is_recognised(offer: Offer, day: date) -> bool:
    """Whether an offer has a recognition that is not known to have expired."""
    until = valid_until(offer)
    return levels()[offer.recognition].expires and (until is None or until >= day)
