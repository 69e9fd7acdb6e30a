"""The cheapest choice of secondary cells that keeps all cuts known so far, in parts of cells."""

from collections.abc import Iterable

import numpy as np
import scipy.sparse as sp

from kansrijk.monitor.disclosure.cuts import Cut
from kansrijk.monitor.disclosure.problem import Problem
from kansrijk.monitor.disclosure.solver import Floats, Program

_MET = 1e-6
#: What buying off all cuts costs, in times the cost of hiding everything: too dear for any pattern.
_BUY_OFF = 10


class Master:
    """Cuts over the cells that may be hidden; costs are those of the problem.

    One column more, the last, buys off all cuts at a price: every program has an answer, and
    "infeasible" is never a thing to believe.
    """

    def __init__(self, problem: Problem) -> None:
        self._may = np.flatnonzero(problem.may_hide)
        self.choices = len(self._may)
        self._weight = problem.weight[self._may]
        self._cost = np.append(self._weight, _BUY_OFF * self._weight.sum())
        self._column = np.zeros(len(problem.ids), dtype=np.int64)
        self._column[self._may] = np.arange(self.choices)
        self._cells = len(problem.ids)
        self._keys: set[tuple[bytes, bytes]] = set()
        self._matrix = sp.csr_matrix((0, self.choices + 1))
        self._least = np.zeros(0)
        ends = (np.zeros(self.choices + 1), np.ones(self.choices + 1))
        self._program = Program(self._matrix, (np.zeros(0), np.zeros(0)), ends)
        self._program.highs.setOptionValue("presolve", "off")

    @property
    def weight(self) -> Floats:
        """What each choice costs."""
        return self._weight

    @property
    def step(self) -> float:
        """All costs are multiples of this; 0 when weights are not whole."""
        whole = np.round(self._weight).astype(np.int64)
        return float(np.gcd.reduce(whole)) if np.allclose(whole, self._weight, atol=0) else 0.0

    def rounded_up(self, bound: float) -> float:
        """The least cost that a pattern can have when none costs less than ``bound``."""
        return float(np.ceil(bound / self.step - _MET) * self.step) if self.step else bound

    def add(self, cuts: Iterable[Cut]) -> int:
        """Keep the cuts that are new; how many."""
        new = []
        for cut in cuts:
            if cut.key not in self._keys:
                self._keys.add(cut.key)
                new.append(cut)
        if new:
            self._append(new)
        return len(new)

    def cheapest(self, lower: Floats, upper: Floats) -> tuple[Floats, float]:
        """The cheapest choice between these ends, and what no pattern between them costs less than.

        The bound holds for any multipliers of the cuts, whatever the solver said (weak duality).
        """
        self._program.set_bounds(np.arange(self.choices), lower, upper)
        x = self._program.minimise(self._cost)
        multiplier = np.maximum(self._program.row_duals, 0)
        rest = self._cost - self._matrix.T @ multiplier
        ends = rest * np.append(lower, 0.0), rest * np.append(upper, 1.0)
        return x[:-1], float(multiplier @ self._least + np.minimum(*ends).sum())

    def spread(self, choice: Floats) -> Floats:
        """The choice per cell of the problem; 0 for cells that are no choice."""
        hidden = np.zeros(self._cells)
        hidden[self._may] = choice
        return hidden

    def _append(self, cuts: list[Cut]) -> None:
        starts = np.cumsum([0, *(len(cut.cells) + 1 for cut in cuts)])
        columns = np.concatenate([np.append(self._column[cut.cells], self.choices) for cut in cuts])
        factors = np.concatenate([np.append(cut.factor, 1.0) for cut in cuts])
        rows = sp.csr_matrix((factors, columns, starts), shape=(len(cuts), self.choices + 1))
        least = np.array([cut.least for cut in cuts])
        self._matrix = sp.vstack([self._matrix, rows]).tocsr()
        self._least = np.append(self._least, least)
        self._program.add_rows(rows, least, np.full(len(cuts), np.inf))
