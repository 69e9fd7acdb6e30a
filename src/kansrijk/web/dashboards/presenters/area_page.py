"""Everything the page of a place shows, put together."""

from dataclasses import dataclass

from kansrijk.monitor.areas import Area, AreaSet, Level
from kansrijk.monitor.figures import Figure, Flag, Status
from kansrijk.monitor.release import Release
from kansrijk.reports.charts.columns import Column, ColumnChart, draw_columns
from kansrijk.reports.charts.words import words_for
from kansrijk.reports.language import Language
from kansrijk.reports.wording.values import Cell, cell, unit_of
from kansrijk.web.dashboards.presenters.area import (
    ThemeRows,
    Unknown,
    births_series,
    compared_areas,
    theme_rows,
    unknown_indicators,
)
from kansrijk.web.dashboards.presenters.comparison import comparison_drawing
from kansrijk.web.dashboards.presenters.series import Drawing, sources_of
from kansrijk.web.dashboards.presenters.tile_map import MapFigure, map_figure

WIDE, NARROW = 620, 296
#: The map beside the births: the share of households with a low income.
MAP_MEASURE = "households_low_income_pct"


@dataclass(frozen=True, slots=True)
class RegionNote:
    """A region system that crosses the hierarchy, with the regions this place lies in."""

    scheme: str
    names: tuple[str, ...]
    year: int


@dataclass(frozen=True, slots=True)
class AreaPage:
    """The page of a municipality, GGD or province."""

    area: Area
    kicker: tuple[str, ...]
    parents: tuple[Area, ...]
    sentence: str
    births: Drawing | None
    birth_rows: tuple[tuple[str, Cell], ...]
    beside: Drawing | None
    tile_map: MapFigure | None
    columns: tuple[str, ...]
    themes: tuple[ThemeRows, ...]
    unknown: tuple[Unknown, ...]
    regions: tuple[RegionNote, ...]
    members: tuple[Area, ...]
    namesakes: tuple[Area, ...]
    map_measure: str = MAP_MEASURE

    @property
    def remarks(self) -> tuple[tuple[str, str], ...]:
        """What must be known of each measure, and its source."""
        return tuple(
            (row.name, " ".join(part for part in (row.what, row.note, row.source) if part))
            for theme in self.themes
            for row in theme.rows
        )


def area_page(release: Release, areas: AreaSet, area: Area, language: Language) -> AreaPage:
    """The page of a present place."""
    births = births_series(release, area)
    columns = compared_areas(area, areas, language)
    is_municipality = area.level is Level.MUNICIPALITY
    measure = release.definitions.measure_by_id[MAP_MEASURE]
    return AreaPage(
        area=area,
        kicker=(level_name(area.level, language),),
        parents=tuple(p for p in areas.parents(area.code) if p.level is not Level.COUNTRY),
        sentence=_sentence(births, area, language),
        births=_births_drawing(births, area, release, language),
        birth_rows=tuple(
            (row.period, cell(row, unit_of(release.definitions.measure_by_id["births"]), language))
            for row in births
        ),
        beside=comparison_drawing(release, area, areas, language) if is_municipality else None,
        tile_map=map_figure(release, areas, measure, language, own=area.code)
        if is_municipality
        else None,
        columns=tuple(columns),
        themes=theme_rows(release, columns, language),
        unknown=unknown_indicators(release, language) if is_municipality else (),
        regions=tuple(_regions(areas, area)) if is_municipality else (),
        members=() if is_municipality else areas.members(area.code),
        namesakes=areas.resolve(area.name).alternatives,
    )


def level_name(level: Level, language: Language) -> str:
    """Municipality, GGD region, province or country."""
    _ = language.gettext
    return {
        Level.MUNICIPALITY: _("Municipality"),
        Level.GGD: _("GGD region"),
        Level.PROVINCE: _("Province"),
        Level.COUNTRY: _("Country"),
        Level.REGION: _("Region"),
    }[level]


def _sentence(births: list[Figure], area: Area, language: Language) -> str:
    latest = next((row for row in reversed(births) if row.status is Status.SHOWN), None)
    if latest is None or latest.value is None:
        return language.gettext("There is no figure for the births in {place}.").format(
            place=area.name
        )
    return language.gettext("In {year}, {count} children were born in {place}.").format(
        year=latest.period, count=language.number(latest.value), place=area.name
    )


def _births_drawing(
    births: list[Figure], area: Area, release: Release, language: Language
) -> Drawing | None:
    if not births:
        return None
    title = language.gettext("Children born in {place}").format(place=area.name)
    chart = ColumnChart(
        label=f"{title}. {_sentence(births, area, language)}", columns=_columns(births)
    )
    words = words_for(language.code)
    return Drawing(
        slug="geboorten",
        title=title,
        subtitle=language.gettext("Live births per year, on the borders of today"),
        wide_svg=draw_columns(chart, WIDE, words, "births-w"),
        narrow_svg=draw_columns(chart, NARROW, words, "births-n"),
        source=sources_of(births, release),
    )


def _columns(births: list[Figure]) -> tuple[Column, ...]:
    return tuple(
        Column(
            year=row.year,
            value=row.value,
            status=row.status,
            is_estimated=Flag.ESTIMATED in row.flags,
            is_provisional=Flag.PROVISIONAL in row.flags,
        )
        for row in births
    )


def _regions(areas: AreaSet, area: Area) -> list[RegionNote]:
    notes = []
    for scheme in areas.schemes:
        found = areas.regions_of(area.code, scheme)
        if found:
            names = tuple(membership.region.name for membership in found)
            notes.append(RegionNote(scheme, names, found[0].border_year))
    return notes
