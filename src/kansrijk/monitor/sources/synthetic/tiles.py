"""The land: hexagons that hang together, divided into regions of neighbours.

A cell is (column, row) as on the tile map: odd rows lie half a hexagon to the right.
"""

from heapq import heappop, heappush
from math import atan2, cos, hypot, pi

import numpy as np

from kansrijk.monitor.sources.synthetic.randomness import Floats, Ints

Cell = tuple[int, int]

#: Height of a row of hexagons, in widths of a hexagon.
ROW_HEIGHT = 0.75**0.5
#: A coast of a few capes and bays: so many waves, each at most this part of the radius.
WAVES, WAVE_HEIGHT = (2, 3, 5), 0.16


def neighbours(cell: Cell) -> list[Cell]:
    """The six cells around a cell."""
    col, row = cell
    left = col - 1 + row % 2
    around = [(left, row - 1), (left + 1, row - 1), (left, row + 1), (left + 1, row + 1)]
    return [(col - 1, row), (col + 1, row), *around]


def point(cell: Cell) -> tuple[float, float]:
    """The middle of a cell, in widths of a hexagon; downwards is positive."""
    col, row = cell
    return col + (row % 2) / 2, row * ROW_HEIGHT


def grow_land(rng: np.random.Generator, count: int) -> list[Cell]:
    """``count`` cells that hang together, from column and row 0, in order of row and column."""
    phases = rng.uniform(0, 2 * pi, len(WAVES))
    heights = rng.uniform(0, WAVE_HEIGHT, len(WAVES))

    def distance(cell: Cell) -> float:
        x, y = point(cell)
        angle = atan2(y, x)
        coast = 1 + sum(
            h * cos(n * angle + p) for n, h, p in zip(WAVES, heights, phases, strict=True)
        )
        return hypot(x, y) / coast

    land: set[Cell] = set()
    border, seen = [(0.0, (0, 0))], {(0, 0)}
    while len(land) < count:
        _, cell = heappop(border)
        land.add(cell)
        for other in sorted(set(neighbours(cell)) - seen):
            seen.add(other)
            heappush(border, (distance(other), other))
    return _from_zero(land)


def _from_zero(land: set[Cell]) -> list[Cell]:
    """Moved to column 0 and row 0 or 1: by an even number of rows, so that neighbours stay so."""
    left = min(col for col, _ in land)
    top = min(row for _, row in land) // 2 * 2
    moved = [(col - left, row - top) for col, row in land]
    return sorted(moved, key=lambda cell: (cell[1], cell[0]))


def divide(rng: np.random.Generator, points: Floats, count: int) -> Ints:
    """A region (0 to ``count`` - 1) for each point, of points that lie together.

    Lloyd's rounds from points that lie apart; regions are numbered from top to bottom.
    """
    centres = _points_apart(rng, points, count)
    for _ in range(12):
        nearest = _distances(points, centres).argmin(axis=1)
        centres = np.array(
            [points[nearest == k].mean(axis=0) if (nearest == k).any() else centres[k]
             for k in range(count)]
        )  # fmt: skip
    order = np.lexsort((centres[:, 0], centres[:, 1]))
    return np.argsort(order)[_distances(points, centres).argmin(axis=1)]


def _points_apart(rng: np.random.Generator, points: Floats, count: int) -> Floats:
    chosen = [int(rng.integers(len(points)))]
    while len(chosen) < count:
        nearest = _distances(points, points[chosen]).min(axis=1)
        chosen.append(int(nearest.argmax()))
    return points[chosen]


def _distances(points: Floats, centres: Floats) -> Floats:
    difference: Floats = points[:, None, :] - centres[None, :, :]
    return np.sqrt((difference**2).sum(axis=2))
