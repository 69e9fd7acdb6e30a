"""The words of help by their key: phases, domains, ways in, factors, and moments in pregnancy."""

from collections.abc import Iterable, Mapping
from functools import cache

from django.utils.translation import gettext as _

from kansrijk.reference.loader import load
from kansrijk.reference.tables.support import Factor, Offer
from kansrijk.reference.tables.support_catalogue import Law
from kansrijk.web.accounts.presenters.words import in_language

#: The phase of the thousand days, for the dot in its colour.
DOTS = {"preconceptie": "voor", "zwangerschap": "tijdens", "kraam": "na", "na_geboorte": "na"}
OTHER_LAW = "other"


def phases() -> dict[str, str]:
    """The phases of the reference files."""
    return {
        "preconceptie": _("before pregnancy"),
        "zwangerschap": _("pregnancy"),
        "kraam": _("first weeks after birth"),
        "na_geboorte": _("baby and toddler"),
    }


def domains() -> dict[str, str]:
    """The domains of the reference files."""
    return {
        "medisch": _("medical"),
        "sociaal": _("social"),
        "publiek": _("public health"),
        "informeel": _("informal"),
    }


def routes() -> dict[str, str]:
    """How one gets to an offer."""
    return {
        "in_care": _("part of care that is already there"),
        "self": _("the parent goes there"),
        "referral": _("someone refers, after the parent agreed"),
    }


def said(words: Mapping[str, str], keys: Iterable[str]) -> str:
    """Several keys in words, with commas."""
    return ", ".join(words.get(key, key) for key in keys)


@cache
def factors() -> Mapping[str, Factor]:
    """Risk factors, protective factors and topics by slug."""
    return {row.slug: row for row in load(Factor)}


@cache
def laws() -> Mapping[str, Law]:
    """The laws by which offers can be chosen."""
    return {row.id: row for row in load(Law)}


def laws_of(offer: Offer) -> tuple[str, ...]:
    """The laws that the text of an offer names; ``other`` when it names none."""
    named = [key for key, law in laws().items() if any(w in offer.funding_law for w in law.words)]
    return tuple(named) or (OTHER_LAW,)


def factor_name(slug: str) -> str:
    """The name of a factor or topic; the slug when it has gone."""
    return in_language(factors()[slug], "name") if slug in factors() else slug


def entry_text(offer: Offer) -> str:
    """In which weeks of pregnancy one can enter; nothing when no limit is known."""
    first, before = offer.week_from, offer.week_before
    if first is None and before is None:
        return ""
    if before is None:
        return _("from week %(first)s of pregnancy") % {"first": first}
    last = _("up to and including %(week)s weeks and 6 days") % {"week": before - 1}
    if first is None:
        return last
    return _("from week %(first)s, %(last)s") % {"first": first, "last": last}
