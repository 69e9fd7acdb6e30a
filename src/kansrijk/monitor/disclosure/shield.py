"""Choosing what to hide: the rules first, and then as little more as keeps those cells uncertain.

A hidden cell is protected when whole tables exist that agree with all that is shown, in which it
lies far enough below and above its true value. Two kinds of steps take turns:

- a free walk over hidden cells only, that finds such tables where the pattern already allows it;
- for a cell that no table moves: the least loss of further cells with which it can move. It is a
  linear program over the surroundings of the cell; all cells it moves are hidden.

This is the builder's own view. What it leaves is judged by the attacker, who has the release only.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from kansrijk.monitor.disclosure.linked import NO_HOME, Linked
from kansrijk.monitor.disclosure.solver import InfeasibleError, Program
from kansrijk.monitor.disclosure.walk import Table, touched

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

#: GGDs in the surroundings of a cell: first near, then wider, and from some round on everything.
REACH = (1, 3, 8)
EVERYTHING, _EVERYTHING_FROM = 10_000, 3
_ROUNDS = 12
#: Steps of one walk: as many as there are GGDs, so that each is visited twice or so.
_FEWEST_WALKS = 5
#: Walking goes on while so large a part is left of what was lacking, or less.
_HELPS = 0.9
_GGDS_PER_WALK = 2
_SHOWN_FIRST = 2
_FAR = 30
#: A program of so many numbers is simplified first and solved from the inside out: much faster.
_WIDE = 20_000
_WHOLE = 1e-6

Progress = Callable[[str, int], None]


class UnprotectableError(Exception):
    """A cell that cannot move far enough, not even when all that may be hidden is."""

    def __init__(self, cell: int) -> None:
        super().__init__(cell)
        self.cell = cell


@dataclass(eq=False)
class Shield:
    """Hides cells of ``cells`` until each hidden one can move far enough both ways.

    ``low`` and ``high`` are the extremes found so far.
    """

    cells: Linked
    seed: int = 0
    low: Ints = field(init=False)
    high: Ints = field(init=False)

    def __post_init__(self) -> None:
        self.low, self.high = self.cells.value.copy(), self.cells.value.copy()
        self._random = np.random.default_rng(self.seed)
        self._ggds = self.cells.near.shape[1]

    def run(self, progress: Progress | None = None) -> Bools:
        """Which cells are hidden. Raises UnprotectableError for a cell that nothing protects."""
        for number in range(_ROUNDS):
            lacking = self._walk_while_it_helps()
            if progress:
                progress(f"ronde {number + 1}", int(lacking.sum()))
            if not lacking.any():
                break
            if number < _SHOWN_FIRST:
                # What may never appear mostly moves by itself, once the rest is in place.
                lacking &= self.cells.may_hide
            for cell in self._order(lacking):
                for sign in (1, -1):
                    self._protect(int(cell), sign, is_last=number >= _EVERYTHING_FROM)
        return self.cells.hidden

    def _walk_while_it_helps(self) -> Bools:
        """Walk until it finds little more; which cells are lacking then."""
        before = np.inf
        while True:
            self.walk(max(_FEWEST_WALKS, self._ggds))
            below, above = self.lacking()
            now = int((below | above).sum())
            if now > _HELPS * before or not now:
                return below | above
            before = now

    def lacking(self) -> tuple[Bools, Bools]:
        """Hidden cells that are not yet seen low enough, and not yet high enough."""
        cells = self.cells
        return (
            cells.hidden & (self.low > cells.value - cells.below),
            cells.hidden & (self.high < cells.value + cells.above),
        )

    def _order(self, lacking: Bools) -> Ints:
        """By surroundings, and there the largest first: its moves carry the small along."""
        found = np.flatnonzero(lacking)
        return found[np.lexsort((found, -self.cells.value[found], self.cells.home[found]))]

    def walk(self, steps: int) -> None:
        """Walk over hidden cells from the true table, noting how low and high each comes."""
        cells = self.cells
        table = Table(cells.equations, np.zeros(cells.equations.shape[0], np.int64),
                      cells.value.copy(), cells.least, cells.most)  # fmt: skip
        for _ in range(steps):
            chosen = self._where_it_lacks()
            columns = np.flatnonzero(cells.hidden & self._around(chosen))
            if not len(columns):
                continue
            gain = self._gain()[columns]
            if gain.any():
                table.make(columns, table.step(columns, gain))
                self._note(table.numbers)

    def _where_it_lacks(self) -> Ints:
        """Some GGDs, rather those with much that is lacking."""
        below, above = self.lacking()
        much = self.cells.near[below | above].sum(axis=0) + 1.0
        few = min(int(self._random.integers(1, _GGDS_PER_WALK + 1)), self._ggds)
        return self._random.choice(self._ggds, few, replace=False, p=much / much.sum())

    def _gain(self) -> Floats:
        """Up for what was not yet seen high enough, down for the rest; one of both at random."""
        below, above = self.lacking()
        sign = self._random.choice((-1.0, 1.0), len(below))
        sign = np.where(below & above, sign, np.where(below, -1.0, 1.0))
        return sign * (below | above) * (1 + self._random.random(len(below)))

    def _note(self, numbers: Ints) -> None:
        np.minimum(self.low, numbers, out=self.low)
        np.maximum(self.high, numbers, out=self.high)

    def _around(self, ggds: Ints) -> Bools:
        """Cells of municipalities in these GGDs, and of larger areas with ground there."""
        near = self.cells.near[:, ggds].any(axis=1)
        return near | ((self.cells.home == NO_HOME) & ~self.cells.near.any(axis=1))

    def _protect(self, cell: int, sign: int, *, is_last: bool) -> None:
        """Hide what is needed to let one cell move one way, if it cannot yet.

        What is hidden for others may help a cell that finds no way: it is left until it must.
        """
        cells = self.cells
        need = cells.above[cell] if sign > 0 else cells.below[cell]
        value = cells.value[cell]
        seen = self.high[cell] - value if sign > 0 else value - self.low[cell]
        if seen >= need:
            return
        for reach in (*REACH, EVERYTHING) if is_last else REACH:
            around = self._surroundings(cell, reach)
            if reach == REACH[0] and cells.is_main[cell]:
                around &= self._same_time(cell) & cells.is_main
            move = self._cheapest(cell, int(sign * need), around)
            if move is not None:
                self._hide(cell, sign, move)
                return
        if is_last:
            raise UnprotectableError(cell)

    def _same_time(self, cell: int) -> Bools:
        """Cells with a year in the longest period that holds the years of this one."""
        cells = self.cells
        first, last = cells.first_year[cell], cells.last_year[cell]
        holds = (cells.first_year <= first) & (cells.last_year >= last)
        earliest, latest = cells.first_year[holds].min(), cells.last_year[holds].max()
        return (cells.first_year <= latest) & (cells.last_year >= earliest)

    def _surroundings(self, cell: int, reach: int) -> Bools:
        own = np.flatnonzero(self.cells.near[cell])
        others = self._random.permutation(np.setdiff1d(np.arange(self._ggds), own))
        return self._around(np.concatenate([own, others])[: max(reach, 1)])

    def _cheapest(self, cell: int, change: int, around: Bools) -> Floats | None:
        """The move of least loss that changes ``cell`` so much; None when there is none here."""
        cells = self.cells
        around = around.copy()
        around[cell] = True
        free = np.flatnonzero(around & cells.hidden)
        shown = np.flatnonzero(around & cells.may_hide & ~cells.hidden)
        rows = touched(cells.equations, np.concatenate([free, shown]))
        matrix = sp.csr_matrix(sp.hstack([rows, -rows[:, len(free) :]]))
        down = np.minimum(cells.value - cells.least, _FAR).astype(float)
        up = np.minimum(cells.most - cells.value, _FAR)
        lower = np.concatenate([-down[free], np.zeros(2 * len(shown))])
        upper = np.concatenate([up[free], up[shown], down[shown]])
        at = np.searchsorted(free, cell)
        lower[at] = upper[at] = change
        zero = np.zeros(matrix.shape[0])
        loss = cells.loss[shown]
        try:
            wide = len(lower) > _WIDE
            program = Program(matrix, (zero, zero), (lower, upper), presolve=wide, from_inside=wide)
            found = program.minimise(np.concatenate([np.zeros(len(free)), loss, loss]))
        except InfeasibleError:
            return None
        move = np.zeros(len(cells.value))
        move[free] = found[: len(free)]
        move[shown] = found[len(free) : len(free) + len(shown)] - found[len(free) + len(shown) :]
        return move

    def _hide(self, cell: int, sign: int, move: Floats) -> None:
        """Hide all that moves; a whole move is a table, and so mostly is its opposite."""
        cells = self.cells
        cells.hidden |= (np.abs(move) > _WHOLE) & cells.may_hide
        whole = np.round(move).astype(np.int64)
        if not (np.abs(move - whole) < _WHOLE).all():
            # A broken move shows that the interval is wide enough; the walk looks for the table.
            if sign > 0:
                self.high[cell] = cells.value[cell] + cells.above[cell]
            else:
                self.low[cell] = cells.value[cell] - cells.below[cell]
            return
        self._note(cells.value + whole)
        opposite = cells.value - whole
        if (opposite >= cells.least).all() and (opposite <= cells.most).all():
            self._note(opposite)
