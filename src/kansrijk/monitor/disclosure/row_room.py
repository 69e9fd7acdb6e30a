"""What one equation by itself says: without a program, that a cell cannot be spared."""

import numpy as np
import scipy.sparse as sp

from kansrijk.monitor.disclosure.moves import SLACK
from kansrijk.monitor.disclosure.problem import Bools, Problem
from kansrijk.monitor.disclosure.solver import Floats

#: A room without end, as a number that can be taken off a sum again.
_ENDLESS = 1e9


class RowRoom:
    """Per equation, how far its hidden cells together can move the sum up and down.

    A primary cell that moves must be made up for by the others in each of its equations. Where
    they have too little room, no program need be asked.
    """

    def __init__(self, problem: Problem, hidden: Bools) -> None:
        matrix = problem.matrix.tocsr()
        self._starts, self._cells = matrix.indptr, matrix.indices
        self._rows_of = problem.matrix.T.tocsr()
        self._hidden = hidden.copy()
        self._up, self._down = _ways(matrix, problem.room_above, problem.room_below)
        # when a cell pushes the sum up, the others must push it down, and the other way round
        above, below = (
            np.where(problem.primary, n, 0) for n in (problem.need_upper, problem.need_lower)
        )
        self._others_down, self._others_up = _ways(matrix, above, below)

    def needs(self, cell: int) -> bool:
        """Whether some primary cell could no longer move enough if this cell were published."""
        start, end = self._rows_of.indptr[cell], self._rows_of.indptr[cell + 1]
        return any(self._falls_short(row, cell) for row in self._rows_of.indices[start:end])

    def publish(self, cell: int) -> None:
        """The cell is no longer hidden."""
        self._hidden[cell] = False

    def _falls_short(self, row: int, without: int) -> bool:
        part = slice(self._starts[row], self._starts[row + 1])
        cells = self._cells[part]
        is_in = self._hidden[cells] & (cells != without)
        up, down = np.where(is_in, self._up[part], 0), np.where(is_in, self._down[part], 0)
        short_up = up.sum() - up < self._others_up[part] - SLACK
        short_down = down.sum() - down < self._others_down[part] - SLACK
        return bool((is_in & (short_up | short_down)).any())


def _ways(matrix: sp.csr_matrix, above: Floats, below: Floats) -> tuple[Floats, Floats]:
    """Per entry of the matrix: how far its cell moves the sum up and down."""
    above, below = np.minimum(above, _ENDLESS), np.minimum(below, _ENDLESS)
    cell, size, is_positive = matrix.indices, np.abs(matrix.data), matrix.data > 0
    up = size * np.where(is_positive, above[cell], below[cell])
    return up, size * np.where(is_positive, below[cell], above[cell])
