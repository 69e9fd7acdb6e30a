"""Hexagons standing on a point, in rows that fit into each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin, sqrt

from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.map_names import name_near
from kansrijk.reports.charts.svg import coordinate

#: Room around the map, and the part of its place that a hexagon fills.
MARGIN, FILLED = 6.0, 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class HexGrid:
    """Where the hexagon of a column and row stands. Odd rows are half a tile to the right.

    ``tile`` is the width of a hexagon, ``top`` the y of the upper edge of ``first_row``.
    """

    tile: float
    first_col: int
    first_row: int
    rows: int
    top: float

    @classmethod
    def around(cls, places: Sequence[tuple[int, int]], width: float, top: float) -> "HexGrid":
        """The grid in which these (column, row) fill the width."""
        cols, rows = [col for col, _ in places] or [0], [row for _, row in places] or [0]
        tiles = max(cols) - min(cols) + 1.5
        return cls(
            tile=(width - 2 * MARGIN) / tiles,
            first_col=min(cols),
            first_row=min(rows),
            rows=max(rows) - min(rows) + 1,
            top=top + MARGIN,
        )

    @property
    def radius(self) -> float:
        """From the middle of a hexagon to its points."""
        return self.tile / sqrt(3)

    @property
    def bottom(self) -> float:
        """Where the last row and the margin end."""
        return self.top + (1.5 * self.rows + 0.5) * self.radius + MARGIN

    def centre(self, col: int, row: int) -> tuple[float, float]:
        """The middle of a hexagon."""
        x = MARGIN + (col - self.first_col + 0.5 + (row % 2) / 2) * self.tile
        return x, self.top + (1 + 1.5 * (row - self.first_row)) * self.radius

    def outline(self) -> str:
        """The points of a hexagon around (0, 0), for a polygon."""
        reach = self.radius * FILLED
        turns = (radians(30 + 60 * corner) for corner in range(6))
        return " ".join(
            f"{coordinate(reach * cos(turn))},{coordinate(reach * sin(turn))}" for turn in turns
        )


def name_beside(
    name: str, place: tuple[int, int], others: Sequence[tuple[int, int]], grid: HexGrid,
    width: float, size: float,
) -> str:  # fmt: skip
    """A name in the nearest free space around a tile, joined to it by a line."""
    taken = [Box(x, y, x, y).grown(grid.radius) for x, y in (grid.centre(*o) for o in others)]
    page = Box(0, 0, width, grid.bottom)
    return name_near(name, grid.centre(*place), taken, page, step=grid.tile, size=size)
