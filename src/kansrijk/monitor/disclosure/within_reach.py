"""How well cells can be protected when earlier releases are known.

Between figures that are known already a cell may have little room: a region that took in a small
municipality is its old figure and a few more. And of areas of earlier borders the builder has no
true value: one that fits all that is known stands in its table, perhaps at the very end of what is
possible. No more is asked than can be: to move as far as the equations allow when everything that
may be hidden is. Whether that is enough, the attacker tells.
"""

import numpy as np
from numpy.typing import NDArray

from kansrijk.monitor.disclosure.linked import Linked
from kansrijk.monitor.disclosure.solver import Program

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

#: Pushes of many cells at once, before the last are asked one by one.
_TOGETHER = 10
#: How far any number may go: far beyond every need, and not without end.
_FAR = 1000
_SLIP = 1e-6


def within_reach(cells: Linked) -> None:
    """Ask of ``cells`` no more than can be, where some are known already."""
    free = cells.may_hide | cells.hidden
    if free.all():
        return
    asked = free & (cells.below + cells.above > 0)
    reach = _Reach(cells, asked)
    reach.look()
    below = np.floor(cells.value - reach.low + _SLIP).astype(np.int64)
    above = np.floor(reach.high - cells.value + _SLIP).astype(np.int64)
    cells.below = np.where(asked, np.minimum(cells.below, below), cells.below)
    cells.above = np.where(asked, np.minimum(cells.above, above), cells.above)


class _Reach:
    """How low and how high cells were seen when all that may be hidden is free."""

    def __init__(self, cells: Linked, asked: Bools) -> None:
        self._cells, self._asked = cells, asked
        self.low, self.high = cells.value.astype(float), cells.value.astype(float)
        free = cells.hidden | cells.may_hide
        least = np.maximum(cells.least, cells.value - _FAR)
        most = np.minimum(cells.most, cells.value + _FAR)
        bounds = np.where(free, least, cells.value), np.where(free, most, cells.value)
        still = np.zeros(cells.equations.shape[0])
        self._program = Program(
            cells.equations.tocsr(), (still, still), (bounds[0].astype(float), bounds[1])
        )

    def look(self) -> None:
        """Push cells until each was seen as far as it must, or as it can."""
        random = np.random.default_rng(0)
        for _ in range(_TOGETHER):
            down, up = self._lacking()
            if not (down | up).any():
                return
            sign = np.where(down & up, random.choice((-1.0, 1.0), len(up)), np.where(up, 1.0, -1.0))
            self._push(np.where(down | up, sign * (1 + random.random(len(up))), 0.0))
        for way, number in ((-1.0, 0), (1.0, 1)):
            for cell in np.flatnonzero(self._lacking()[number]):
                if self._lacking()[number][cell]:
                    alone = np.zeros(len(self.low))
                    alone[cell] = way
                    self._push(alone)

    def _lacking(self) -> tuple[Bools, Bools]:
        cells = self._cells
        return (
            self._asked & (self.low > cells.value - cells.below + _SLIP),
            self._asked & (self.high < cells.value + cells.above - _SLIP),
        )

    def _push(self, gain: Floats) -> None:
        found = self._program.minimise(-gain)
        np.minimum(self.low, found, out=self.low)
        np.maximum(self.high, found, out=self.high)
