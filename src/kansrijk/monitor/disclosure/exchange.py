"""Exchanging a heavy hidden cell for lighter ones that together cost less."""

import numpy as np

from kansrijk.monitor.disclosure.moves import STILL, CheapestMove, Reach
from kansrijk.monitor.disclosure.problem import Bools, Problem
from kansrijk.monitor.disclosure.solver import Floats, Ints
from kansrijk.monitor.disclosure.witnesses import Witnesses

#: A cell this many times as heavy as the lightest is worth the search.
_HEAVY = 4


class Exchange:
    """Tries each heavy secondary cell once: what would the needs that use it cost without it?"""

    def __init__(
        self, problem: Problem, finder: CheapestMove, reach: Reach, witnesses: Witnesses
    ) -> None:
        self._problem, self._finder, self._reach = problem, finder, reach
        self._witnesses = witnesses

    def run(self, hidden: Bools, least: Floats) -> Bools:
        """A pattern that costs at most as much; ``least`` is what a hidden cell costs in a move."""
        self._finder.allow(np.flatnonzero(self._problem.may_hide))
        for cell in self._heavy(hidden):
            found = self._without(int(cell), hidden, least)
            if found is None:
                self._finder.allow(np.array([cell]))
                continue
            hidden, moves = found
            self._witnesses.forget(int(cell))
            for move in moves:
                self._witnesses.add(move, self._reach.met(move))
        return hidden

    def _without(
        self, cell: int, hidden: Bools, least: Floats
    ) -> tuple[Bools, list[Floats]] | None:
        """The pattern and the moves without this cell; None when it costs as much or more."""
        self._finder.forbid(np.array([cell]))
        tried = hidden.copy()
        tried[cell] = False
        limit, moves = self._problem.cost(hidden), []
        is_met = np.zeros(self._reach.needs, dtype=bool)
        for need in self._witnesses.orphans(cell):
            if is_met[need]:
                continue
            cost = np.where(tried, 0, self._problem.weight) + least
            move = self._finder.find(int(need), cost)
            if move is None:
                return None
            moves.append(move)
            tried |= np.abs(move) > STILL
            is_met |= self._reach.met(move)
            if self._problem.cost(tried) >= limit:
                return None
        return tried, moves

    def _heavy(self, hidden: Bools) -> Ints:
        cells = np.flatnonzero(hidden & self._problem.may_hide)
        weight = self._problem.weight[cells]
        order = np.lexsort((cells, -weight))
        return cells[order][weight[order] >= _HEAVY * weight.min(initial=np.inf)]
