"""A place beside the country, drawn for shares that every municipality has."""

from collections.abc import Sequence
from dataclasses import replace

from kansrijk.monitor.areas import Area, AreaSet
from kansrijk.monitor.figures import Figure, Status
from kansrijk.monitor.published.present import LINE
from kansrijk.monitor.release import Release
from kansrijk.reference.tables.context import Measure as MeasureRow
from kansrijk.reports.charts.comparison import draw_comparison
from kansrijk.reports.charts.comparison_data import Comparison, Mark, Measure
from kansrijk.reports.charts.words import words_for
from kansrijk.reports.language import Language
from kansrijk.reports.wording.values import cell, unit_of
from kansrijk.web.dashboards.presenters.places import place_name
from kansrijk.web.dashboards.presenters.series import Drawing, sources_of

WIDE, NARROW = 620, 296
#: Shares of households, on one axis. Shares of youths have other bases and would need their own.
THEME = "income"


def comparison_drawing(
    release: Release, place: Area, areas: AreaSet, language: Language
) -> Drawing | None:
    """The drawing for one municipality; none when nothing of it is known."""
    measures = [
        measure
        for measure in release.definitions.measures
        if (measure.theme, measure.kind, measure.complete) == (THEME, "percent", True)
    ]
    country = replace(areas.country, name=place_name(areas.country, areas, language))
    found = [(m, _latest(release, m, place), _latest(release, m, country)) for m in measures]
    figures = [here for _, here, _ in found if here is not None]
    if not any(figure.status is Status.SHOWN for figure in figures):
        return None
    rows = _rows(found, place, country, language)
    chart = Comparison(label=_label(found, place, country, language), measures=rows)
    words = words_for(language.code)
    return Drawing(
        slug="inkomen",
        title=language.gettext("{place} beside the Netherlands").format(place=place.name),
        subtitle=_subtitle(figures[0].period, place, language),
        wide_svg=draw_comparison(chart, WIDE, words, "beside-w"),
        narrow_svg=draw_comparison(chart, NARROW, words, "beside-n"),
        source=sources_of(figures, release),
    )


def _subtitle(year: str, place: Area, language: Language) -> str:
    text = language.gettext("Share of households, {year}. Dot: {place}. Line: the country.")
    return text.format(year=year, place=place.name)


Found = Sequence[tuple[MeasureRow, Figure | None, Figure | None]]


def _latest(release: Release, measure: MeasureRow, area: Area) -> Figure | None:
    rows = release.figures.select(area=area.code, indicator=measure.id, line=LINE)
    return rows[-1] if rows else None


def _rows(found: Found, place: Area, country: Area, language: Language) -> tuple[Measure, ...]:
    return tuple(
        Measure(
            name=language.pick(measure, "name"),
            unit="%",
            place=_mark(place, here, measure, language),
            country=_mark(country, there, measure, language),
        )
        for measure, here, there in found
    )


def _mark(area: Area, figure: Figure | None, measure: MeasureRow, language: Language) -> Mark:
    shown = cell(figure, unit_of(measure), language)
    value = figure.value if figure else None
    return Mark(name=area.name, text=shown.words, value=value, status=shown.status)


def _label(found: Found, place: Area, country: Area, language: Language) -> str:
    parts = [
        f"{language.pick(m, 'name')}: {place.name} {cell(here, unit_of(m), language).words}, "
        f"{country.name} {cell(there, unit_of(m), language).words}"
        for m, here, there in found
    ]
    return ". ".join(parts) + "."
