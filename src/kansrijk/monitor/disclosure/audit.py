"""The attacker: what an outsider can work out of every hidden cell, exactly.

Nothing of how a pattern was made is used here, for this judges it. Published cells are numbers,
hidden ones unknowns within the bounds that everyone knows; their least and most follow by linear
programs. The true values of hidden cells serve one purpose: to say whether an interval is wide
enough.
"""

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from scipy.sparse.csgraph import connected_components

from kansrijk.monitor.disclosure.intervals import extremes
from kansrijk.monitor.disclosure.problem import Bools, Problem
from kansrijk.monitor.disclosure.solver import TOLERANCE, Floats, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Audit:
    """Per hidden cell: the interval an attacker is left with, and whether that is enough.

    ``protected`` is true of a hidden cell that is not primary: nothing was asked of it.
    """

    ids: tuple[str, ...]
    lower: Floats
    upper: Floats
    protected: Bools

    @property
    def broken(self) -> tuple[str, ...]:
        """The cells that are not protected."""
        return tuple(self.ids[number] for number in np.flatnonzero(~self.protected))


def audit(problem: Problem, hidden: Bools) -> Audit:
    """Attack a pattern. A primary cell that is not hidden is known, so not protected."""
    cells = np.flatnonzero(hidden | problem.primary)
    lower, upper = problem.value.copy(), problem.value.copy()
    for block in _blocks(problem, hidden):
        lower[block.cells], upper[block.cells] = extremes(
            block.matrix, block.equals, problem.lower[block.cells], problem.upper[block.cells]
        )
    reaches_down = lower <= problem.value - problem.need_lower + TOLERANCE
    reaches_up = upper >= problem.value + problem.need_upper - TOLERANCE
    protected = ~problem.primary | (reaches_down & reaches_up)
    ids = tuple(problem.ids[cell] for cell in cells)
    return Audit(ids, lower[cells], upper[cells], protected[cells])


@dataclass(frozen=True, slots=True, eq=False)
class _Block:
    """Hidden cells that equations tie together, with what is published on the other side."""

    cells: Ints
    matrix: sp.csr_matrix
    equals: Floats


def _blocks(problem: Problem, hidden: Bools) -> list[_Block]:
    unknown = np.flatnonzero(hidden)
    matrix = problem.matrix[:, unknown]
    equals = problem.equals - problem.matrix @ np.where(hidden, 0, problem.value)
    touches = matrix.astype(bool).astype(int)
    _, label = connected_components(touches.T @ touches, directed=False)
    blocks = []
    for number in range(label.max(initial=-1) + 1):
        inside = np.flatnonzero(label == number)
        part = matrix[:, inside]
        rows = np.flatnonzero(np.diff(part.indptr))
        blocks.append(_Block(unknown[inside], part[rows], equals[rows]))
    return blocks
