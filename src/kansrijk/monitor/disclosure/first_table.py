"""A whole-number table of the whole country that agrees with everything that is public.

A linear program gives a table in which nearly every number is whole. A small integer program over
what lies around the broken ones closes it, several times faster than one over everything; that is
left for when the small one finds nothing.
"""

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from kansrijk.monitor.disclosure.solver import InfeasibleError, Program

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

_WHOLE = 1e-6
#: Around a broken number: all that stand in an equation with it that holds no more than so many.
_SHORT = 60
#: So often what is around is taken wider, before everything is.
_WIDER = 4
_NEAR_ENOUGH = 0.1
#: What one more in a number that is not yet filled is worth, beside a step towards a wish.
_FILLING = 0.01


@dataclass(frozen=True, eq=False)
class Wish:
    """Sums (``rows @ numbers``) that should come to ``target``: up to it, or down to it."""

    rows: sp.csr_matrix
    target: Ints
    rises: Bools

    @classmethod
    def none(cls, size: int) -> "Wish":
        """Nothing to wish of so many numbers."""
        empty = np.zeros(0, dtype=np.int64)
        return cls(sp.csr_matrix((0, size), dtype=np.int64), empty, empty.astype(bool))


def first_table(
    equations: sp.csr_matrix,
    right: Ints,
    lower: Ints,
    fill: int = 0,
    wish: Wish | None = None,
) -> Ints:
    """Whole numbers that satisfy the equations, none below ``lower``.

    As many numbers as can be are at least ``fill``, and as many sums as can be at their wish.
    Raises InfeasibleError when no numbers satisfy the equations, or when none were soon found with
    a wish: other wishes may be easier.
    """
    count = equations.shape[1]
    if not count:
        return lower.copy()
    wish = wish or Wish.none(count)
    # Every number in two columns: what counts towards the filling, and the rest.
    endless = np.full(count, np.inf)
    bounds = (
        np.concatenate([lower, np.zeros(count)]),
        np.concatenate([np.maximum(lower, fill), endless]).astype(float),
    )
    cost = np.concatenate([np.full(count, -_FILLING if fill else 0.0), np.zeros(count)])
    double = sp.csr_matrix(sp.hstack([equations, equations]))
    twice = Wish(sp.csr_matrix(sp.hstack([wish.rows, wish.rows])), wish.target, wish.rises)
    found = _whole(*_wished(double, right, bounds, cost, twice), at_any_cost=not len(wish.target))
    return found[:count] + found[count : 2 * count]


def whole_table(
    matrix: sp.csr_matrix, right: Floats, bounds: tuple[Floats, Floats], cost: Floats, wish: Wish
) -> Ints:
    """Cheap whole numbers within bounds that satisfy the equations, with what can be of a wish.

    Raises InfeasibleError when there are none.
    """
    size = matrix.shape[1]
    return _whole(*_wished(matrix, right, bounds, cost, wish), at_any_cost=True)[:size]


def _wished(
    matrix: sp.csr_matrix,
    right: Ints | Floats,
    bounds: tuple[Floats, Floats],
    cost: Floats,
    wish: Wish,
) -> tuple[sp.csr_matrix, tuple[Floats, Floats], tuple[Floats, Floats], Floats]:
    """Matrix, rows, bounds and cost with, after the numbers, the sums that are wished for.

    They count as far as they come on the way to their target.
    """
    own, still = -sp.identity(len(wish.target), dtype=np.int64), np.zeros(len(wish.target))
    wider = sp.csr_matrix(sp.bmat([[matrix, None], [wish.rows, own]]))
    rows = (
        np.concatenate([right, np.where(wish.rises, still, -np.inf)]),
        np.concatenate([right, np.where(wish.rises, np.inf, still)]),
    )
    within = (
        np.concatenate([bounds[0], np.where(wish.rises, -np.inf, wish.target)]),
        np.concatenate([bounds[1], np.where(wish.rises, wish.target, np.inf)]),
    )
    return wider, rows, within, np.concatenate([cost, 1 - 2.0 * wish.rises])


def _whole(
    matrix: sp.csr_matrix,
    rows: tuple[Floats, Floats],
    bounds: tuple[Floats, Floats],
    cost: Floats,
    *,
    at_any_cost: bool,
) -> Ints:
    found = Program(matrix, rows, bounds, from_inside=True).minimise(cost)
    nearest = np.round(found)
    broken = np.abs(found - nearest) > _WHOLE
    if not broken.any():
        return nearest.astype(np.int64)
    free = broken
    for _ in range(_WIDER):
        free = _around(matrix, free)
        held = np.where(free, bounds[0], nearest), np.where(free, bounds[1], nearest)
        try:
            return _best_whole(matrix, rows, held, cost)
        except InfeasibleError:
            continue
    if not at_any_cost:
        raise InfeasibleError("Geen tabel in hele getallen gevonden.")
    return _best_whole(matrix, rows, bounds, cost)


def _best_whole(
    matrix: sp.csr_matrix,
    rows: tuple[Floats, Floats],
    bounds: tuple[Floats, Floats],
    cost: Floats,
) -> Ints:
    program = Program(matrix, rows, bounds, is_whole=np.ones(len(cost), dtype=bool))
    program.highs.setOptionValue("mip_rel_gap", _NEAR_ENOUGH)
    return np.round(program.minimise(cost)).astype(np.int64)


def _around(matrix: sp.csr_matrix, columns: Bools) -> Bools:
    """These columns, and those in a short equation with one of them."""
    touches = abs(matrix) @ columns.astype(int) > 0
    short = np.flatnonzero(touches & (np.diff(matrix.indptr) <= _SHORT))
    return columns | (np.asarray(abs(matrix[short]).sum(axis=0)).ravel() > 0)
