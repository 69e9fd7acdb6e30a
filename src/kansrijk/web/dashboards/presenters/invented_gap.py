"""The gap between groups, as difference and as ratio, each with its margin: drawn and in tables.

The counts are those of the edition, so that a difference is that of the values beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kansrijk.monitor.figures import Figure, Status
from kansrijk.monitor.statistics import difference_interval, ratio_interval
from kansrijk.reports.charts.gap_chart import draw_gap
from kansrijk.reports.charts.gap_chart_data import GapChart, GapYear
from kansrijk.reports.charts.words import words_for
from kansrijk.reports.language import Language
from kansrijk.reports.wording.values import Cell, absent_cell, cell, unit_of
from kansrijk.web.dashboards.presenters.invented_figures import CountedFigures
from kansrijk.web.dashboards.presenters.invented_words import (
    Writer,
    group_words,
    margin_of,
    shown_cell,
)
from kansrijk.web.dashboards.presenters.series import NARROW, WIDE, Drawing, sources_of

GROUP, REFERENCE = "vulnerable", "not_vulnerable"
#: The groups of each split, and the one that the others are compared with.
SPLITS = {
    "income": (tuple(f"income_{fifth}" for fifth in range(1, 6)), "income_5"),
    "education": (("education_low", "education_middle", "education_high"), "education_high"),
}


@dataclass(frozen=True, slots=True)
class GapRow:
    """A year or a group with its gap; a state where one of the two has no number."""

    name: str
    value: Cell
    value_margin: str
    difference: Cell
    margin: str
    ratio: Cell
    ratio_margin: str
    is_reference: bool = False


@dataclass(frozen=True, slots=True)
class Split:
    """A split by income or education: its groups beside the one they are compared with."""

    id: str
    name: str
    reference: str
    rows: tuple[GapRow, ...]


def gap_between(group: Figure | None, reference: Figure | None, per: int, year: int) -> GapYear:
    """The gap between two figures; the state of the one that has no number.

    Newcombe's and Katz's intervals need counts above 0; the release hides counts below 10.
    """
    for figure in (group, reference):
        if figure is None or figure.status is not Status.SHOWN:
            return GapYear(year=year, status=figure.status if figure else Status.MISSING)
    counts = [*_counts(group), *_counts(reference)]
    (one, whole, other, rest) = counts
    low, high = difference_interval(*counts)
    ratio_low, ratio_high = ratio_interval(*counts)
    return GapYear(
        year=year,
        difference=per * (one / whole - other / rest),
        lower=per * low,
        upper=per * high,
        ratio=(one / whole) / (other / rest),
        ratio_lower=ratio_low,
        ratio_upper=ratio_high,
    )


def _counts(figure: Figure | None) -> tuple[int, int]:
    assert figure is not None
    assert figure.numerator is not None
    assert figure.denominator is not None
    return figure.numerator, figure.denominator


def gap_years(counted: CountedFigures) -> list[GapYear]:
    """The gap of the country in every single year; none without a split by situation."""
    if not counted.groups.issuperset((GROUP, REFERENCE)):
        return []
    home = counted.home
    return [
        gap_between(
            counted.figure(home, year, GROUP),
            counted.figure(home, year, REFERENCE),
            counted.per,
            int(year),
        )
        for year in counted.years
    ]


@lru_cache(maxsize=32)
def gap_drawing(counted: CountedFigures, language: Language) -> Drawing | None:
    """The gap over the years; None where no year has both groups."""
    years = gap_years(counted)
    if all(year.difference is None for year in years):
        return None
    writer, words = Writer(counted.definition, language), words_for(language.code)
    title = _finding(years, writer)
    chart = GapChart(
        label=f"{language.pick(counted.definition, 'name')}. {title}",
        group=group_words(GROUP, language),
        reference=group_words(REFERENCE, language),
        years=tuple(years),
        percent=writer.is_percent,
        decimals=counted.definition.decimals,
    )
    return Drawing(
        slug="kloof",
        title=title,
        subtitle=language.gettext("Difference between the two groups, with its 95% margin"),
        wide_svg=draw_gap(chart, WIDE, words, "kloof-w"),
        narrow_svg=draw_gap(chart, NARROW, words, "kloof-n"),
        source=sources_of(counted.shown(GROUP), counted.country.release),
    )


def _finding(years: Sequence[GapYear], writer: Writer) -> str:
    """The last gap in words, and whether its margin holds zero."""
    _ = writer.language.gettext
    last = [year for year in years if year.difference is not None][-1]
    assert last.difference is not None
    assert last.lower is not None
    assert last.upper is not None
    text = _("In {year} the difference was {difference} (invented). The margin is {margin}: {so}.")
    holds_zero = last.lower <= 0 <= last.upper
    so = _("there may be no difference") if holds_zero else _("there is a difference")
    return text.format(
        year=last.year,
        difference=writer.difference(last.difference),
        margin=writer.margin(last.lower, last.upper),
        so=so,
    )


def gap_rows(counted: CountedFigures, language: Language) -> list[GapRow]:
    """The gap of every year as a table."""
    writer = Writer(counted.definition, language)
    found = (
        (year, counted.figure(counted.home, str(year.year), GROUP)) for year in gap_years(counted)
    )
    return [_row(str(year.year), figure, year, writer, counted) for year, figure in found]


def splits(counted: CountedFigures, language: Language) -> list[Split]:
    """Income and education over the last years together, as far as they were counted."""
    _ = language.gettext
    names = {"income": _("Income of the household"), "education": _("Education of the mother")}
    return [
        Split(
            id=split,
            name=names[split],
            reference=group_words(reference, language),
            rows=tuple(_split_rows(counted, (*groups, f"{split}_unknown"), reference, language)),
        )
        for split, (groups, reference) in SPLITS.items()
        if counted.groups.issuperset(groups)
    ]


def _split_rows(
    counted: CountedFigures, groups: Sequence[str], reference: str, language: Language
) -> list[GapRow]:
    writer, last = Writer(counted.definition, language), int(counted.year)
    found = {group: counted.figure(counted.home, counted.block, group) for group in groups}
    return [
        _row(
            group_words(group, language),
            figure,
            gap_between(figure, found[reference], counted.per, last),
            writer,
            counted,
            is_reference=group == reference,
        )
        for group, figure in found.items()
    ]


def _row(
    name: str, figure: Figure | None, gap: GapYear, writer: Writer, counted: CountedFigures,
    *, is_reference: bool = False,
) -> GapRow:  # fmt: skip
    absent = absent_cell(gap.status, figure.reason if figure else None, writer.language)
    has_number = gap.difference is not None and gap.ratio is not None
    return GapRow(
        name=name,
        value=cell(figure, unit_of(counted.definition), writer.language),
        value_margin=margin_of(figure, writer),
        difference=shown_cell(writer.number(gap.difference or 0)) if has_number else absent,
        margin=writer.margin(gap.lower, gap.upper),
        ratio=shown_cell(writer.ratio(gap.ratio or 0)) if has_number else absent,
        ratio_margin=writer.margin(gap.ratio_lower, gap.ratio_upper, decimals=2),
        is_reference=is_reference,
    )
