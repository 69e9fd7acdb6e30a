"""The page of one invented municipality: every indicator, its split in blocks, and its peers."""

from collections.abc import Iterator
from dataclasses import dataclass

from kansrijk.monitor.areas import Area, Level
from kansrijk.reports.language import Language
from kansrijk.reports.wording.values import Cell, cell, not_at_level, unit_of
from kansrijk.web.dashboards.presenters.invented import country_name, ids
from kansrijk.web.dashboards.presenters.invented_figures import CountedFigures, counted_figures
from kansrijk.web.dashboards.presenters.invented_level import level_figures
from kansrijk.web.dashboards.presenters.invented_peers import BIRTHS, peers_of
from kansrijk.web.dashboards.presenters.invented_words import (
    Writer,
    group_words,
    larger_areas,
    margin_of,
    outcome_words,
)
from kansrijk.web.dashboards.queries import Invented

SPLIT = ("vulnerable", "not_vulnerable", "no_label")


@dataclass(frozen=True, slots=True)
class LabelledCell:
    """A value under the name of its column."""

    label: str
    cell: Cell
    margin: str


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator with a row of values, and what may be said of it beside the country."""

    id: str
    name: str
    values: tuple[LabelledCell, ...]
    outcome: str


@dataclass(frozen=True, slots=True)
class SplitTable:
    """The groups of families over a period; ``id`` is that period."""

    id: str
    period: str
    rows: tuple[IndicatorRow, ...]


@dataclass(frozen=True, slots=True)
class MunicipalityPage:
    """Everything the page shows."""

    area: Area
    ggd: Area
    province: Area
    country: str
    sentence: str
    year: str
    block: str
    columns: tuple[str, ...]
    rows: tuple[IndicatorRow, ...]
    split_columns: tuple[str, ...]
    splits: tuple[SplitTable, ...]
    peers: tuple[Area, ...]


def municipality_page(country: Invented, own: Area, language: Language) -> MunicipalityPage:
    """The page of a present municipality."""
    everything = [counted_figures(country, id_) for id_ in ids(country)]
    everything.sort(key=lambda counted: language.pick(counted.definition, "short"))
    first = everything[0]
    ggd, province = country.areas.parents(own.code)[:2]
    rows = tuple(_row(counted, own, ggd, language) for counted in everything)
    periods = (first.short_block, first.block)
    return MunicipalityPage(
        area=own,
        ggd=ggd,
        province=province,
        country=country_name(country, language),
        sentence=_sentence(counted_figures(country, BIRTHS), own, language),
        year=first.year,
        block=Writer(first.definition, language).period(first.block),
        columns=tuple(value.label for value in rows[0].values),
        rows=rows,
        split_columns=tuple(group_words(group, language) for group in SPLIT),
        splits=tuple(_split(everything, own, period, language) for period in periods),
        peers=tuple(_peers(country, own)),
    )


def _sentence(births: CountedFigures, own: Area, language: Language) -> str:
    """How many children were born: the denominator, which is shown more often than a count."""
    figure = births.figure(own.code, births.block)
    period = Writer(births.definition, language).period(births.block)
    if figure is None or figure.denominator is None:
        text = language.gettext("Invented. How many children were born in {place} is not shown.")
        return text.format(place=own.name)
    text = language.gettext("Invented. In {place} {count} children were born, {period} together.")
    count = language.number(figure.denominator)
    return text.format(place=own.name, count=count, period=period)


def _row(counted: CountedFigures, own: Area, ggd: Area, language: Language) -> IndicatorRow:
    at = level_figures(counted, Level.MUNICIPALITY)
    writer, found = Writer(counted.definition, language), at.outcome(own.code)
    here = {
        period: _value(counted, own.code, period, writer)
        for period in (counted.year, counted.short_block, counted.block)
    }
    beside = {
        place: _value(counted, code, counted.block, writer)
        for place, code in (
            (ggd.name, ggd.code),
            (country_name(counted.country, language), counted.home),
        )
    }
    said = outcome_words(found.outcome, language) if found else language.gettext("not compared")
    return IndicatorRow(
        id=counted.definition.id,
        name=language.pick(counted.definition, "short"),
        values=tuple(LabelledCell(label, *value) for label, value in (here | beside).items()),
        outcome=said,
    )


def _value(
    counted: CountedFigures, code: str, period: str, writer: Writer, group: str = "all"
) -> tuple[Cell, str]:
    """A value with its margin; what has no row for a municipality has no place at this level."""
    language = writer.language
    is_larger = code == counted.home or code in level_figures(counted, Level.GGD).names
    figure = counted.figure(code, period, group)
    if figure is None and not is_larger:
        return not_at_level(larger_areas(language), language), ""
    return cell(figure, unit_of(counted.definition), language), margin_of(figure, writer)


def _split(
    everything: list[CountedFigures], own: Area, period: str, language: Language
) -> SplitTable:
    wanted = [counted for counted in everything if counted.groups.issuperset(SPLIT)]
    written = Writer(everything[0].definition, language).period(period)
    return SplitTable(period, written, tuple(_split_rows(wanted, own, period, language)))


def _split_rows(
    wanted: list[CountedFigures], own: Area, period: str, language: Language
) -> Iterator[IndicatorRow]:
    for counted in wanted:
        writer = Writer(counted.definition, language)
        yield IndicatorRow(
            id=counted.definition.id,
            name=language.pick(counted.definition, "short"),
            values=tuple(
                LabelledCell(
                    group_words(group, language), *_value(counted, own.code, period, writer, group)
                )
                for group in SPLIT
            ),
            outcome="",
        )


def _peers(country: Invented, own: Area) -> Iterator[Area]:
    found = peers_of(counted_figures(country, BIRTHS), Level.MUNICIPALITY, own)
    if found is not None:
        yield from (country.areas.area(peer.code) for peer in found.neighbours)
