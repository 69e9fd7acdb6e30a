"""A situation: what a professional or parent says, without a word about who it is.

It lives as long as the question. Nothing here is stored, logged or put in an address.
"""

import difflib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Literal

from kansrijk.errors import NotFoundError, UserError
from kansrijk.reference.tables.support import Phase
from kansrijk.web.support.finding.rulebook import rule_book

Moment = Literal["preconception", "pregnancy", "postpartum", "child"]
MOMENTS: tuple[Moment, ...] = ("preconception", "pregnancy", "postpartum", "child")
#: The phases of the reference files at each moment.
PHASES: dict[Moment, tuple[Phase, ...]] = {
    "preconception": ("preconceptie",),
    "pregnancy": ("zwangerschap",),
    "postpartum": ("kraam", "na_geboorte"),
    "child": ("na_geboorte",),
}
LAST_WEEK, LAST_MONTH, FIRST_CHILD_MONTH = 42, 24, 2
YOUNGEST, OLDEST = 12, 60


@dataclass(frozen=True, slots=True)
class Situation:
    """``week`` is that of pregnancy, ``month`` the age of the child; ``area`` a municipality."""

    moment: Moment
    area: str | None = None
    week: int | None = None
    month: int | None = None
    factors: frozenset[str] = field(default_factory=frozenset)
    protective: frozenset[str] = field(default_factory=frozenset)
    language: str = "nl"
    is_first_child: bool | None = None
    age: int | None = None
    declines_referral: bool = False

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The phases in which help is looked for."""
        return PHASES[self.moment]


def checked(situation: Situation) -> Situation:
    """The same situation when it is possible. Raises UserError that says what is allowed."""
    _check_moment(situation)
    _check_number("De week", situation.week, 0, LAST_WEEK)
    _check_number("De maand", situation.month, 0, LAST_MONTH)
    _check_number("De leeftijd", situation.age, YOUNGEST, OLDEST)
    _check_time(situation)
    known = rule_book().factors
    helped_by = [slug for slug, row in known.items() if row.kind == "protective"]
    asked_for = [slug for slug in known if slug not in helped_by]
    _check_slugs("Factor", situation.factors, asked_for, helped_by)
    _check_slugs("Beschermende factor", situation.protective, helped_by, asked_for)
    return situation


def _check_moment(situation: Situation) -> None:
    if situation.moment not in MOMENTS:
        raise UserError(
            f"De fase '{situation.moment}' bestaat niet. Kies uit: {', '.join(MOMENTS)}."
        )


def _check_number(name: str, number: int | None, least: int, most: int) -> None:
    if number is not None and not least <= number <= most:
        raise UserError(f"{name} is {number}. Dat kan niet: van {least} tot en met {most}.")


def _check_time(situation: Situation) -> None:
    """A week belongs to pregnancy, a month to a child that is born."""
    is_born = situation.moment in ("postpartum", "child")
    if situation.week is not None and situation.moment != "pregnancy":
        raise UserError(
            "Een week hoort bij de zwangerschap (pregnancy)."
            + (" Geef voor een kind de leeftijd in maanden." if is_born else "")
        )
    if situation.month is None:
        return
    if not is_born:
        raise UserError("Een maand is de leeftijd van een kind dat geboren is (postpartum, child).")
    if situation.moment == "postpartum" and situation.month >= FIRST_CHILD_MONTH:
        raise UserError(
            f"De kraamtijd (postpartum) is maand 0 en 1. Kies voor maand {situation.month} child."
        )
    if situation.moment == "child" and situation.month < FIRST_CHILD_MONTH:
        raise UserError(
            f"Een kind (child) is hier 2 maanden of ouder. Kies voor maand {situation.month}"
            " postpartum."
        )


def _check_slugs(
    kind: str, given: Iterable[str], allowed: Collection[str], other: Collection[str]
) -> None:
    for slug in sorted(given):
        if slug in other:
            where = "bij de factoren" if kind != "Factor" else "bij de beschermende factoren"
            raise UserError(f"'{slug}' hoort {where}.")
        if slug not in allowed:
            raise NotFoundError(kind, slug[:40], _meant(slug, allowed))


def _meant(slug: str, allowed: Collection[str]) -> list[str]:
    """The slugs whose own name or Dutch name is near to what was typed."""
    names = {slug: slug for slug in allowed}
    names |= {rule_book().factors[slug].name_nl.lower(): slug for slug in allowed}
    near = difflib.get_close_matches(slug.lower(), names, n=5, cutoff=0.6)
    return list(dict.fromkeys(names[name] for name in near))
