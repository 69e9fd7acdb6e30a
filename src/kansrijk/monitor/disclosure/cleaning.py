"""Publishing again what need not be hidden: secondary cells, the heaviest first."""

from collections.abc import Callable

import numpy as np

from kansrijk.monitor.disclosure.moves import CheapestMove, Reach
from kansrijk.monitor.disclosure.problem import Bools, Problem
from kansrijk.monitor.disclosure.row_room import RowRoom
from kansrijk.monitor.disclosure.solver import Floats, Ints
from kansrijk.monitor.disclosure.witnesses import Witnesses

Progress = Callable[[float], None]


class Cleaning:
    """A pattern that shrinks while every need keeps a witness.

    Only needs that lose their last witness with a cell are looked at again.
    """

    def __init__(
        self, problem: Problem, finder: CheapestMove, reach: Reach, witnesses: Witnesses
    ) -> None:
        self._problem, self._finder, self._reach = problem, finder, reach
        self._witnesses = witnesses

    def run(self, hidden: Bools, cost: Floats, progress: Progress) -> Bools:
        """What is left to hide."""
        left = hidden.copy()
        self._finder.forbid(np.flatnonzero(~hidden))
        room = RowRoom(self._problem, hidden)
        candidates = self._heaviest_first(hidden & self._problem.may_hide)
        for number, cell in enumerate(candidates):
            if not room.needs(cell) and self._can_do_without(cell, cost):
                room.publish(cell)
                left[cell] = False
            progress((number + 1) / len(candidates))
        return left

    def _can_do_without(self, cell: int, cost: Floats) -> bool:
        """Whether every need is met without this cell; it is then forbidden and forgotten."""
        if self._is_met_without(cell, cost):
            self._witnesses.forget(np.array([cell]))
            return True
        self._finder.allow(np.array([cell]))
        return False

    def _is_met_without(self, cell: int, cost: Floats) -> bool:
        orphans = self._witnesses.orphans(np.array([cell]))
        self._finder.forbid(np.array([cell]))
        is_met = np.zeros(self._reach.needs, dtype=bool)
        for need in orphans:
            if is_met[need]:
                continue
            move = self._finder.find(int(need), cost)
            if move is None:
                return False
            met = self._reach.met(move)
            self._witnesses.add(move, met)
            is_met |= met
        return True

    def _heaviest_first(self, cells: Bools) -> Ints:
        numbers = np.flatnonzero(cells)
        return numbers[np.lexsort((numbers, -self._problem.weight[numbers]))]
