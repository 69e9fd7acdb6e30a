"""The tile map of a municipal measure: the drawing, its legend and the equal table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from kansrijk.monitor.areas import AreaSet, Level
from kansrijk.monitor.figures import Figure, Status
from kansrijk.monitor.published.present import LINE
from kansrijk.monitor.release import Release
from kansrijk.reference.tables.context import Measure
from kansrijk.reports.charts.map_classes import round_classes
from kansrijk.reports.charts.tile_map import LegendEntry, Tile, TileMap, draw_tile_map, legend
from kansrijk.reports.charts.words import words_for
from kansrijk.reports.language import Language
from kansrijk.reports.wording.values import Cell, cell, unit_of

#: Only these say something about a place whatever its size; a map of counts shows inhabitants.
MAPPED_KINDS = ("percent", "class", "density")
#: One drawing fits everywhere: it only grows, and its one name stays readable on a phone.
WIDTH = 296


@dataclass(frozen=True, slots=True)
class MappedPlace:
    """A municipality in the table that says the same as the map."""

    code: str
    name: str
    value: Cell


@dataclass(frozen=True, slots=True)
class MapFigure:
    """A map as a figure card: title, drawings at two widths, legend, source."""

    title: str
    subtitle: str
    wide_svg: str
    narrow_svg: str
    legend: tuple[LegendEntry, ...]
    source: str
    period: str
    places: tuple[MappedPlace, ...]
    links: tuple[tuple[str, str], ...] = ()

    @property
    def has_suppressed(self) -> bool:
        """Whether any place has a number that is not shown, so that the legend explains it."""
        return any(place.value.status is Status.SUPPRESSED for place in self.places)


def mapped_measures(release: Release) -> list[Measure]:
    """Measures that (nearly) every municipality has and that may be compared between places."""
    return [
        measure
        for measure in release.definitions.measures
        if measure.complete and measure.kind in MAPPED_KINDS
    ]


def latest_period(release: Release, measure: Measure) -> str:
    """The last year in which the measure is known for municipalities."""
    rows = release.figures.select(indicator=measure.id, line=LINE)
    return max(
        (row.period for row in rows if row.area.startswith("GM") and row.status is Status.SHOWN),
        default="",
    )


def map_figure(
    release: Release,
    areas: AreaSet,
    measure: Measure,
    language: Language,
    *,
    own: str = "",
    draw: Callable[[TileMap, int, str], str] = draw_tile_map,
) -> MapFigure:
    """The map of a measure in its last year; ``own`` stands out, with its name.

    ``draw`` makes the drawing of the tiles, given its width and a prefix for ids.
    """
    period = latest_period(release, measure)
    rows = {
        row.area: row
        for row in release.figures.select(indicator=measure.id, line=LINE, period=period)
    }
    places = _places(rows, areas, measure, language)
    drawn = _tile_map(places, rows, areas, measure, language, own)
    words, unit = words_for(language.code), "%" if measure.kind == "percent" else ""
    return MapFigure(
        title=f"{language.pick(measure, 'name')}, {period}",
        subtitle=language.pick(measure, "what"),
        wide_svg=draw(drawn, WIDTH, measure.id),
        narrow_svg="",
        legend=legend(drawn, words, f"{measure.id}-l", unit=unit),
        source=_source(rows, release, measure),
        period=period,
        places=places,
    )


def _places(
    rows: dict[str, Figure], areas: AreaSet, measure: Measure, language: Language
) -> tuple[MappedPlace, ...]:
    unit = unit_of(measure)
    return tuple(
        MappedPlace(area.code, area.name, cell(rows.get(area.code), unit, language))
        for area in areas.at(Level.MUNICIPALITY)
    )


def _tile_map(
    places: Sequence[MappedPlace],
    rows: dict[str, Figure],
    areas: AreaSet,
    measure: Measure,
    language: Language,
    own: str,
) -> TileMap:
    values = {p.code: rows[p.code].value for p in places if p.code in rows}
    base = reverse("dashboards:areas")
    tiles = tuple(
        Tile(
            name=place.name,
            col=areas.tiles[place.code].col,
            row=areas.tiles[place.code].row,
            text=place.value.words,
            status=place.value.status,
            value=values.get(place.code),
            href=f"{base}{place.code}/",
            is_own=place.code == own,
        )
        for place in sorted(
            places, key=lambda p: (areas.tiles[p.code].row, areas.tiles[p.code].col)
        )
    )
    return TileMap(
        label=language.gettext("Map of municipalities: {name}").format(
            name=language.pick(measure, "name")
        ),
        tiles=tiles,
        limits=round_classes(value for value in values.values() if value is not None),
    )


def _reading_order(place: MappedPlace, areas: AreaSet) -> tuple[int, int]:
    tile = areas.tiles[place.code]
    return (tile.row, tile.col)


def _source(rows: dict[str, Figure], release: Release, measure: Measure) -> str:
    keys = dict.fromkeys(row.source for row in rows.values()) or [measure.source]
    return "; ".join(release.definitions.source_by_key[key].name for key in keys)
