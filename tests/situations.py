"""Situations as a professional describes them, written short, and the advice for them.

``moment``: "zwanger 14" (weeks), "kind 5" (months), "kraamtijd 0", "kinderwens"; ``also``: what
else is said: an age, "eerste kind", "geen eerste kind", "wil geen verwijzing", a language, or a
protective factor.
"""

from datetime import date
from functools import cache

from kansrijk.reference.loader import load
from kansrijk.reference.tables.support import Offer
from kansrijk.web.support.finder import find
from kansrijk.web.support.finding.advice import Advice
from kansrijk.web.support.finding.choosing import MOST
from kansrijk.web.support.finding.rulebook import rule_book
from kansrijk.web.support.finding.situation import Situation, checked

DAY = date(2026, 11, 24)
MOMENTS = {
    "kinderwens": "preconception", "zwanger": "pregnancy",
    "kraamtijd": "postpartum", "kind": "child",
}  # fmt: skip


def situation(moment: str, factors: str, also: str = "") -> Situation:
    """The situation that these words describe."""
    word, _, number = moment.partition(" ")
    said = [part.strip() for part in also.split(",") if part.strip()]
    ages = [int(part.removesuffix(" jaar")) for part in said if part.endswith(" jaar")]
    languages = [part.removeprefix("taal ") for part in said if part.startswith("taal ")]
    at = {"week" if word == "zwanger" else "month": int(number)} if number else {}
    return checked(
        Situation(
            MOMENTS[word],
            factors=frozenset(factors.split()),
            protective=frozenset(p for p in said if p in rule_book().factors),
            age=ages[0] if ages else None,
            language=languages[0] if languages else "nl",
            is_first_child={"eerste kind": True, "geen eerste kind": False}.get(
                next((p for p in said if p.endswith("eerste kind")), "")
            ),
            declines_referral="wil geen verwijzing" in said,
            **at,
        )
    )


@cache
def offers() -> tuple[Offer, ...]:
    """The national offers as the reference file has them."""
    return load(Offer)


def advice(moment: str, factors: str, also: str = "") -> Advice:
    """The advice for a situation, with nothing known locally."""
    return find(situation(moment, factors, also), offers(), DAY)


def leading(given: Advice) -> set[str]:
    """Everything that comes first or is recommended."""
    return {it.line for it in given.urgent} | {it.slug for it in given.recommended}


def assert_advice(moment: str, factors: str, also: str, must: str, must_not: str) -> None:
    """All that must lead leads, nothing else leads that must not, and the list stays short."""
    given = advice(moment, factors, also)
    assert set(must.split()) - leading(given) == set()
    assert set(must_not.split()) & leading(given) == set()
    assert len(given.recommended) <= MOST
