"""Cuts: why a choice of hidden cells does not meet a need, as a condition on every choice.

When the furthest that a cell can move is less than needed, the duals of that linear program name
cells of which more must be hidden: sum of factor x hidden >= 1, for every pattern that protects. A
cut is true whatever the solver said, for any multipliers give a condition that holds; a wrong
answer makes it weak, not false.

Fischetti and Salazar-Gonzalez, Management Science 2001;47:1008-1027.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from kansrijk.monitor.disclosure.moves import SLACK, STILL, Needs
from kansrijk.monitor.disclosure.problem import Bools, Problem
from kansrijk.monitor.disclosure.solver import Floats, Ints, Program

_PRIMAL_SIMPLEX = 4
#: Beyond this a room counts as endless; factors are cut off at 1 anyhow.
_ENDLESS = 1e6
#: A cut must be broken by this much of its right side, or it is rounding.
_BROKEN = 1e-4
#: Multipliers below this are rounding.
_NOTHING = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """Sum of ``factor`` x hidden over ``cells`` is at least ``least`` in every good pattern."""

    cells: Ints
    factor: Floats
    least: float

    @property
    def key(self) -> tuple[bytes, bytes]:
        """The same for two cuts that say the same."""
        return self.cells.tobytes(), np.round(self.factor, 6).tobytes()

    def is_broken_by(self, hidden: Floats) -> bool:
        """Whether this choice (0 to 1 per cell) is none that protects."""
        return bool(self.factor @ hidden[self.cells] < self.least - _BROKEN)


class CutFinder:
    """The needs that a choice does not meet, whole or in fractions, and the cuts of those."""

    def __init__(self, problem: Problem, needs: Needs) -> None:
        self._needs, self._fixed = needs, problem.always_hidden
        self._may = problem.may_hide
        self._above = np.minimum(np.where(problem.must_publish, 0, problem.room_above), _ENDLESS)
        self._below = np.where(problem.must_publish, 0, problem.room_below)
        self._largest = float(needs.distance.max(initial=0))
        self._across = problem.matrix.T.tocsr()
        self._all = np.arange(len(problem.ids))
        still = np.zeros(problem.matrix.shape[0])
        self._ends = (np.zeros(len(problem.ids)), np.zeros(len(problem.ids)))
        self._program = Program(problem.matrix, (still, still), self._ends)
        self._program.highs.setOptionValue("presolve", "off")
        self._program.highs.setOptionValue("simplex_strategy", _PRIMAL_SIMPLEX)

    def unmet(self, hidden: Floats, asked: Bools) -> Iterator[tuple[int, Cut | None]]:
        """Needs among ``asked`` that are not met, each with its cut when that has any force."""
        self._set(hidden)
        is_met = ~asked
        for need in np.flatnonzero(asked):
            if is_met[need]:
                continue
            move, cut = self._furthest(need)
            is_met |= self._met(move)
            if not is_met[need]:
                yield int(need), cut if cut and cut.is_broken_by(hidden) else None

    def cuts(self, hidden: Floats, needs: Sequence[int], nearly: Floats) -> Iterator[Cut]:
        """Cuts of these needs that name few cells, and that ``hidden`` breaks.

        Among equal cuts the solver prefers the one that also says most when every cell is hidden
        ``nearly`` for a bit (Magnanti and Wong, Operations Research 1981;29:464-484).
        """
        self._set(np.minimum(1, hidden + nearly))
        for need in needs:
            cut = self._furthest(need)[1]
            if cut is not None and cut.is_broken_by(hidden):
                yield cut

    def _set(self, choice: Floats) -> None:
        """Bounds on a move. A cell that is hidden in part may not lend more than that part of a
        need, or a small part of a large cell would do; hidden as a whole it has all its room.
        """
        hidden = np.where(self._fixed, 1.0, choice)
        is_whole = hidden == 1
        below = np.where(is_whole, self._below, np.minimum(self._below, self._largest) * hidden)
        above = np.where(is_whole, self._above, np.minimum(self._above, self._largest) * hidden)
        is_open = self._fixed | self._may
        self._ends = (np.where(is_open, -below, 0), np.where(is_open, above, 0))
        self._program.set_bounds(self._all, *self._ends)

    def _furthest(self, need: int) -> tuple[Floats, Cut | None]:
        cost = np.zeros(len(self._all))
        cost[self._needs.cell[need]] = -self._needs.sign[need]
        move = self._program.minimise(cost)
        return move, self._cut(need, self._across @ self._program.row_duals - cost)

    def _cut(self, need: int, multiplier: Floats) -> Cut | None:
        weight = np.where(np.abs(multiplier) > _NOTHING, multiplier, 0)
        reach = np.where(weight > 0, weight * self._above, -weight * self._below)
        least = self._needs.distance[need] - reach[self._fixed].sum()
        if least <= SLACK:
            return None
        cells = np.flatnonzero(self._may & (reach > _NOTHING))
        return Cut(cells, np.minimum(reach[cells] / least, 1), 1.0)

    def _met(self, move: Floats) -> Bools:
        """Needs that this move meets when stretched, forward or backward, within the bounds."""
        found = np.zeros(len(self._needs), dtype=bool)
        lower, upper = self._ends
        for direction in (move, -move):
            up, down = direction > STILL, direction < -STILL
            stops = [upper[up] / direction[up], lower[down] / direction[down]]
            longest = min(np.concatenate(stops).min(initial=_ENDLESS), _ENDLESS)
            if longest > 0:
                along = longest * direction[self._needs.cell] * self._needs.sign
                found |= along >= self._needs.distance - 10 * SLACK
        return found


class LonelyCells:
    """Cuts that need no program: a hidden cell needs company in each of its equations.

    Alone in an equation it would be known, and hiding it serve nobody.
    """

    def __init__(self, problem: Problem) -> None:
        fixed, may = problem.always_hidden, problem.may_hide
        rows = [problem.matrix.indices[a:b] for a, b in _spans(problem.matrix.indptr)]
        self._rows = [row[may[row]] for row in rows if not fixed[row].any()]

    def cuts(self, hidden: Floats) -> Iterator[Cut]:
        """The ones that this choice breaks."""
        for row in self._rows:
            part = hidden[row]
            for lonely in np.flatnonzero(part > part.sum() - part + _BROKEN):
                yield Cut(row, np.where(np.arange(len(row)) == lonely, -1.0, 1.0), 0.0)


def _spans(starts: Ints) -> Iterator[tuple[int, int]]:
    yield from zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True)
