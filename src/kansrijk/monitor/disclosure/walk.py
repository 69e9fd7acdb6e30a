"""Walking from one whole-number table to another that agrees with everything that is public.

A step looks at some of the numbers and keeps all others: a linear program pushes the wanted sums
up or down as far as the equations allow. Where its answer is not whole, it moves so many at a time
that it is. Every table on the way is checked with whole-number sums, so that a slip of the solver
can never become a claim.
"""

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from kansrijk.monitor.disclosure.solver import Program, SolverError

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

#: How far one step may move a number. Far enough to protect, near enough to leave room for others.
STRIDE = 9
#: A program over whole bounds breaks its answers in halves, now and then in thirds or more: so many
#: at a time they are whole again.
PACES = (1, 2, 3, 4, 6)
_WHOLE = 1e-6


@dataclass(eq=False)
class Table:
    """Whole numbers within bounds that satisfy ``equations @ numbers == right``.

    ``limits`` are bounds that may be replaced between steps (a count never passes its people).
    """

    equations: sp.csc_matrix
    right: Ints
    numbers: Ints
    lower: Ints
    upper: Floats
    #: Sums that may not pass a limit: (matrix, largest sums).
    ceiling: tuple[sp.csc_matrix, Ints] | None = None

    def holds(self) -> bool:
        """Whether every equation and bound is satisfied, by whole-number sums."""
        return bool(
            np.array_equal(self.equations @ self.numbers, self.right)
            and (self.numbers >= self.lower).all()
            and (self.numbers <= self.upper).all()
            and (self.ceiling is None or (self._room() >= 0).all())
        )

    def _room(self) -> Ints:
        assert self.ceiling is not None
        sums, most = self.ceiling
        return most - sums @ self.numbers

    def step(self, columns: Ints, gain: Floats, stride: int = STRIDE) -> Ints:
        """The best move of ``columns``: a whole change per column, perhaps none; not yet made.

        ``gain`` is what one up is worth, per column.
        """
        rows = touched(self.equations, columns)
        lower = np.maximum(self.lower[columns] - self.numbers[columns], -stride).astype(float)
        upper = np.minimum(self.upper[columns] - self.numbers[columns], stride).astype(float)
        still = np.zeros(rows.shape[0])
        room: Floats = np.zeros(0)
        if self.ceiling is not None:
            below = self.ceiling[0][:, columns].tocsr()
            there = np.flatnonzero(np.diff(below.indptr))
            rows = sp.csr_matrix(sp.vstack([rows, below[there]]))
            room = self._room()[there].astype(float)
        limits = (
            np.concatenate([still, np.full(len(room), -np.inf)]),
            np.concatenate([still, room]),
        )
        program = Program(rows, limits, (lower, upper))
        for pace in PACES:
            if pace > 1:
                program.set_limits(_inward(limits, pace), _inward((lower, upper), pace))
            try:
                move = pace * program.minimise(-gain)
            except SolverError:
                break
            if _is_whole(move):
                return np.round(move).astype(np.int64)
        # Staying where we are is a whole table too; another step will try other numbers.
        return np.zeros(len(columns), dtype=np.int64)

    def make(self, columns: Ints, move: Ints) -> None:
        """Make a move. Raises SolverError when the table would no longer hold."""
        self.numbers[columns] += move
        if not self.holds():
            self.numbers[columns] -= move
            raise SolverError("Een stap van HiGHS brak een optelling.")


def touched(equations: sp.csc_matrix, columns: Ints) -> sp.csr_matrix:
    """The equations that hold some of the columns, restricted to them, each once."""
    rows = equations[:, columns].tocsr()
    rows = rows[np.flatnonzero(np.diff(rows.indptr))]
    if not rows.shape[0]:
        return rows
    # Two equations with the same numbers in them are one: told apart by a sum of odd weights.
    marks = rows @ np.sqrt(np.arange(2.0, 2.0 + len(columns)))
    _, first = np.unique(np.round(marks, 7), return_index=True)
    return rows[np.sort(first)]


def _inward(limits: tuple[Floats, Floats], pace: int) -> tuple[Floats, Floats]:
    """The limits of a number that is counted ``pace`` at a time."""
    return np.ceil(limits[0] / pace), np.floor(limits[1] / pace)


def _is_whole(numbers: Floats) -> bool:
    return bool((np.abs(numbers - np.round(numbers)) < _WHOLE).all())
