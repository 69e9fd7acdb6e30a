"""The cheapest choice of secondary cells that keeps all cuts known so far."""

from collections.abc import Iterable

import numpy as np
import scipy.sparse as sp

from kansrijk.monitor.disclosure.cuts import Cut
from kansrijk.monitor.disclosure.problem import Bools, Problem
from kansrijk.monitor.disclosure.solver import Floats, Program

#: Part of one step of the cost by which cells of the best pattern are cheaper, so that among equal
#: choices the solver takes the one most like it: that one is more often good.
_NUDGE = 0.5
_MET = 1e-6


class Master:
    """Cuts over the cells that may be hidden; costs are those of the problem."""

    def __init__(self, problem: Problem) -> None:
        self._may = np.flatnonzero(problem.may_hide)
        self._weight = problem.weight[self._may]
        self._column = np.zeros(len(problem.ids), dtype=np.int64)
        self._column[self._may] = np.arange(len(self._may))
        self._cells = len(problem.ids)
        self._keys: set[tuple[bytes, bytes]] = set()
        self._matrix = sp.csr_matrix((0, len(self._may)))
        self._least = np.zeros(0)
        self._program = Program(
            self._matrix, (np.zeros(0), np.zeros(0)), (np.zeros(len(self._may)), self._ones())
        )
        self._program.highs.setOptionValue("presolve", "off")
        self._floor, self._extra = 0.0, np.zeros(len(self._may))

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

    def in_fractions(self) -> tuple[Floats, float]:
        """The cheapest choice when cells may be hidden in part; no pattern costs less."""
        x = self._program.minimise(self._weight)
        self._floor, self._extra = float(self._weight @ x), self._program.reduced_costs
        return self._spread(x), self._floor

    def whole(self, best: Bools, gap: float, seconds: float) -> tuple[Floats, float]:
        """A choice of whole cells that is at most ``gap`` (part of its cost) from the cheapest.

        And a bound that no pattern is under. ``best`` is the best pattern known.
        """
        known = best[self._may].astype(float)
        cost = float(self._weight @ known)
        # whoever hides one of these pays at least as much as the best pattern does
        useless = (self._floor + self._extra > cost - self.step + _MET) & (known == 0)
        program = Program(
            self._matrix,
            (self._least, np.full(len(self._least), np.inf)),
            (np.zeros(len(self._may)), np.where(useless, 0.0, 1.0)),
            is_whole=np.ones(len(self._may), dtype=bool),
            seconds=seconds,
        )
        for option, value in (
            ("mip_rel_gap", max(gap, 0.0)),
            ("mip_heuristic_effort", 0.0),
            ("mip_detect_symmetry", False),
        ):
            program.highs.setOptionValue(option, value)
        nudged = self._weight * (1 - _NUDGE * self.step * known / max(cost, 1.0))
        x, proven = program.best_whole(nudged)
        choice = known if x is None else np.round(x)
        return self._spread(choice), min(self.rounded_up(max(proven, 0.0)), cost)

    def _append(self, cuts: list[Cut]) -> None:
        starts = np.cumsum([0, *(len(cut.cells) for cut in cuts)])
        columns = self._column[np.concatenate([cut.cells for cut in cuts])]
        factors = np.concatenate([cut.factor for cut in cuts])
        rows = sp.csr_matrix((factors, columns, starts), shape=(len(cuts), len(self._may)))
        least = np.array([cut.least for cut in cuts])
        self._matrix = sp.vstack([self._matrix, rows]).tocsr()
        self._least = np.append(self._least, least)
        self._program.add_rows(rows, least, np.full(len(cuts), np.inf))

    def _spread(self, x: Floats) -> Floats:
        """Per cell of the problem; 0 for cells that are no choice."""
        hidden = np.zeros(self._cells)
        hidden[self._may] = x
        return hidden

    def _ones(self) -> Floats:
        return np.ones(len(self._may))
