"""The least and the most of every unknown, given equations and bounds.

Cheap steps first: bounds that follow from one equation at a time limit an interval from outside,
every solution that is found limits it from inside, and where the two meet no program is needed.
"""

import numpy as np
import scipy.sparse as sp

from kansrijk.monitor.disclosure.problem import Bools
from kansrijk.monitor.disclosure.solver import Floats, Ints, Program

#: Each round passes bounds on through one more equation; further ones rarely find anything.
_ROUNDS = 20
#: Solutions at the ends of many unknowns at once, before the rest is asked one by one.
_JOINT = 12
_MET = 1e-7
#: Directions are scaled to 1; what stays below this does not grow.
_GROWS = 1e-6
_LEAST, _MOST = 0, 1
_PRIMAL_SIMPLEX = 4


def extremes(
    matrix: sp.csr_matrix, equals: Floats, lower: Floats, upper: Floats
) -> tuple[Floats, Floats]:
    """Exact ends of each unknown; inf where nothing limits it. Raises when nothing fits at all."""
    least, most = _narrowed(matrix, equals, lower, upper)
    if np.all(most - least <= _MET):
        return least, most
    is_endless = _without_end(matrix, upper, most)
    program = Program(matrix, (equals, equals), (lower, upper))
    least, most = _Ends(program, (least, most), is_endless).found()
    return least, np.where(is_endless, np.inf, most)


def _narrowed(
    matrix: sp.csr_matrix, equals: Floats, lower: Floats, upper: Floats
) -> tuple[Floats, Floats]:
    """Bounds that follow from single equations, passed on; never narrower than the truth."""
    least, most = lower.astype(float), upper.astype(float)
    for _ in range(_ROUNDS):
        below, above = _implied(matrix.tocoo(), equals, least, most)
        narrower = (below > least + _MET) | (above < most - _MET)
        if not narrower.any():
            break
        least, most = np.maximum(least, below), np.minimum(most, above)
    return least, np.maximum(least, most)


def _implied(
    entries: sp.coo_matrix, equals: Floats, least: Floats, most: Floats
) -> tuple[Floats, Floats]:
    """What each equation says of each unknown in it, when the others are at their bounds."""
    row, column, factor = entries.row, entries.col, entries.data
    low = np.where(factor > 0, factor * least[column], factor * most[column])
    high = np.where(factor > 0, factor * most[column], factor * least[column])
    rest_low, rest_high = _others(row, low, len(equals)), _others(row, high, len(equals))
    ends = np.array([equals[row] - rest_low, equals[row] - rest_high]) / factor
    below, above = np.full(len(least), -np.inf), np.full(len(most), np.inf)
    np.maximum.at(below, column, ends.min(axis=0))
    np.minimum.at(above, column, ends.max(axis=0))
    return below, above


def _others(row: Ints, part: Floats, rows: int) -> Floats:
    """The sum of the parts in the same row, without this one; infinite parts are counted apart."""
    endless = np.isinf(part)
    sign = np.sign(part[endless][:1]).sum()
    finite = np.where(endless, 0, part)
    total = np.bincount(row, finite, rows)[row] - finite
    endless_others = np.bincount(row, endless, rows)[row] - endless
    return np.where(endless_others > 0, np.inf * (sign or 1), total)


def _without_end(matrix: sp.csr_matrix, upper: Floats, most: Floats) -> Bools:
    """Unknowns that can grow for ever: some direction keeps all equations and never stops."""
    is_endless = np.zeros(len(upper), dtype=bool)
    free = np.flatnonzero(np.isinf(upper))
    if not np.isinf(most).any():
        return is_endless
    still = np.zeros(matrix.shape[0])
    program = Program(matrix[:, free], (still, still), (np.zeros(len(free)), np.ones(len(free))))
    asked = np.isinf(most[free])
    while asked.any():
        grows = program.minimise(-asked.astype(float)) > _GROWS
        if not (grows & asked).any():
            break
        is_endless[free[grows]] = True
        asked &= ~grows
    return is_endless


class _Ends:
    """The search for all ends of one block; ``outer`` are the bounds from single equations."""

    def __init__(self, program: Program, outer: tuple[Floats, Floats], is_endless: Bools) -> None:
        self._program, self._outer = program, outer
        highs = program.highs
        highs.setOptionValue("presolve", "off")
        # only the cost changes, so the last solution stays feasible: primal simplex goes on there
        highs.setOptionValue("simplex_strategy", _PRIMAL_SIMPLEX)
        first = program.minimise(np.zeros(len(is_endless)))
        self._seen = (first, first.copy())
        self._is_settled = (np.zeros(len(first), dtype=bool), is_endless.copy())
        self._note(first)

    def found(self) -> tuple[Floats, Floats]:
        """The least and the most of each unknown (endless ones as far as seen)."""
        for number in range(_JOINT):
            end = number % 2
            self._solve(end, np.flatnonzero(~self._is_settled[end]))
        for end in (_LEAST, _MOST):
            for unknown in range(len(self._seen[end])):
                if not self._is_settled[end][unknown]:
                    self._solve(end, np.array([unknown]))
                    self._is_settled[end][unknown] = True
        return self._seen

    def _solve(self, end: int, unknowns: Ints) -> None:
        """Push these unknowns down or up together."""
        cost = np.zeros(len(self._seen[end]))
        cost[unknowns] = 1 if end == _LEAST else -1
        self._note(self._program.minimise(cost))

    def _note(self, solution: Floats) -> None:
        np.minimum(self._seen[_LEAST], solution, out=self._seen[_LEAST])
        np.maximum(self._seen[_MOST], solution, out=self._seen[_MOST])
        for end in (_LEAST, _MOST):
            np.logical_or(
                self._is_settled[end],
                np.abs(self._seen[end] - self._outer[end]) <= _MET,
                out=self._is_settled[end],
            )
