"""The map of a measure with the real borders that someone loaded, beside the tile map."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from kansrijk.monitor.areas import AreaSet
from kansrijk.monitor.areas.outlines import Outlines
from kansrijk.monitor.release import Release
from kansrijk.reference.tables.context import Measure
from kansrijk.reports.charts.outline_map import OutlineMap, draw_outline_map
from kansrijk.reports.charts.tile_map import TileMap
from kansrijk.reports.language import Language
from kansrijk.web.dashboards.presenters.tile_map import MapFigure, map_figure

#: The parameter of the address that chooses the shapes, and its one value.
SHAPES, BORDERS = "vorm", "grenzen"


@dataclass(frozen=True, slots=True)
class ShapeLink:
    """A way to draw the map: its name, where it is, and whether it is the one on the page."""

    name: str
    address: str
    is_current: bool


def outline_figure(
    release: Release,
    areas: AreaSet,
    measure: Measure,
    language: Language,
    outlines: Outlines,
    *,
    own: str = "",
) -> MapFigure:
    """The map of a measure as ``map_figure`` makes it, drawn with real borders."""
    of_tile = {(tile.col, tile.row): outlines.by_code[code] for code, tile in areas.tiles.items()}

    def draw(tiles: TileMap, width: int, prefix: str) -> str:
        drawn = OutlineMap(
            label=tiles.label,
            width=outlines.width,
            height=outlines.height,
            places=tuple((tile, of_tile[tile.col, tile.row]) for tile in tiles.tiles),
            limits=tiles.limits,
        )
        return draw_outline_map(drawn, width, prefix)

    figure = map_figure(release, areas, measure, language, own=own, draw=draw)
    borders = language.gettext("borders: {source}, {date}, simplified for this drawing")
    credit = borders.format(source=outlines.source, date=language.date(outlines.date))
    return replace(figure, source=f"{figure.source}; {credit}")


def shape_links(asked: Mapping[str, str], language: Language) -> tuple[ShapeLink, ShapeLink]:
    """The two ways to draw, for a request with these parameters; the rest of them stays."""
    others = {name: value for name, value in asked.items() if name != SHAPES}
    is_borders = asked.get(SHAPES) == BORDERS
    return (
        ShapeLink(language.gettext("Hexagons"), f"?{urlencode(others)}", not is_borders),
        ShapeLink(
            language.gettext("Real borders"),
            f"?{urlencode({**others, SHAPES: BORDERS})}",
            is_borders,
        ),
    )
