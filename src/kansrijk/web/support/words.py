"""The terms, reasons and languages of support by their key."""

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache

from kansrijk.errors import NotFoundError
from kansrijk.reference.loader import load
from kansrijk.reference.tables.support import Factor, Offer
from kansrijk.reference.tables.support_local import Language, LocalReason, LocalTerm
from kansrijk.web.support.queries.catalogue import offers


@cache
def term(name: str) -> int:
    """The number of a term or limit."""
    (found,) = (row.number for row in load(LocalTerm) if row.id == name)
    return found


@cache
def reasons(moment: str) -> Mapping[str, LocalReason]:
    """Why something changes, ends, is not right, or what came of that."""
    return {row.id: row for row in load(LocalReason) if row.moment == moment}


@cache
def languages() -> Mapping[str, Language]:
    """The languages in which help can be given."""
    return {row.id: row for row in load(Language)}


def national_offers() -> Mapping[str, Offer]:
    """The offers of the catalogue as it is now, by slug."""
    return offers()


def national_offer(slug: str) -> Offer:
    """An offer of the catalogue. Raises NotFoundError with what may have been meant."""
    found = national_offers().get(slug)
    if found is None:
        raise NotFoundError("Aanbod", slug[:80], get_close_matches(slug, national_offers()))
    return found


@cache
def themes() -> Mapping[str, Factor]:
    """What help can be missing for: the risk factors and topics."""
    return {row.slug: row for row in load(Factor) if row.kind != "protective"}
