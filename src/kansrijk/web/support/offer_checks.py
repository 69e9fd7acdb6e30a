"""What must hold of an offer beside the shape of its columns, wherever it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass

from kansrijk.reference.loader import load
from kansrijk.reference.tables.support import (
    Factor,
    FamilyPays,
    Offer,
    RecognitionLevel,
)

#: In which domains help can lie; the order is that of the pages.
DOMAINS = ("medisch", "sociaal", "publiek", "informeel")
#: From two years before conception to the end of childhood: outside it is a slip.
FIRST_MONTH, LAST_MONTH = -36, 240


@dataclass(frozen=True, slots=True)
class OfferFault:
    """A column that cannot be so, and what is allowed."""

    column: str
    problem: str
    allowed: str


def faults_of(offer: Offer) -> list[OfferFault]:
    """Everything that is wrong with an offer of which each column by itself can be."""
    return [*_unknown_words(offer), *_times(offer), *_recognition(offer)]


def _unknown_words(offer: Offer) -> Iterator[OfferFault]:
    known = {
        "themes": ({row.slug for row in load(Factor) if row.kind != "protective"}, offer.themes),
        "domains": (set(DOMAINS), offer.domains),
        "recognition": ({row.id for row in load(RecognitionLevel)}, (offer.recognition,)),
        "family_pays": ({row.id for row in load(FamilyPays)}, (offer.family_pays,)),
    }
    for column, (allowed, given) in known.items():
        strange = [key for key in given if key not in allowed]
        if strange:
            text = ", ".join(sorted(allowed)) if column != "themes" else "een factor of onderwerp"
            yield OfferFault(column, f"'{', '.join(strange)}' kennen we niet", text)
        if len(set(given)) < len(given):
            yield OfferFault(column, "staat er dubbel in", "elk woord een keer")


def _times(offer: Offer) -> Iterator[OfferFault]:
    if offer.from_month > offer.to_month:
        yield OfferFault("to_month", "ligt voor de eerste maand", f"{offer.from_month:g} of meer")
    for column in ("from_month", "to_month"):
        month = getattr(offer, column)
        if not FIRST_MONTH <= month <= LAST_MONTH:
            yield OfferFault(column, f"{month:g} kan niet", f"{FIRST_MONTH} tot {LAST_MONTH}")
    first, before = offer.week_from, offer.week_before
    if first is not None and before is not None and first >= before:
        yield OfferFault("week_before", "niemand kan dan beginnen", f"meer dan {first}")


def _recognition(offer: Offer) -> Iterator[OfferFault]:
    since, until = offer.recognition_date, offer.recognition_until
    if since is not None and until is not None and str(until) < since:
        yield OfferFault("recognition_until", "ligt voor de dag van erkenning", f"na {since}")
