"""A table with linked totals, some cells of which must not be worked out: what is to be solved.

Every relation that an outsider knows is an equation over the cells. An inequality is an equation
with a slack cell of weight 0, which is never published.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from kansrijk.monitor.disclosure.solver import Floats

Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """Cells by number, with ``matrix @ value = equals``; ``upper`` is inf where there is none.

    ``need_lower`` and ``need_upper`` bind for primary cells: how far below and above the value an
    attacker's interval must reach. ``lower`` and ``upper`` are what everyone knows beforehand.
    """

    ids: tuple[str, ...]
    value: Floats
    weight: Floats
    primary: Bools
    need_lower: Floats
    need_upper: Floats
    lower: Floats
    upper: Floats
    must_publish: Bools
    matrix: sp.csr_matrix
    equals: Floats

    @property
    def always_hidden(self) -> Bools:
        """Suppressed in every pattern: primary cells, and slacks, which nobody ever publishes."""
        return self.primary | ((self.weight == 0) & ~self.must_publish)

    @property
    def may_hide(self) -> Bools:
        """Cells a solver may add: the secondary ones."""
        return ~self.always_hidden & ~self.must_publish

    @property
    def room_below(self) -> Floats:
        """How far each cell can lie below its value."""
        return self.value - self.lower

    @property
    def room_above(self) -> Floats:
        """How far each cell can lie above its value."""
        return self.upper - self.value

    def cost(self, suppressed: Bools) -> float:
        """The weights of what is suppressed without being primary."""
        return float(self.weight[suppressed & ~self.primary].sum())

    def mask(self, suppressed: Iterable[str]) -> Bools:
        """True where the id of a cell is among ``suppressed``."""
        names = set(suppressed)
        return np.array([cell in names for cell in self.ids], dtype=bool)

    def named(self, suppressed: Bools) -> tuple[str, ...]:
        """The ids of the cells that are True, in their order."""
        return tuple(self.ids[cell] for cell in np.flatnonzero(suppressed))


@dataclass(frozen=True, slots=True)
class Pattern:
    """Which cells are suppressed, what that costs, and the least that any pattern costs."""

    suppressed: tuple[str, ...]
    cost: float
    optimal: bool
    lower_bound: float

    @property
    def gap(self) -> float:
        """How much of the cost is not proven to be needed, from 0 (optimal) to 1."""
        return (self.cost - self.lower_bound) / self.cost if self.cost else 0.0
