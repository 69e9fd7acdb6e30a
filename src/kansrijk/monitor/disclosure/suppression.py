"""Which cells to hide beside the primary ones: a quick pattern that protects, and costs little.

For each need in turn the cheapest move is found (a linear program), where a cell that is hidden
already costs almost nothing; what the move uses is hidden. Then secondary cells are published
again, the heaviest first, as long as every need is still met. Nothing here is left to chance: the
same problem gives the same pattern with the same version of HiGHS.

After Kelly, Golden and Assad, Networks 1992;22:397-417, and Fischetti and Salazar-Gonzalez,
Management Science 2001;47:1008-1027.
"""

from collections.abc import Callable

import numpy as np

from kansrijk.errors import MOST_FAULTS_SHOWN, UserError
from kansrijk.monitor.disclosure.audit import audit
from kansrijk.monitor.disclosure.cleaning import Cleaning
from kansrijk.monitor.disclosure.exchange import Exchange
from kansrijk.monitor.disclosure.moves import STILL, CheapestMove, Reach, needs_of
from kansrijk.monitor.disclosure.parts import each_part
from kansrijk.monitor.disclosure.problem import Bools, Pattern, Problem
from kansrijk.monitor.disclosure.solver import Floats, SolverError
from kansrijk.monitor.disclosure.witnesses import Witnesses
from kansrijk.monitor.sources.faults import quotable

Progress = Callable[[float], None]

#: What a hidden cell costs beside its weight: next to nothing, yet a shorter move is cheaper.
_ALMOST_FREE = 1e-3
#: No two cells cost the same, so that the cheapest move does not depend on the solver's mood.
_TIE_BREAK = 0.1
#: The part of the work that is done when all needs are met once.
_HALFWAY = 0.5


def quiet(part: float) -> None:
    """Without anyone watching."""


def protect(problem: Problem, progress: Progress = quiet) -> Pattern:
    """A pattern that the attacker has judged. It proves nothing of how cheap a pattern can be.

    Raises UserError with the cells that cannot be protected, whatever is hidden.
    """
    hidden = hide(problem, progress)
    refuse_broken(problem, hidden)
    cost = problem.cost(hidden)
    return Pattern(problem.named(hidden), cost, optimal=cost == 0, lower_bound=0.0)


def refuse_broken(problem: Problem, hidden: Bools) -> None:
    """Let the attacker judge a pattern; what does not hold is our mistake or the solver's."""
    broken = audit(problem, hidden).broken
    if broken:
        raise SolverError(
            f"Het gevonden patroon beschermt niet: {_listed(broken)}. Er is niets geschreven."
        )


def hide(problem: Problem, progress: Progress = quiet) -> Bools:
    """The cells to hide, primary ones and slacks too. The attacker must still judge it."""
    hidden = problem.always_hidden.copy()
    amount = max(int(problem.primary.sum()), 1)
    done = 0
    for cells, part in each_part(problem):
        share = int(part.primary.sum())
        hidden[cells] = _Search(part).run(_within(progress, done / amount, share / amount))
        done += share
    return hidden


def _within(progress: Progress, before: float, share: float) -> Progress:
    """The progress of one part as that of the whole."""
    return lambda part: progress(before + part * share)


class _Search:
    """One part of a problem: what is hidden so far, and why."""

    def __init__(self, problem: Problem) -> None:
        self._problem, self._needs = problem, needs_of(problem)
        self._finder = CheapestMove(problem, self._needs)
        self._reach = Reach(problem, self._needs)
        self._witnesses = Witnesses(len(self._needs), len(problem.ids))
        order = np.arange(len(problem.ids)) / max(len(problem.ids), 1)
        self._least = _ALMOST_FREE * (1 + _TIE_BREAK * order)

    def run(self, progress: Progress) -> Bools:
        hidden = self._problem.always_hidden.copy()
        hopeless = []
        for need in range(len(self._needs)):
            if not self._witnesses.has(need) and not self._meet(need, hidden):
                hopeless.append(self._problem.ids[self._needs.cell[need]])
            progress(_HALFWAY * need / len(self._needs))
        if hopeless:
            raise _hopeless(hopeless)
        tools = (self._problem, self._finder, self._reach, self._witnesses)
        cleaning, exchange = Cleaning(*tools), Exchange(*tools)
        cost = self._cost(self._problem.always_hidden)
        hidden = cleaning.run(hidden, cost, lambda part: progress(_HALFWAY * (1 + part)))
        exchanged = exchange.run(hidden, self._least)
        if (exchanged != hidden).any():
            hidden = cleaning.run(exchanged, cost, quiet)
        progress(1.0)
        return hidden

    def _meet(self, need: int, hidden: Bools) -> bool:
        """Hide what the cheapest move needs; False when there is no move at all."""
        move = self._finder.find(need, self._cost(hidden))
        if move is None:
            return False
        hidden |= np.abs(move) > STILL
        self._witnesses.add(move, self._reach.met(move))
        return True

    def _cost(self, hidden: Bools) -> Floats:
        return np.where(hidden, 0, self._problem.weight) + self._least


def _hopeless(cells: list[str]) -> UserError:
    return UserError(
        "Ook als alle andere cellen worden afgeschermd, is niet te beschermen: "
        f"{_listed(list(dict.fromkeys(cells)))}. Maak need_lower of need_upper kleiner, of sta "
        "toe dat er meer wordt afgeschermd (must_publish, lower, upper)."
    )


def _listed(cells: list[str] | tuple[str, ...]) -> str:
    shown = ", ".join(f"cel {quotable(cell)}" for cell in cells[:MOST_FAULTS_SHOWN])
    left = len(cells) - MOST_FAULTS_SHOWN
    return f"{shown} en nog {left}" if left > 0 else shown
