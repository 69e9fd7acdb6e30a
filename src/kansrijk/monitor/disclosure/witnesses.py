"""Which moves show that a need is met, and what is lost when a cell is published again."""

import numpy as np

from kansrijk.monitor.disclosure.moves import STILL
from kansrijk.monitor.disclosure.problem import Bools
from kansrijk.monitor.disclosure.solver import Floats, Ints


class Witnesses:
    """Moves that were found, the cells they use and the needs they meet."""

    def __init__(self, needs: int, cells: int) -> None:
        self._using: list[set[int]] = [set() for _ in range(cells)]
        self._used: dict[int, Ints] = {}
        self._meets: dict[int, Ints] = {}
        self._count = np.zeros(needs, dtype=np.int64)
        self._next = 0

    def add(self, move: Floats, met: Bools) -> None:
        """Keep a move over hidden cells."""
        cells = np.flatnonzero(np.abs(move) > STILL)
        for cell in cells:
            self._using[cell].add(self._next)
        self._used[self._next] = cells
        self._meets[self._next] = np.flatnonzero(met)
        self._count[met] += 1
        self._next += 1

    def has(self, need: int) -> bool:
        """Whether some move meets this need."""
        return bool(self._count[need])

    def orphans(self, cells: Ints) -> Ints:
        """The needs that nothing we know meets when these cells are published."""
        lost = np.zeros_like(self._count)
        for move in self._moves_over(cells):
            lost[self._meets[move]] += 1
        return np.flatnonzero((lost > 0) & (lost == self._count))

    def forget(self, cells: Ints) -> None:
        """The cells are published: moves that use one are no moves any more."""
        for move in sorted(self._moves_over(cells)):
            self._count[self._meets.pop(move)] -= 1
            for other in self._used.pop(move):
                self._using[other].discard(move)

    def _moves_over(self, cells: Ints) -> set[int]:
        return set().union(*(self._using[cell] for cell in cells))
