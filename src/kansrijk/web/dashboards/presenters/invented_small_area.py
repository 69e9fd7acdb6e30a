"""One area over the years: what was counted, beside what is left when chance is allowed for."""

from dataclasses import dataclass

from kansrijk.monitor.areas import Area
from kansrijk.monitor.comparison import Estimate, Outcome
from kansrijk.monitor.figures import Figure, Status
from kansrijk.monitor.statistics import wilson_interval
from kansrijk.reports.charts.small_area import draw_small_area
from kansrijk.reports.charts.small_area_data import SmallAreaChart, SmallAreaYear
from kansrijk.reports.charts.small_area_data import Value as Drawn
from kansrijk.reports.charts.words import words_for
from kansrijk.reports.language import Language
from kansrijk.reports.wording.values import Cell, cell, unit_of
from kansrijk.web.dashboards.presenters.invented_figures import CountedFigures
from kansrijk.web.dashboards.presenters.invented_level import LevelFigures
from kansrijk.web.dashboards.presenters.invented_words import Writer, outcome_words
from kansrijk.web.dashboards.presenters.places import place_name
from kansrijk.web.dashboards.presenters.series import NARROW, WIDE, Drawing, sources_of

#: What stands beside the value as counted in a year in which nothing can be called usual.
_NOTHING_USUAL = Cell(Status.NOT_APPLICABLE, "", is_zero=False, words="")


@dataclass(frozen=True, slots=True)
class SmallAreaRow:
    """A year as counted and allowing for chance, always beside each other.

    ``raw_margin`` is empty where there is no number; ``raw`` then says why.
    """

    period: str
    raw: Cell
    raw_margin: str
    shrunk: Cell
    shrunk_margin: str
    weight: str


@dataclass(frozen=True, slots=True)
class SmallAreaPart:
    """The drawing (none when no year has a number) and the same as a table."""

    drawing: Drawing | None
    rows: tuple[SmallAreaRow, ...]


def small_area_part(at: LevelFigures, own: Area, language: Language) -> SmallAreaPart:
    """The years of one area."""
    years = [_year(at, own, year) for year in at.counted.years]
    rows = tuple(_row(at, own, year, language) for year in years)
    has_number = any(year.raw is not None for year in years)
    return SmallAreaPart(_drawing(at, own, years, language) if has_number else None, rows)


def _year(at: LevelFigures, own: Area, year: str) -> SmallAreaYear:
    counted = at.counted
    figure, found = counted.figure(own.code, year), at.shrunk(own).get((own.code, year))
    if figure is None or figure.status is not Status.SHOWN:
        return SmallAreaYear(year=int(year), status=figure.status if figure else Status.MISSING)
    if found is None:
        # Too few areas have a number to say what is usual in this year.
        return SmallAreaYear(year=int(year), raw=_counted(counted, figure))
    per = counted.per
    return SmallAreaYear(
        year=int(year), raw=_drawn(found.raw, per), shrunk=_drawn(found.shrunk, per)
    )


def _counted(counted: CountedFigures, figure: Figure) -> Drawn:
    assert figure.denominator
    lower, upper = wilson_interval(figure.numerator or 0, figure.denominator)
    return Drawn(figure.value or 0, counted.per * lower, counted.per * upper)


def _drawn(estimate: Estimate, per: int) -> Drawn:
    return Drawn(per * estimate.value, per * estimate.lower, per * estimate.upper)


def _drawing(
    at: LevelFigures, own: Area, years: list[SmallAreaYear], language: Language
) -> Drawing:
    counted, words = at.counted, words_for(language.code)
    title = _finding(at, own, years, language)
    chart = SmallAreaChart(
        label=f"{language.pick(counted.definition, 'name')}. {title}",
        years=tuple(years),
        percent=counted.definition.unit == "percent",
        decimals=counted.definition.decimals,
    )
    subtitle = language.gettext(
        "The fewer there are, the closer the line keeps to what is usual in {region}."
    )
    return Drawing(
        slug="klein",
        title=title,
        subtitle=subtitle.format(region=region_name(at, own, language)),
        wide_svg=draw_small_area(chart, WIDE, words, "klein-w"),
        narrow_svg=draw_small_area(chart, NARROW, words, "klein-n"),
        source=sources_of(counted.shown("all"), counted.country.release),
    )


def region_name(at: LevelFigures, own: Area, language: Language) -> str:
    """The name of the area to which the values of this one are drawn."""
    return place_name(at.region(own), at.counted.country.areas, language)


def _finding(at: LevelFigures, own: Area, years: list[SmallAreaYear], language: Language) -> str:
    """Both values of the last year that has them; without any, the last as counted."""
    _ = language.gettext
    writer = Writer(at.counted.definition, language)
    shown = [year for year in years if year.raw is not None]
    last = next((year for year in reversed(shown) if year.shrunk is not None), shown[-1])
    assert last.raw is not None
    raw = writer.value(last.raw.value)
    if last.shrunk is None:
        text = _("{place}, {year}: {raw} as counted (invented)")
        return text.format(place=own.name, year=last.year, raw=raw)
    text = _("{place}, {year}: {raw} as counted, {shrunk} allowing for chance (invented)")
    shrunk = writer.value(last.shrunk.value)
    return text.format(place=own.name, year=last.year, raw=raw, shrunk=shrunk)


def _row(at: LevelFigures, own: Area, year: SmallAreaYear, language: Language) -> SmallAreaRow:
    counted, writer = at.counted, Writer(at.counted.definition, language)
    found = at.shrunk(own).get((own.code, str(year.year)))
    if year.raw is None:
        figure = counted.figure(own.code, str(year.year))
        absent = cell(figure, unit_of(counted.definition), language)
        return SmallAreaRow(str(year.year), absent, "", absent, "", "")
    shrunk = year.shrunk
    return SmallAreaRow(
        period=str(year.year),
        raw=writer.cell(year.raw.value),
        raw_margin=writer.margin(year.raw.lower, year.raw.upper),
        shrunk=writer.cell(shrunk.value) if shrunk else _NOTHING_USUAL,
        shrunk_margin=writer.margin(shrunk.lower, shrunk.upper) if shrunk else "",
        weight=f"{language.number(100 * found.weight)}%"
        if found
        else outcome_words(Outcome.TOO_FEW, language),
    )
