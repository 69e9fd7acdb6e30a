"""GeoJSON geometry: rings of points, checked, laid flat, and mended where they cross themselves."""

import math
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy import ndarray
    from shapely import MultiPolygon

    #: Points of one ring, two columns.
    Ring = ndarray
    #: The outer ring of each polygon, followed by its holes.
    Rings = Sequence[Sequence[Ring]]

#: The middle of the country. At this latitude a degree of longitude is shortened everywhere;
#: between Zeeuws-Vlaanderen and Rottumeroog that is off by at most 4%, enough for a picture.
MIDDLE_LATITUDE = 52.0
#: A triangle, with its first point again at the end.
FEWEST_POINTS = 4


class Plane(StrEnum):
    """How places are written, in words for a message."""

    DEGREES = "lengte- en breedtegraad (CRS84)"
    METRES = "meters (RD, EPSG:28992)"


#: West, south, east, north of the Netherlands, wide enough for its sea.
_EXTENT = {
    Plane.DEGREES: (2.0, 50.0, 8.0, 55.0),
    Plane.METRES: (-50_000.0, 250_000.0, 350_000.0, 700_000.0),
}


class GeometryError(Exception):
    """What is wrong with the geometry of one feature, and what is allowed."""

    def __init__(self, problem: str, allowed: str) -> None:
        self.problem = problem
        self.allowed = allowed
        super().__init__(problem)


def read_rings(geometry: Any) -> "Rings":
    """The rings of a Polygon or MultiPolygon. Raises GeometryError for anything else."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        raise GeometryError("geen vlak als geometrie", "Polygon of MultiPolygon")
    coordinates = geometry.get("coordinates")
    polygons = [coordinates] if kind == "Polygon" else coordinates
    if not _is_list(polygons) or not all(_is_list(polygon) for polygon in polygons):
        raise GeometryError("coordinates is leeg of geen lijst", "lijsten van ringen")
    return [[_ring(points) for points in polygon] for polygon in polygons]


def flattened(rings: "Rings") -> tuple["Rings", Plane]:
    """The rings with x and y of equal length on the ground, and how they were written.

    Degrees are recognised by their range. They are laid flat by shortening all longitudes alike
    (equirectangular, true at 52 degrees north); metres stay as they are.
    """
    import numpy as np

    points = np.concatenate([ring for polygon in rings for ring in polygon])
    low, high = points.min(axis=0), points.max(axis=0)
    for plane, (west, south, east, north) in _EXTENT.items():
        if west <= low[0] and south <= low[1] and high[0] <= east and high[1] <= north:
            stretch = (math.cos(math.radians(MIDDLE_LATITUDE)), 1.0)
            is_flat = plane is Plane.METRES
            flat = rings if is_flat else [[ring * stretch for ring in one] for one in rings]
            return flat, plane
    place = f"{low[0]:.6g} {low[1]:.6g} tot {high[0]:.6g} {high[1]:.6g}"
    raise GeometryError(f"coördinaten buiten Nederland: {place}", " of ".join(Plane))


def mended(rings: "Rings") -> tuple["MultiPolygon", bool]:
    """The shape of the rings, and whether it had to be mended to be valid."""
    import shapely

    shape = shapely.MultiPolygon([(outer, holes) for outer, *holes in rings])
    is_valid = bool(shape.is_valid)
    if not is_valid:
        # "structure" keeps what the outer rings enclose and gives nothing but areas.
        mended = shapely.make_valid(shape, method="structure", keep_collapsed=False)
        shape = shapely.MultiPolygon([p for p in shapely.get_parts(mended) if p.area > 0])
    if shape.is_empty:
        raise GeometryError("de ringen omsluiten niets", "ringen om een vlak")
    return shape, not is_valid


def _ring(points: Any) -> "Ring":
    import numpy as np

    try:
        ring = np.array(points, dtype=float)
    except (ValueError, TypeError, OverflowError):
        ring = np.empty(0)
    if ring.ndim != 2 or len(ring) < FEWEST_POINTS or ring.shape[1] < 2:
        problem = "een ring is geen lijst van punten"
        raise GeometryError(problem, f"ten minste {FEWEST_POINTS} punten [x, y]")
    if not np.isfinite(ring).all():
        raise GeometryError("een coördinaat is geen getal", "gewone getallen")
    return ring[:, :2]


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and bool(value)
