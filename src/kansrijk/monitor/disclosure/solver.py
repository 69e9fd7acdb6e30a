"""The one way to HiGHS: a linear or integer program whose answer is checked before it is used.

HiGHS has stopped early and has called a wrong answer optimal; a pattern built on that would leak.
So every answer must carry the status optimal and satisfy its own rows and bounds. One thread per
process: mixing thread settings in one process made runs fail in silence.
"""

from collections.abc import Sequence
from typing import Any

import highspy
import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from kansrijk.errors import UserError

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: How far an answer may stray from its rows and bounds. Counts are whole, so far below one half.
TOLERANCE = 1e-5
_INFINITY = highspy.kHighsInf
_Status = highspy.HighsModelStatus
_LOST = {_Status.kUnknown, _Status.kSolveError}
_WITHOUT_SOLUTION = {_Status.kInfeasible, _Status.kUnboundedOrInfeasible}


class SolverError(UserError):
    """The solver did not give an answer that holds: it stopped early, or its answer is wrong."""


class InfeasibleError(SolverError):
    """No numbers satisfy the program."""


class UnboundedError(SolverError):
    """There is no best answer: the cost goes down without end."""


class Program:
    """Minimise ``cost @ x`` with ``row_lower <= matrix @ x <= row_upper`` and bounds on ``x``.

    Infinite bounds are ``inf``. Costs and bounds may be changed between solves; HiGHS then starts
    from its last basis, which is many times faster than starting anew. ``from_inside`` looks for
    the best by an interior point: on a program of the whole country several times faster.
    """

    def __init__(
        self,
        matrix: sp.csr_matrix,
        rows: tuple[Floats, Floats],
        bounds: tuple[Floats, Floats],
        *,
        is_whole: NDArray[np.bool_] | None = None,
        from_inside: bool = False,
        presolve: bool = True,
    ) -> None:
        self._matrix = matrix
        self._rows, self._bounds = rows, (bounds[0].astype(float), bounds[1].astype(float))
        self._cost = np.zeros(matrix.shape[1])
        self._highs = _highs()
        if from_inside:
            self._highs.setOptionValue("solver", "ipm")
        if not presolve:
            # A small change of one number: simplifying the program first takes longer than solving.
            self._highs.setOptionValue("presolve", "off")
        self._highs.passModel(_model(matrix, self._rows, self._bounds, is_whole))

    @property
    def highs(self) -> Any:
        """The solver itself, for what only one caller needs (its best bound, more rows)."""
        return self._highs

    def set_bounds(self, columns: Ints | Sequence[int], lower: Floats, upper: Floats) -> None:
        """Other bounds for some columns."""
        at = np.asarray(columns, dtype=np.int32)
        self._bounds[0][at], self._bounds[1][at] = lower, upper
        self._highs.changeColsBounds(len(at), at, _finite(self._bounds[0][at]),
                                     _finite(self._bounds[1][at]))  # fmt: skip

    def set_limits(self, rows: tuple[Floats, Floats], bounds: tuple[Floats, Floats]) -> None:
        """Other limits for every row and every column."""
        self._rows = rows
        at = np.arange(self._matrix.shape[0], dtype=np.int32)
        self._highs.changeRowsBounds(len(at), at, *map(_finite, rows))
        self.set_bounds(np.arange(self._matrix.shape[1]), *bounds)

    def minimise(self, cost: Floats) -> Floats:
        """The best ``x``. Raises InfeasibleError, or SolverError when an answer does not hold."""
        self._set_cost(cost)
        self._highs.run()
        if self._highs.getModelStatus() in _LOST:
            # now and then a warm start leads nowhere; a cold one is another road
            self._highs.clearSolver()
            self._highs.run()
        return self._checked()

    def _set_cost(self, cost: Floats) -> None:
        at = np.flatnonzero(cost != self._cost).astype(np.int32)
        self._cost = cost.astype(float)
        self._highs.changeColsCost(len(at), at, self._cost[at])

    def add_rows(self, rows: sp.csr_matrix, lower: Floats, upper: Floats) -> None:
        """More conditions; the last basis stays of use."""
        self._matrix = sp.vstack([self._matrix, rows]).tocsr()
        self._rows = (np.append(self._rows[0], lower), np.append(self._rows[1], upper))
        self._highs.addRows(
            rows.shape[0], _finite(lower), _finite(upper), rows.nnz,
            rows.indptr[:-1].astype(np.int32), rows.indices.astype(np.int32), rows.data,
        )  # fmt: skip

    @property
    def row_duals(self) -> Floats:
        """Of the last solve: what the least cost would change by per unit of each row."""
        return np.array(self._highs.getSolution().row_dual)

    def _checked(self) -> Floats:
        status = self._highs.getModelStatus()
        if status in _WITHOUT_SOLUTION:
            raise InfeasibleError("Er bestaat geen tabel die hieraan voldoet.")
        if status == _Status.kUnbounded:
            raise UnboundedError("Hiervoor bestaat geen grens.")
        if status != _Status.kOptimal:
            raise SolverError(f"HiGHS gaf geen optimum maar: {status.name}.")
        x = np.array(self._highs.getSolution().col_value)
        self._refuse_wrong(x)
        return x

    def _refuse_wrong(self, x: Floats) -> None:
        total = self._matrix @ x
        scale = TOLERANCE * (1 + max(1.0, float(np.abs(x).max(initial=0))) * 1e-3)
        off = max(
            _excess(total, self._rows, scale),
            _excess(x, self._bounds, scale),
        )
        if off > scale:
            raise SolverError(f"HiGHS noemde een uitkomst optimaal die {off:.2g} ernaast zit.")


def _excess(values: Floats, limits: tuple[Floats, Floats], scale: float) -> float:
    lower, upper = limits
    off = np.maximum(np.maximum(lower - values, values - upper), 0)
    return float(np.max(off, initial=0.0)) if off.size else 0.0


class _Silent(highspy.Highs):
    """HiGHS prints its name and licence on standard output, where a table may be expected."""

    def enableCallbacks(self) -> None:  # noqa: N802
        """The first thing the constructor does, and the last moment to be silent."""
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()


def _highs() -> Any:
    highs = _Silent()
    highs.setOptionValue("log_to_console", False)
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("random_seed", 0)
    return highs


def _model(
    matrix: sp.csr_matrix,
    rows: tuple[Floats, Floats],
    bounds: tuple[Floats, Floats],
    is_whole: NDArray[np.bool_] | None,
) -> Any:
    model = highspy.HighsLp()
    model.num_row_, model.num_col_ = matrix.shape
    model.col_cost_ = np.zeros(matrix.shape[1])
    model.row_lower_, model.row_upper_ = map(_finite, rows)
    model.col_lower_, model.col_upper_ = map(_finite, bounds)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = matrix.indptr
    model.a_matrix_.index_ = matrix.indices
    model.a_matrix_.value_ = matrix.data.astype(float)
    if is_whole is not None:
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        model.integrality_ = [kinds[int(whole)] for whole in is_whole]
    return model


def _finite(limits: Floats) -> Floats:
    return np.clip(limits, -_INFINITY, _INFINITY)
