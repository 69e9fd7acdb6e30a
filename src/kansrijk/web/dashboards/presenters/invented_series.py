"""The country over the years by group, drawn and as a table, and what is not known of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kansrijk.monitor.figures import Figure, Status
from kansrijk.reports.charts.series import draw_series
from kansrijk.reports.charts.series_data import Gap, Group, Point, Series, SeriesChart
from kansrijk.reports.charts.words import words_for
from kansrijk.reports.language import Language
from kansrijk.reports.wording.values import Cell, cell, unit_of
from kansrijk.web.dashboards.presenters.invented_figures import CountedFigures
from kansrijk.web.dashboards.presenters.invented_words import Writer, group_words, margin_of
from kansrijk.web.dashboards.presenters.series import NARROW, WIDE, Drawing, sources_of

TABLE_GROUPS = ("all", "vulnerable", "not_vulnerable", "no_label")


@dataclass(frozen=True, slots=True)
class Value:
    """A value in a table, under the name of its column, with its margin."""

    label: str
    cell: Cell
    margin: str


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year with the value of each group."""

    period: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class KnownRow:
    """A group in the last year: the value as the edition counts, and among the known.

    ``unknown`` is empty where there is no number; ``value`` then says why. ``among_known`` is
    None where the release does not tell it.
    """

    group: str
    value: Cell
    margin: str
    unknown: str
    among_known: Cell | None


@lru_cache(maxsize=32)
def series_drawing(counted: CountedFigures, language: Language) -> Drawing | None:
    """The two groups side by side, or everyone where there is no such split.

    A group that has no number in any year is not drawn; None when no group has.
    """
    writer, words = Writer(counted.definition, language), words_for(language.code)
    split: tuple[Group, ...] = ("vulnerable", "not_vulnerable")
    wanted: tuple[Group, ...] = split if counted.groups.issuperset(split) else ("all",)
    groups = [group for group in wanted if counted.shown(group)]
    if not groups:
        return None
    title = _finding(counted, groups, writer)
    chart = SeriesChart(
        label=f"{language.pick(counted.definition, 'name')}. {title}.",
        series=tuple(_series(counted, group, language) for group in groups),
        percent=writer.is_percent,
        decimals=counted.definition.decimals,
    )
    return Drawing(
        slug="reeks",
        title=title,
        subtitle=language.pick(counted.definition, "what"),
        wide_svg=draw_series(chart, WIDE, words, "reeks-w"),
        narrow_svg=draw_series(chart, NARROW, words, "reeks-n"),
        source=sources_of(counted.shown(groups[0]), counted.country.release),
    )


def _series(counted: CountedFigures, group: Group, language: Language) -> Series:
    rows = [row for y in counted.years if (row := counted.figure(counted.home, y, group))]
    return Series(
        group=group,
        label=group_words(group, language),
        points=tuple(_point(row) for row in rows if row.value is not None),
        gaps=tuple(Gap(row.year, row.status) for row in rows if row.status is not Status.SHOWN),
    )


def _point(row: Figure) -> Point:
    assert row.value is not None
    return Point(year=row.year, value=row.value, lower=row.lower, upper=row.upper)


def _finding(counted: CountedFigures, groups: Sequence[str], writer: Writer) -> str:
    """First and last value of each group that is drawn; no more than was counted."""
    parts = "; ".join(_ends(counted, group, writer) for group in groups)
    title = writer.language.gettext("{values} (invented)").format(values=parts)
    return title[0].upper() + title[1:]


def _ends(counted: CountedFigures, group: str, writer: Writer) -> str:
    shown = counted.shown(group)
    first, last = shown[0], shown[-1]
    return writer.language.gettext(
        "{group}: {first} in {first_year}, {last} in {last_year}"
    ).format(
        group=group_words(group, writer.language),
        first=writer.value(first.value or 0),
        first_year=first.period,
        last=writer.value(last.value or 0),
        last_year=last.period,
    )


def table_columns(counted: CountedFigures, language: Language) -> list[str]:
    """The heads of the table of years."""
    return [group_words(group, language) for group in _groups(counted)]


def year_rows(counted: CountedFigures, language: Language) -> list[YearRow]:
    """The values of the drawing, and those of everyone, with their margins."""
    writer, unit = Writer(counted.definition, language), unit_of(counted.definition)
    return [
        YearRow(
            year,
            tuple(
                Value(
                    label=group_words(group, language),
                    cell=cell(figure, unit, language),
                    margin=margin_of(figure, writer),
                )
                for group in _groups(counted)
                for figure in [counted.figure(counted.home, year, group)]
            ),
        )
        for year in counted.years
    ]


def known_rows(counted: CountedFigures, language: Language) -> list[KnownRow]:
    """What is not known, by group; a value among the known says what it would be without them."""
    writer = Writer(counted.definition, language)
    return [
        _known_row(counted.figure(counted.home, counted.year, group), group, writer, counted)
        for group in _groups(counted)
    ]


def _known_row(
    figure: Figure | None, group: str, writer: Writer, counted: CountedFigures
) -> KnownRow:
    name = group_words(group, writer.language)
    value = cell(figure, unit_of(counted.definition), writer.language)
    if figure is None or figure.value is None:
        return KnownRow(name, value, "", "", None)
    known = figure.known_value
    return KnownRow(
        group=name,
        value=value,
        margin=margin_of(figure, writer),
        unknown=writer.share(figure.unknown_share),
        among_known=writer.cell(known) if known is not None else None,
    )


def _groups(counted: CountedFigures) -> list[str]:
    return [group for group in TABLE_GROUPS if group in counted.groups]
