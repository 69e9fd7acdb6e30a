"""Hexagons standing on a point, in rows that fit into each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, radians, sin, sqrt

from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.labels import ASCENT, Label
from kansrijk.reports.charts.letters import wrapped
from kansrijk.reports.charts.svg import coordinate, line
from kansrijk.reports.charts.tokens import INK

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
    """A name in the nearest free space around a tile, joined to it by a line.

    The strip above the map is always free, so there always is a place.
    """
    x, y = grid.centre(*place)
    lines = wrapped(name, width - 2 * MARGIN, size, bold=True)[:1]
    taken = [Box(cx, cy, cx, cy).grown(grid.radius) for cx, cy in (grid.centre(*o) for o in others)]
    page = Box(2, 2, width - 2, grid.bottom)
    label = _above(lines, x, width, size)
    for distance in range(2, 14):
        for turn in range(16):
            angle = pi + turn * pi / 8
            reach = distance * grid.tile
            anchor = "end" if cos(angle) < -0.3 else "start" if cos(angle) > 0.3 else "middle"
            near = Label(lines, x + reach * cos(angle), y + reach * sin(angle), size, anchor, True)
            box = near.box.grown(3)
            if box.inside(page) and not any(box.touches(tile) for tile in taken):
                return _leader(near, x, y, grid) + near.svg()
    return _leader(label, x, y, grid) + label.svg()


def _above(lines: tuple[str, ...], x: float, width: float, size: float) -> Label:
    half = Label(lines, 0, 0, size, bold=True).width / 2
    middle = min(max(x, half + 2), width - half - 2)
    return Label(lines, middle, size * ASCENT + 3, size, "middle", bold=True)


def _leader(label: Label, x: float, y: float, grid: HexGrid) -> str:
    """From the edge of the tile to the nearest point of the label."""
    box = label.box.grown(2)
    end_x, end_y = min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)
    length = max(sqrt((end_x - x) ** 2 + (end_y - y) ** 2), 0.1)
    share = min(1.0, grid.tile * 0.75 / length)
    start_x, start_y = x + (end_x - x) * share, y + (end_y - y) * share
    return line(start_x, start_y, end_x, end_y, stroke=INK, stroke_width=1.5)
