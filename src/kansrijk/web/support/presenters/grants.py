"""The published money of one municipality: the whole broad grant, never one part of it."""

from dataclasses import dataclass
from functools import cache

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kansrijk.monitor.areas import Area
from kansrijk.reference.loader import load
from kansrijk.reference.tables.context import BredeSpuk, Measure
from kansrijk.reference.tables.sources import Source
from kansrijk.reports.language import LANGUAGES, Language

MEASURE = "brede_spuk"
#: A difference of less than this is said to be about the same.
ABOUT_THE_SAME = 0.5


@dataclass(frozen=True, slots=True)
class GrantPage:
    """The grant of a municipality in two years, with what it is and what it is not."""

    name: str
    sentence: str
    what: str
    note: str
    change: str
    amounts: tuple[tuple[str, str], ...]
    source: str
    figures: str


@cache
def grants() -> dict[str, BredeSpuk]:
    """The grant of each municipality, by its code."""
    return {row.code: row for row in load(BredeSpuk)}


def grant_page(area: Area) -> GrantPage | None:
    """The page of a municipality; None where no grant was published."""
    row = grants().get(area.code)
    if row is None:
        return None
    language = LANGUAGES["en" if (get_language() or "nl").startswith("en") else "nl"]
    measure = next(it for it in load(Measure) if it.id == MEASURE)
    first, second = _euro(row.amount_2025_eur, language), _euro(row.amount_2026_eur, language)
    said = _("In 2026 the national government gives %(name)s %(amount)s from the broad grant.")
    return GrantPage(
        name=area.name,
        sentence=said % {"name": area.name, "amount": second},
        what=language.pick(measure, "what"),
        note=language.pick(measure, "note"),
        change=_change(row, language),
        amounts=(("2025", first), ("2026", second)),
        source=next(it.name for it in load(Source) if it.source == row.source),
        figures=reverse("dashboards:area", args=[area.code]),
    )


def _change(row: BredeSpuk, language: Language) -> str:
    difference = 100 * (row.amount_2026_eur / row.amount_2025_eur - 1)
    if abs(difference) < ABOUT_THE_SAME:
        return _("That is about the same as in 2025.")
    said = _("That is %(share)s%% more than in 2025.")
    if difference < 0:
        said = _("That is %(share)s%% less than in 2025.")
    return said % {"share": language.number(abs(difference))}


def _euro(amount: int, language: Language) -> str:
    return f"€ {language.number(amount)}"
