"""Which choices are still open in the search for the cheapest pattern: a tree of nodes.

A node says of some cells that they are hidden and of some that they are published. It is left
when no pattern in it can be cheaper than the best one known, or when it is split in two.
"""

import heapq
from dataclasses import dataclass, field

import numpy as np

from kansrijk.monitor.disclosure.master import Master
from kansrijk.monitor.disclosure.solver import Floats, Ints

#: Heavy half-hidden cells of which both halves are tried before one is chosen. One alone
#: gave three times as many nodes; eight saved few, for twice the work.
_TRIED = 4
#: Closer to 0 or 1 than this a cell is hidden or published.
_WHOLE = 1e-6
#: A half in which the bound rises by less than this still counts as a little.
_LITTLE = 1e-3


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """Choices from ``lower`` to ``upper`` (0 or 1 each); none costs less than ``bound``.

    Cheapest bound first, and of equals the newest: that one is nearest to a whole choice.
    """

    bound: float
    minus_number: int
    lower: Floats = field(compare=False)
    upper: Floats = field(compare=False)


def is_whole(choice: Floats) -> bool:
    """Whether every cell is either hidden or published."""
    return not len(_halves(choice))


class Tree:
    """The nodes that wait, and what of those left is not proven."""

    def __init__(self, master: Master) -> None:
        self._master = master
        self._waiting = [Node(0.0, 0, np.zeros(master.choices), np.ones(master.choices))]
        self._made = 0
        self._unproven = np.inf

    @property
    def bound(self) -> float:
        """No pattern costs less than this, or than the best one known; inf when all is proven."""
        waiting = self._waiting[0].bound if self._waiting else np.inf
        return min(waiting, self._unproven)

    def next(self) -> Node | None:
        """The node with the least bound, which no longer waits; None when none is left."""
        return heapq.heappop(self._waiting) if self._waiting else None

    def leave(self, bound: float) -> None:
        """A node of this bound of which nothing more can be learnt."""
        self._unproven = min(self._unproven, bound)

    def split(self, node: Node, choice: Floats, cost: float) -> None:
        """Two nodes instead of one: a cell of this choice, hidden in part, is hidden or not.

        The cell is the one of which both make the bound rise most (strong branching); a rise
        above ``cost``, that of the best pattern known, is worth no more.
        """
        best: tuple[float, list[Node]] = (-np.inf, [])
        for cell in self._heaviest(choice):
            halves = [self._half(node, cell, value) for value in (0.0, 1.0)]
            rises = [max(min(half.bound, cost) - node.bound, _LITTLE) for half in halves]
            if rises[0] * rises[1] > best[0]:
                best = rises[0] * rises[1], halves
            if max(half.bound for half in halves) >= cost:
                break
        # the more promising one last, so that it is the newer
        for half in sorted(best[1], key=lambda half: -half.bound):
            self._wait(half)

    def _wait(self, half: Node) -> None:
        self._made += 1
        bound = self._master.rounded_up(half.bound)
        heapq.heappush(self._waiting, Node(bound, -self._made, half.lower, half.upper))

    def _half(self, node: Node, cell: int, value: float) -> Node:
        lower, upper = node.lower.copy(), node.upper.copy()
        lower[cell] = upper[cell] = value
        bound = self._master.cheapest(lower, upper)[1]
        return Node(max(bound, node.bound), 0, lower, upper)

    def _heaviest(self, choice: Floats) -> list[int]:
        cells = _halves(choice)
        open_part = self._master.weight[cells] * np.abs(choice[cells] - np.round(choice[cells]))
        return cells[np.lexsort((cells, -open_part))][:_TRIED].tolist()


def _halves(choice: Floats) -> Ints:
    return np.flatnonzero(np.abs(choice - np.round(choice)) > _WHOLE)
