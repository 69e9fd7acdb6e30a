"""From the borders of all municipalities to paths that are light enough for a web page.

The lines between neighbours are simplified once, for both sides (a coverage), so that no gap or
overlap appears. How much, is found by halving: as little as fits in ``MOST_BYTES``.
"""

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from kansrijk.errors import UserError
from kansrijk.monitor.areas.outlines import WIDTH, Outline, Outlines

if TYPE_CHECKING:
    from shapely import MultiPolygon, Polygon

#: Path data of all municipalities together; with table and styles a page stays under 100 kB.
MOST_BYTES = 45_000
#: Room for the line around the outermost municipalities.
MARGIN = 4
#: Tolerances in units of the drawing: less cannot be seen, more leaves triangles.
FINEST, COARSEST = 0.25, 100.0
#: Halvings between them, after which tolerances differ by less than a part in a thousand.
_HALVINGS = 12

#: Of coordinates before they are simplified: a thousandth of a unit is half a metre.
_DIGITS = 3

Point = tuple[int, int]


def draw_outlines(
    shapes: Mapping[str, "MultiPolygon"], area_set: str, source: str, date: str
) -> Outlines:
    """The outline of each code in one drawing.

    ``shapes`` are flat, x to the east and y to the north, in any unit. The same shapes always
    give the same outlines. Raises UserError when they cannot be made light enough.
    """
    placed, height = _placed(list(shapes.values()))
    drawn = [_outline(shape) for shape in _lightest(placed)]
    by_code = dict(zip(shapes, drawn, strict=True))
    return Outlines(area_set, WIDTH, height, source, date, by_code)


def _placed(shapes: list["MultiPolygon"]) -> tuple[list["MultiPolygon"], int]:
    """The shapes on the sheet: scaled to its width, y downwards, and the height of the sheet.

    Points are rounded to far less than can be seen: points that differ by a last digit stop the
    simplification, and between neighbours they would be a gap.
    """
    import numpy as np
    import shapely

    left, bottom, right, top = shapely.total_bounds(shapes)
    scale = (WIDTH - 2 * MARGIN) / (right - left)

    def place(points: "np.ndarray") -> "np.ndarray":
        return np.round((points - (left, top)) * (scale, -scale) + MARGIN, _DIGITS)

    height = round((top - bottom) * scale) + 2 * MARGIN
    return [_sound(shape) for shape in shapely.transform(shapes, place)], height


def _sound(shape: "MultiPolygon") -> "MultiPolygon":
    """A shape that rounding did not leave crossing itself, or without any area."""
    import shapely

    if shape.is_valid:
        return shape
    mended = shapely.make_valid(shape, method="structure", keep_collapsed=False)
    left, top, _, _ = shape.bounds
    return shapely.box(left, top, left + 1, top + 1) if mended.is_empty else mended


def _lightest(shapes: list["MultiPolygon"]) -> list["MultiPolygon"]:
    """The shapes with the smallest tolerance with which their paths fit."""
    from shapely import coverage_simplify

    fine = list(coverage_simplify(shapes, FINEST))
    if _fits(fine):
        return fine
    tolerance = _smallest(lambda tolerance: _fits(coverage_simplify(fine, tolerance)))
    lightest = list(coverage_simplify(fine, tolerance))
    if not _fits(lightest):
        raise UserError(
            "De grenzen bestaan uit te veel losse stukken om op een pagina te passen. "
            "Gebruik een bestand met gegeneraliseerde grenzen."
        )
    return lightest


def _smallest(is_enough: Callable[[float], bool]) -> float:
    low, high = FINEST, COARSEST
    for _ in range(_HALVINGS):
        middle = (low * high) ** 0.5
        low, high = (low, middle) if is_enough(middle) else (middle, high)
    return high


def _fits(shapes: Iterable["MultiPolygon"]) -> bool:
    return sum(len(_path(_rings(shape))) for shape in shapes) <= MOST_BYTES


def _outline(shape: "MultiPolygon") -> Outline:
    import shapely

    rings = _rings(shape)
    xs, ys = zip(*(point for ring in rings for point in ring), strict=True)
    inside = shapely.point_on_surface(_largest(shape))
    return Outline(
        path=_path(rings),
        at=(round(inside.x), round(inside.y)),
        box=(min(xs), min(ys), max(xs), max(ys)),
    )


def _rings(shape: "MultiPolygon") -> list[list[Point]]:
    """The rings in whole units. What becomes too small to see goes, but never all of it."""
    import shapely

    found = []
    for polygon in shapely.get_parts(shape):
        if outer := _whole(polygon.exterior.coords):
            holes = (_whole(hole.coords) for hole in polygon.interiors)
            found += [outer, *(hole for hole in holes if hole)]
    return found or [_dot(_largest(shape))]


def _whole(points: Iterable[tuple[float, ...]]) -> list[Point]:
    """A ring on whole units without repeated points; empty when no area is left."""
    rounded = [(round(x), round(y)) for x, y in points]
    ring = [here for here, following in pairwise(rounded) if here != following]
    doubled = sum(x * y2 - x2 * y for (x, y), (x2, y2) in pairwise([*ring, *ring[:1]]))
    return ring if doubled else []


def _dot(polygon: "Polygon") -> list[Point]:
    """The smallest square that can be drawn, for an island smaller than that."""
    x, y = round(polygon.centroid.x), round(polygon.centroid.y)
    return [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)]


def _largest(shape: "MultiPolygon") -> "Polygon":
    import shapely

    return max(shapely.get_parts(shape), key=lambda polygon: polygon.area)


def _path(rings: Iterable[list[Point]]) -> str:
    """SVG path data: where each ring starts, and from there steps from point to point."""
    return "".join(_ring_path(ring) for ring in rings)


def _ring_path(ring: list[Point]) -> str:
    steps = ((x2 - x, y2 - y) for (x, y), (x2, y2) in pairwise(ring))
    # A minus sign parts numbers by itself; a space would cost a byte for each of 10,000 points.
    numbers = " ".join(f"{dx} {dy}" for dx, dy in steps).replace(" -", "-")
    return f"M{ring[0][0]} {ring[0][1]}l{numbers}Z"
