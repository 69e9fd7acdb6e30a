"""The cheapest pattern, with proof (branch and Benders cut), or the best one that time allows.

A master program chooses cells, in part too; for each need that its choice does not meet a cut is
added. What the master costs is at any moment a bound that no pattern can be under. When cuts no
longer help, the search splits in two: a cell that is hidden in part is hidden, or published. One
tree with cuts that hold in all of it: with a whole program anew after every few cuts, the hardest
tables took five to ten times as long.

Nothing is taken on trust: a pattern counts only when the attacker of ``audit`` has judged it, and
it is called optimal only when the proven bound equals its cost.
"""

import time
from dataclasses import dataclass, replace

import numpy as np

from kansrijk.monitor.disclosure.audit import audit
from kansrijk.monitor.disclosure.branching import Node, Tree, is_whole
from kansrijk.monitor.disclosure.cuts import Cut, CutFinder, LonelyCells
from kansrijk.monitor.disclosure.master import Master
from kansrijk.monitor.disclosure.moves import STILL, CheapestMove, Reach, needs_of
from kansrijk.monitor.disclosure.parts import each_part
from kansrijk.monitor.disclosure.problem import Bools, Pattern, Problem
from kansrijk.monitor.disclosure.solver import Floats, SolverError
from kansrijk.monitor.disclosure.suppression import Progress, hide, quiet, refuse_broken

#: A need that was met this many rounds in a row is only asked again when nothing else lacks.
_PATIENCE = 3
#: With so few new cuts a round over all needs is due.
_FEW = 3
#: Cuts of one need per whole choice, and rounds of cuts per node whose choice is not whole.
_CUTS = 4
_ROUNDS = 3
_NEARLY = 0.01
_LEAST = 1e-3
_EQUAL = 1e-6


def protect_exactly(problem: Problem, seconds: float, progress: Progress = quiet) -> Pattern:
    """A pattern with a proven bound on what the cheapest costs. ``seconds`` counts from now."""
    started = time.monotonic()
    hidden = hide(problem)
    bound = 0.0
    for cells, part in each_part(problem):
        clock = _Clock(started, seconds, progress)
        found, least = _Search(part, hidden[cells], clock).run()
        hidden[cells] = found
        bound += least
    refuse_broken(problem, hidden)
    cost = problem.cost(hidden)
    if bound > cost + _EQUAL * (1 + cost):
        raise SolverError(f"De ondergrens {bound:g} ligt boven de kosten {cost:g}: dat kan niet.")
    is_optimal = bound >= cost - _EQUAL
    return Pattern(problem.named(hidden), cost, is_optimal, cost if is_optimal else bound)


@dataclass(frozen=True, slots=True)
class _Clock:
    started: float
    seconds: float
    progress: Progress

    def left(self) -> float:
        """Seconds, not below 0; tells the watcher how much has passed."""
        passed = time.monotonic() - self.started
        self.progress(min(passed / self.seconds, 1.0))
        return max(self.seconds - passed, 0.0)


class _Search:
    """One part of a problem: the best pattern so far, and the bound."""

    def __init__(self, problem: Problem, hidden: Bools, clock: _Clock) -> None:
        self._problem, self._clock = problem, clock
        self._needs = needs_of(problem)
        self._best, self._cost, self._bound = hidden, problem.cost(hidden), 0.0
        self._finder = CutFinder(problem, self._needs)
        self._lonely = LonelyCells(problem)
        self._master = Master(problem)
        self._mender = CheapestMove(problem, self._needs)
        self._reach = Reach(problem, self._needs)
        self._everyone = np.ones(len(self._needs), dtype=bool)
        self._rounds_met = np.zeros(len(self._needs), dtype=np.int64)
        self._random = np.random.default_rng(0)

    def run(self) -> tuple[Bools, float]:
        """The best pattern found and the proven bound."""
        if self._problem.may_hide.any() and not self._is_done():
            self._in_fractions()
            self._in_branches()
        return self._best, min(self._bound, self._cost)

    def _is_done(self) -> bool:
        return self._bound >= self._cost - _EQUAL or self._clock.left() == 0

    def _in_fractions(self) -> None:
        """Cuts until no fraction of cells breaks one any more."""
        choice = np.zeros(len(self._problem.ids))
        ends = np.zeros(self._master.choices), np.ones(self._master.choices)
        whole_round = True
        while not self._is_done():
            new = self._cut(choice, self._everyone if whole_round else self._recent())
            if whole_round and not new:
                return
            whole_round = new <= _FEW and not whole_round
            if new:
                part, floor = self._master.cheapest(*ends)
                choice = self._master.spread(part)
                self._raise_bound(self._master.rounded_up(floor))

    def _in_branches(self) -> None:
        """Nodes, the one with the least bound first, until all are left or time is up."""
        tree = Tree(self._master)
        while not self._is_done():
            node = tree.next()
            if node is None:
                return
            self._explore(node, tree)
            self._raise_bound(tree.bound)

    def _explore(self, node: Node, tree: Tree) -> None:
        """Cuts until the node holds nothing cheaper than the best; or else split it."""
        rounds = 0
        while True:
            part, floor = self._master.cheapest(node.lower, node.upper)
            bound = max(self._master.rounded_up(floor), node.bound)
            if bound >= self._cost - _EQUAL:
                return
            if is_whole(part):
                choice = self._master.spread(np.round(part))
                if self._clock.left() == 0 or not self._learns(choice):
                    tree.leave(bound)
                    return
            elif rounds == _ROUNDS or not self._cut_quickly(self._master.spread(part)):
                tree.split(replace(node, bound=max(floor, node.bound)), part, self._cost)
                return
            else:
                rounds += 1

    def _learns(self, choice: Floats) -> int:
        """New cuts that this choice of whole cells breaks; 0 when it protects."""
        unmet = self._unmet(choice, self._everyone)
        self._mend(choice, list(unmet))
        new = self._master.add(self._lonely.cuts(choice))
        for number in range(_CUTS):
            nearly = self._nearly(number)
            new += self._master.add(self._finder.cuts(choice, list(unmet), nearly))
        return new or self._master.add(cut for cut in unmet.values() if cut)

    def _cut_quickly(self, choice: Floats) -> int:
        new = self._master.add(self._lonely.cuts(choice))
        return new or self._cut(choice, self._recent())

    def _cut(self, choice: Floats, asked: Bools) -> int:
        unmet = self._unmet(choice, asked)
        new = self._master.add(self._lonely.cuts(choice))
        few = self._master.add(self._finder.cuts(choice, list(unmet), self._nearly(0)))
        if not few:
            few = self._master.add(cut for cut in unmet.values() if cut)
        return new + few

    def _recent(self) -> Bools:
        """The needs that were not met in one of the last rounds."""
        return self._rounds_met < _PATIENCE

    def _raise_bound(self, bound: float) -> None:
        self._bound = max(self._bound, min(bound, self._cost))

    def _unmet(self, choice: Floats, asked: Bools) -> dict[int, Cut | None]:
        unmet = dict(self._finder.unmet(choice, asked))
        self._rounds_met[asked] += 1
        self._rounds_met[list(unmet)] = 0
        return unmet

    def _nearly(self, number: int) -> Floats:
        """A little of every cell; each time another little, so that each time a cut differs."""
        size = len(self._problem.ids)
        if number == 0:
            return np.full(size, _NEARLY)
        return 3 * _NEARLY * self._random.random(size) ** 2

    def _mend(self, choice: Floats, unmet: list[int]) -> None:
        """Hide what the unmet needs need as well; keep the pattern when it is the best."""
        hidden = (choice > 0.5) | self._problem.always_hidden
        is_met = np.zeros(len(self._needs), dtype=bool)
        for need in unmet:
            if is_met[need]:
                continue
            prices = np.where(hidden, 0, self._problem.weight) + _LEAST
            move = self._mender.find(need, prices)
            if move is None:
                return
            hidden |= np.abs(move) > STILL
            is_met |= self._reach.met(move)
            if self._problem.cost(hidden) >= self._cost - _EQUAL:
                return
        cost = self._problem.cost(hidden)
        if cost < self._cost - _EQUAL and not audit(self._problem, hidden).broken:
            self._best, self._cost = hidden, cost
