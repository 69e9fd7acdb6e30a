"""Parts of a problem that no relation ties together: each is solved by itself."""

from collections.abc import Iterator

import numpy as np
import scipy.sparse as sp
from scipy.sparse.csgraph import connected_components

from kansrijk.monitor.disclosure.problem import Problem
from kansrijk.monitor.disclosure.solver import Ints


def each_part(problem: Problem) -> Iterator[tuple[Ints, Problem]]:
    """Cells that hang together, as a problem of their own, where one of them is primary.

    A cell that must be published is a number like any other: it ties nothing together.
    """
    movable = np.flatnonzero(~problem.must_publish)
    label = _labels(problem.matrix[:, movable])
    order = np.argsort(label, kind="stable")
    for numbers in np.split(order, np.flatnonzero(np.diff(label[order])) + 1):
        cells = movable[numbers]
        if problem.primary[cells].any():
            yield cells, part_of(problem, cells)


def part_of(problem: Problem, cells: Ints) -> Problem:
    """These cells, with all others as numbers that are known."""
    columns = problem.matrix[:, cells]
    rows = np.flatnonzero(np.diff(columns.indptr))
    known = np.ones(len(problem.ids), dtype=bool)
    known[cells] = False
    equals = problem.equals - problem.matrix @ np.where(known, problem.value, 0)
    return Problem(
        ids=tuple(problem.ids[cell] for cell in cells),
        value=problem.value[cells],
        weight=problem.weight[cells],
        primary=problem.primary[cells],
        need_lower=problem.need_lower[cells],
        need_upper=problem.need_upper[cells],
        lower=problem.lower[cells],
        upper=problem.upper[cells],
        must_publish=problem.must_publish[cells],
        matrix=columns[rows],
        equals=equals[rows],
    )


def _labels(matrix: sp.csr_matrix) -> Ints:
    """Cells with the same label are tied by equations."""
    touches = matrix.astype(bool).astype(int)
    _, labels = connected_components(touches.T @ touches, directed=False)
    return np.asarray(labels, dtype=np.int64)
