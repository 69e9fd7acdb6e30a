"""The first page of the invented example: what was counted, each with its sign."""

from dataclasses import dataclass

from kansrijk.reference.tables.indicators import IndicatorDefinition
from kansrijk.reports.language import Language
from kansrijk.reports.wording.values import Cell, cell, unit_of
from kansrijk.reports.wording.verdicts import VerdictText, verdict_text
from kansrijk.web.dashboards.presenters.invented_figures import CountedFigures, counted_figures
from kansrijk.web.dashboards.presenters.invented_words import Writer
from kansrijk.web.dashboards.queries import Invented


@dataclass(frozen=True, slots=True)
class InventedRow:
    """An indicator of the invented country in its last year."""

    id: str
    name: str
    value: Cell
    year: str
    unknown: str
    verdict: VerdictText


@dataclass(frozen=True, slots=True)
class InventedHome:
    """The country that does not exist, and what was counted of it."""

    country: str
    municipalities: str
    ggds: str
    years: str
    rows: tuple[InventedRow, ...]


def invented_home(country: Invented, language: Language) -> InventedHome:
    """All indicators that were counted, in the order of their names."""
    counted = [counted_figures(country, id_) for id_ in ids(country)]
    rows = sorted((_row(one, language) for one in counted), key=lambda row: row.name)
    years = counted[0].years
    return InventedHome(
        country=country_name(country, language),
        municipalities=language.number(len(country.areas.members(country.areas.country.code))),
        ggds=language.number(len(counted[0].ggds)),
        years=language.gettext("{first} to {last}").format(first=years[0], last=years[-1]),
        rows=tuple(rows),
    )


def ids(country: Invented) -> list[str]:
    """What was counted."""
    return list(dict.fromkeys(d.id for d in country.release.definitions.indicators))


def country_name(country: Invented, language: Language) -> str:
    """The invented name of the country."""
    return language.pick(country.areas.info, "country_name")


def _row(counted: CountedFigures, language: Language) -> InventedRow:
    definition = counted.definition
    figure = counted.figure(counted.home, counted.year)
    return InventedRow(
        id=definition.id,
        name=language.pick(definition, "short"),
        value=cell(figure, unit_of(definition), language),
        year=counted.year,
        unknown=Writer(definition, language).share(figure.unknown_share if figure else None),
        verdict=verdict_of(counted, definition, "all", language),
    )


def verdict_of(
    counted: CountedFigures, definition: IndicatorDefinition, group: str, language: Language
) -> VerdictText:
    """The sign with its words; an invented series has no publisher to quote."""
    return verdict_text(counted.verdict(group), definition, None, "", language)
