"""Exchanging heavy hidden cells for others that together cost less."""

import numpy as np

from kansrijk.monitor.disclosure.moves import STILL, CheapestMove, Reach
from kansrijk.monitor.disclosure.problem import Bools, Problem
from kansrijk.monitor.disclosure.solver import Floats, Ints
from kansrijk.monitor.disclosure.witnesses import Witnesses

#: A cell this many times as heavy as the lightest is worth the search.
_HEAVY = 10
#: Rounds over all heavy cells; later ones find little.
_ROUNDS = 2
#: A group that so many needs hang on is seldom worth less.
_MOST_ORPHANS = 40
#: The whole search may take one program per so many needs: less time than finding the pattern took.
_NEEDS_PER_PROGRAM = 4


class Exchange:
    """Tries each heavy secondary cell: what would the needs that use it cost without it?

    Heavy cells come in groups, such as a region in two groups of children. So with a cell its
    heavy neighbours, which share an equation with it, are chosen anew; they may come back.
    """

    def __init__(
        self, problem: Problem, finder: CheapestMove, reach: Reach, witnesses: Witnesses
    ) -> None:
        self._problem, self._finder, self._reach = problem, finder, reach
        self._witnesses = witnesses
        self._left = reach.needs // 2
        self._across = problem.matrix.T.tocsr()

    def run(self, hidden: Bools, least: Floats) -> Bools:
        """A pattern that costs at most as much; ``least`` is what a hidden cell costs in a move."""
        self._finder.allow(np.flatnonzero(self._problem.may_hide))
        for _ in range(_ROUNDS):
            before = self._problem.cost(hidden)
            for cell in self._heavy(hidden):
                if hidden[cell]:
                    hidden = self._without(int(cell), hidden, least)
            if self._problem.cost(hidden) >= before:
                break
        return hidden

    def _without(self, cell: int, hidden: Bools, least: Floats) -> Bools:
        """The pattern without this cell, or as it was when that costs as much or more."""
        group = self._with_neighbours(cell, hidden)
        self._finder.forbid(np.array([cell]))
        found = self._rerouted(group, hidden, least)
        self._finder.allow(np.array([cell]))
        if found is None:
            return hidden
        tried, moves = found
        self._witnesses.forget(group)
        for move in moves:
            self._witnesses.add(move, self._reach.met(move))
        return tried

    def _rerouted(
        self, group: Ints, hidden: Bools, least: Floats
    ) -> tuple[Bools, list[Floats]] | None:
        tried, limit = hidden.copy(), self._problem.cost(hidden)
        tried[group] = False
        moves: list[Floats] = []
        is_met = np.zeros(self._reach.needs, dtype=bool)
        orphans = self._witnesses.orphans(group)
        if len(orphans) > min(_MOST_ORPHANS, self._left):
            return None
        for need in orphans:
            if is_met[need]:
                continue
            self._left -= 1
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

    def _with_neighbours(self, cell: int, hidden: Bools) -> Ints:
        rows = self._across[[cell]].indices
        near = np.unique(self._problem.matrix[rows].indices)
        heavy = self._heavy(hidden)
        return np.append(heavy[np.isin(heavy, near) & (heavy != cell)], cell)

    def _heavy(self, hidden: Bools) -> Ints:
        cells = np.flatnonzero(hidden & self._problem.may_hide)
        weight = self._problem.weight[cells]
        order = np.lexsort((cells, -weight))
        return cells[order][weight[order] >= _HEAVY * weight.min(initial=np.inf)]
