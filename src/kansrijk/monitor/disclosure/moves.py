"""Moves: other tables that an attacker cannot rule out, as differences from the true one.

A move ``z`` keeps every equation (``matrix @ z = 0``) and every bound that is known beforehand.
A cell that moves must be hidden. A need (a cell, a direction, a distance) is met by a pattern when
some move over hidden cells alone covers the distance; that move is its witness.
"""

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp

from kansrijk.monitor.disclosure.problem import Bools, Problem
from kansrijk.monitor.disclosure.solver import Floats, InfeasibleError, Ints, Program

#: What is smaller than this is rounding: no move.
STILL = 1e-7
#: By how much a move may fall short of a need; a tenth of what the audit forgives.
SLACK = 1e-6
#: Where nothing stops a move, it need not grow further than this.
_FURTHEST = 1e6


@dataclass(frozen=True, slots=True, eq=False)
class Needs:
    """What must be possible: cell ``cell`` moves ``distance`` in direction ``sign`` (+1, -1)."""

    cell: Ints
    sign: Ints
    distance: Floats

    def __len__(self) -> int:
        return len(self.cell)


def needs_of(problem: Problem) -> Needs:
    """The needs of all primary cells in the order of the table.

    Cells that stand together mostly share equations, and what is hidden for the one then serves
    the next: this gave cheaper patterns than the hardest first (by 1 to 2 in 100) or any order.
    """
    primary = np.flatnonzero(problem.primary)
    cell = np.repeat(primary, 2)
    sign = np.tile([1, -1], len(primary))
    both = np.column_stack([problem.need_upper[primary], problem.need_lower[primary]])
    distance = both.ravel()
    asked = distance > 0
    return Needs(cell[asked], sign[asked], distance[asked])


class Reach:
    """How far a move can be stretched, and which needs it then meets."""

    def __init__(self, problem: Problem, needs: Needs) -> None:
        self._above, self._below = problem.room_above, problem.room_below
        self._needs, self.needs = needs, len(needs)

    def met(self, move: Floats) -> Bools:
        """The needs that this move meets, stretched or shrunk, forward or backward."""
        found = np.zeros(len(self._needs), dtype=bool)
        for direction in (move, -move):
            longest = self._longest(direction)
            if longest > 0:
                along = longest * direction[self._needs.cell] * self._needs.sign
                found |= along >= self._needs.distance - SLACK
        return found

    def _longest(self, move: Floats) -> float:
        up, down = move > STILL, move < -STILL
        stops = [self._above[up] / move[up], self._below[down] / -move[down]]
        return float(min(np.concatenate(stops).min(initial=_FURTHEST), _FURTHEST))


class CheapestMove:
    """The cheapest move that meets a need: one linear program, solved again and again.

    Up and down are separate columns. Only bounds change between two needs, so that HiGHS goes on
    from its last basis (some 1 ms a need in a table of 1,700 cells).
    """

    def __init__(self, problem: Problem, needs: Needs) -> None:
        self._needs, self._count = needs, len(problem.ids)
        self._room = np.concatenate([problem.room_above, problem.room_below])
        self._room[np.concatenate([problem.must_publish] * 2)] = 0
        self._open = self._room.copy()
        still = np.zeros(problem.matrix.shape[0])
        matrix = sp.hstack([problem.matrix, -problem.matrix]).tocsr()
        self._program = Program(
            matrix, (still, still), (np.zeros(2 * self._count), self._room.copy())
        )
        # every start is warm; presolve would begin anew each time
        self._program.highs.setOptionValue("presolve", "off")
        # no two cells cost the same (`suppression`), so costs need no shaking: a tenth faster
        self._program.highs.setOptionValue("dual_simplex_cost_perturbation_multiplier", 0.0)
        longest = float(needs.distance.max(initial=1))
        # a cell with little room costs as much as another when it is used to the full
        self._share = longest / np.maximum(np.minimum(longest, self._room), STILL)

    def forbid(self, cells: Ints) -> None:
        """These cells are published: no move may use them."""
        self._limit(cells, np.zeros(2 * len(cells)))

    def allow(self, cells: Ints) -> None:
        """These cells are hidden after all."""
        self._limit(cells, self._room[self._both(cells)])

    def find(self, need: int, cost: Floats) -> Floats | None:
        """The move, or None when no move meets the need."""
        forward = self._needs.cell[need] + (0 if self._needs.sign[need] > 0 else self._count)
        backward = (forward + self._count) % (2 * self._count)
        distance = self._needs.distance[need]
        if distance > self._open[forward] + SLACK:
            return None
        columns = np.array([forward, backward])
        upper = np.array([max(distance, self._open[forward]), 0.0])
        self._program.set_bounds(columns, np.array([distance, 0.0]), upper)
        try:
            both = self._program.minimise(np.concatenate([cost, cost]) * self._share)
        except InfeasibleError:
            return None
        finally:
            self._program.set_bounds(columns, np.zeros(2), self._open[columns])
        return both[: self._count] - both[self._count :]

    def _limit(self, cells: Ints, room: Floats) -> None:
        columns = self._both(cells)
        self._open[columns] = room
        self._program.set_bounds(columns, np.zeros(len(columns)), room)

    def _both(self, cells: Ints) -> Ints:
        """The columns of cells: up, then down."""
        return np.concatenate([cells, cells + self._count])
