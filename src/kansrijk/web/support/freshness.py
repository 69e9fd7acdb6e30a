"""How old what we know of a local offer is, and what that means. Pure; the terms are data."""

from datetime import date

from kansrijk.web.accounts.validity import months_later
from kansrijk.web.support.finding.local import Freshness
from kansrijk.web.support.models import LocalOffer
from kansrijk.web.support.words import term


def last_sign(row: LocalOffer) -> date:
    """The last day on which the contact, or who keeps it, said that it is so; else of the source.

    A source that says a year or a month counts from its first day: never newer than it is.
    """
    signs = [day for day in (row.confirmed_on, row.checked_on) if day is not None]
    return max(signs) if signs else row.source_day


def freshness(sign: date, day: date) -> Freshness:
    """What a sign of life of that day is worth now."""
    if months_later(sign, term("hidden_after")) <= day:
        return "hidden"
    return "stale" if months_later(sign, term("stale_after")) <= day else "fresh"
