"""The tile map: every municipality an equal hexagon, so that none counts more for its size.

    svg = draw_tile_map(TileMap(label=..., tiles=(...), limits=round_classes(values)), 400, "m1")

Each hexagon is a link named by its title. The page gives a skip link before the map and the same
values as a table after it, because 342 stops is a lot.
"""

from dataclasses import dataclass

from kansrijk.monitor.figures import Status
from kansrijk.reports.charts.hexagons import HexGrid, name_beside
from kansrijk.reports.charts.map_classes import class_of, class_texts
from kansrijk.reports.charts.map_marks import mark_definitions, mark_id, swatch
from kansrijk.reports.charts.svg import coordinate, escaped, frame, letter_size, tag
from kansrijk.reports.charts.words import Words

#: How much larger the own municipality is.
_OWN = 1.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A municipality on the map; odd rows stand half a tile to the right.

    ``text`` is the value with its unit, or the words of its state. Without ``href`` the tile is
    no link (in a picture that leaves the site).
    """

    name: str
    col: int
    row: int
    text: str
    status: Status = Status.SHOWN
    value: float | None = None
    href: str | None = None
    is_own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TileMap:
    """Tiles in reading order, the limits of their classes, and what is read aloud for the map."""

    label: str
    tiles: tuple[Tile, ...]
    limits: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A mark of the map as a small drawing, and its words."""

    swatch: str
    text: str


def draw_tile_map(tile_map: TileMap, width: int, prefix: str) -> str:
    """The map as SVG text, ``width`` units wide; ``prefix`` makes ids unique in a page.

    An own municipality (``is_own``) comes last, because it lies over its neighbours.
    """
    places = [(tile.col, tile.row) for tile in tile_map.tiles]
    own = [tile for tile in tile_map.tiles if tile.is_own]
    size = letter_size(width)
    grid = HexGrid.around(places, width, size * 1.5 if own else 0)
    marks = {tile: mark_of(tile, tile_map.limits) for tile in tile_map.tiles}
    tiles = [_tile(t, grid, mark, prefix) for t, mark in marks.items() if not t.is_own]
    tiles += [_own(tile, grid, marks[tile], prefix) for tile in own]
    names = (name_beside(t.name, (t.col, t.row), places, grid, width, size) for t in own)
    definitions = mark_definitions(set(marks.values()), tile_map.limits, grid.outline(), prefix)
    return frame(
        width, grid.bottom, definitions, *tiles, *names, role="group", aria_label=tile_map.label
    )


def legend(tile_map: TileMap, words: Words, prefix: str, unit: str = "") -> tuple[LegendEntry, ...]:
    """The classes from low to high, then the states that occur, for a list beside the map.

    ``unit`` follows each limit ("%"); ``prefix`` must differ from that of the map.
    """
    limits = tile_map.limits
    present = {mark_of(tile, limits) for tile in tile_map.tiles}
    texts = class_texts(limits, words, unit)
    named: list[tuple[int | str, str]] = [*enumerate(texts), ("zero", words.zero)]
    named += [(status.value, words.states[status]) for status in words.states]
    return tuple(
        LegendEntry(swatch(mark, limits, f"{prefix}-{number}"), text)
        for number, (mark, text) in enumerate(named)
        if mark in present or isinstance(mark, int)
    )


def mark_of(tile: Tile, limits: tuple[float, ...]) -> int | str:
    """The number of the class, or the word of the state."""
    if tile.status is not Status.SHOWN or tile.value is None:
        return tile.status.value
    return "zero" if tile.value == 0 else class_of(tile.value, limits)


def _tile(tile: Tile, grid: HexGrid, mark: int | str, prefix: str) -> str:
    x, y = grid.centre(tile.col, tile.row)
    return _link(tile, tag("use", href=f"#{mark_id(mark, prefix)}", x=x, y=y))


def _own(tile: Tile, grid: HexGrid, mark: int | str, prefix: str) -> str:
    """Larger, with an edge of ink."""
    x, y = grid.centre(tile.col, tile.row)
    drawn = tag(
        "g",
        tag("use", href=f"#{mark_id(mark, prefix)}"),
        tag("use", href=f"#{mark_id('own', prefix)}"),
        transform=f"translate({coordinate(x)} {coordinate(y)}) scale({_OWN})",
    )
    return _link(tile, drawn)


def _link(tile: Tile, drawn: str) -> str:
    title = tag("title", escaped(f"{tile.name}: {tile.text}"))
    return tag("a" if tile.href else "g", title, drawn, href=tile.href)
