"""A map with real borders: the same places, classes and states as the tile map, other shapes.

    svg = draw_outline_map(OutlineMap(label=..., places=(...), limits=...), 296, "m1")

It is an extra view for who loaded borders. Large municipalities draw the eye here, which is why
the tile map is the first view (docs/decisions/0013).
"""

from dataclasses import dataclass

from kansrijk.monitor.areas.outlines import Outline
from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.map_marks import Mark, paint
from kansrijk.reports.charts.map_names import name_near
from kansrijk.reports.charts.states import hatch
from kansrijk.reports.charts.svg import coordinate, escaped, frame, letter_size, tag
from kansrijk.reports.charts.tile_map import Tile, mark_of
from kansrijk.reports.charts.tokens import CLASS_EDGE, INK, SURFACE

Paint = dict[str, str | float | None]

#: Widths of lines as seen in a drawing of 296 units: between neighbours, and around a state.
_THIN, _EDGE, _OWN_EDGE = 0.4, 1.0, 1.8
#: How far apart the places are where the name of the own municipality is tried.
_NAME_STEP = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineMap:
    """Places in reading order with their outlines, ``width`` by ``height`` units together."""

    label: str
    width: int
    height: int
    places: tuple[tuple[Tile, Outline], ...]
    limits: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Where the outlines stand in the drawing: ``scale`` times as large, ``top`` lower."""

    scale: float
    top: float
    prefix: str

    def units(self, length: float) -> float:
        """A length in the drawing, in units of the outlines."""
        return length / self.scale

    def box(self, outline: Outline) -> Box:
        """The room an outline takes in the drawing."""
        left, top, right, bottom = (side * self.scale for side in outline.box)
        return Box(left, top + self.top, right, bottom + self.top)

    def point(self, outline: Outline) -> tuple[float, float]:
        """A point inside an outline, in the drawing."""
        return outline.at[0] * self.scale, outline.at[1] * self.scale + self.top


def draw_outline_map(drawn: OutlineMap, width: int, prefix: str) -> str:
    """The map as SVG text, ``width`` units wide; ``prefix`` makes ids unique in a page.

    What has an edge of its own (a state, the own municipality) comes after its neighbours,
    because their edges would lie over it.
    """
    size = letter_size(width)
    own = [place for place in drawn.places if place[0].is_own]
    sheet = _Sheet(width / drawn.width, size * 1.5 if own else 0, prefix)
    ordered = sorted(drawn.places, key=lambda place: _layer(place[0], drawn.limits))
    shapes = tag(
        "g",
        *(_place(*place, drawn.limits, sheet) for place in ordered),
        transform=f"translate(0 {coordinate(sheet.top)}) scale({sheet.scale:.4f})",
        fill_rule="evenodd",
        stroke_width=sheet.units(_THIN),
        stroke_linejoin="round",
    )
    page = Box(0, 0, width, drawn.height * sheet.scale + sheet.top)
    taken = [sheet.box(outline) for _, outline in drawn.places]
    names = (
        name_near(tile.name, sheet.point(outline), taken, page, step=_NAME_STEP, size=size)
        for tile, outline in own
    )
    hatching = tag("defs", hatch(prefix, step=sheet.units(4)))
    return frame(width, page.bottom, hatching, shapes, *names, role="group", aria_label=drawn.label)


def _layer(tile: Tile, limits: tuple[float, ...]) -> int:
    return 2 if tile.is_own else 0 if isinstance(mark_of(tile, limits), int) else 1


def _place(tile: Tile, outline: Outline, limits: tuple[float, ...], sheet: _Sheet) -> str:
    mark = mark_of(tile, limits)
    is_class = isinstance(mark, int)
    painted = _class_paint(mark, limits, sheet) if is_class else _state_paint(mark, sheet)
    if tile.is_own:
        painted |= {"stroke": INK, "stroke_width": sheet.units(_OWN_EDGE)}
    title = tag("title", escaped(f"{tile.name}: {tile.text}"))
    shape = _shape(outline, painted, f"{sheet.prefix}-{tile.col}-{tile.row}")
    return tag("a" if tile.href else "g", title, *shape, href=tile.href)


def _class_paint(mark: Mark, limits: tuple[float, ...], sheet: _Sheet) -> Paint:
    """The fill of a class; dark neighbours are parted by white, light ones need an edge."""
    painted = paint(mark, limits, sheet.prefix)
    edge = CLASS_EDGE if painted["stroke"] == CLASS_EDGE else SURFACE
    return {"fill": painted["fill"], "stroke": edge}


def _state_paint(mark: Mark, sheet: _Sheet) -> Paint:
    """Fill and edge of a state, with its lines in units of the outlines."""
    painted = paint(mark, (), sheet.prefix) | {"stroke_width": sheet.units(_EDGE)}
    if "stroke_dasharray" in painted:
        dash = coordinate(sheet.units(2))
        painted["stroke_dasharray"] = f"{dash} {dash}"
    return painted


def _shape(outline: Outline, painted: Paint, id: str) -> tuple[str, ...]:  # noqa: A002
    """The outline in its paint; under a dashed edge the edges of the neighbours go first."""
    if "stroke_dasharray" not in painted:
        return (tag("path", d=outline.path, **painted),)
    white = tag("path", d=outline.path, id=id)
    under = tag("g", white, fill=SURFACE, stroke=SURFACE, stroke_width=painted["stroke_width"])
    return under, tag("use", href=f"#{id}", **painted)
