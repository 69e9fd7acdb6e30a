"""The cheapest pattern with proof: against trying all patterns, and against a solver that lies."""

from dataclasses import replace

import highspy
import numpy as np
import pytest

from kansrijk.monitor.disclosure import exact
from kansrijk.monitor.disclosure.branching import Tree
from kansrijk.monitor.disclosure.cuts import Cut
from kansrijk.monitor.disclosure.exact import protect_exactly
from kansrijk.monitor.disclosure.master import Master
from kansrijk.monitor.disclosure.solver import SolverError
from linked_tables import grid, plain_optimum, plainly_broken

COUNTS = [[3, 40, 30], [20, 50, 60], [25, 70, 45]]


@pytest.fixture
def problem():
    """Weights that lead the quick way astray: its first moves go through cheap cells."""
    found = grid([[3, 4, 30], [2, 50, 6], [25, 7, 45]], primary={(1, 1): (3, 5), (2, 3): (5, 5)})
    weight = np.array([1.0, 3, 2, 1, 4, 3, 2, 1, 5, 9, 9, 9, 9, 9, 9, 9])
    return replace(found, weight=weight)


def test_the_cheapest_of_all_patterns(problem):
    pattern = protect_exactly(problem, seconds=60)
    assert pattern.optimal
    assert pattern.cost == pattern.lower_bound == plain_optimum(problem)
    assert plainly_broken(problem, problem.mask(pattern.suppressed)) == []


def test_the_same_problem_gives_the_same_pattern(problem):
    assert protect_exactly(problem, 60) == protect_exactly(problem, 60)


def test_weights_that_are_not_whole(problem):
    pattern = protect_exactly(replace(problem, weight=problem.weight * np.pi), seconds=60)
    assert pattern.optimal
    assert pattern.cost == pytest.approx(plain_optimum(problem) * np.pi)


def test_without_time_the_quick_pattern_and_no_claim(problem):
    pattern = protect_exactly(problem, seconds=1e-9)
    assert (pattern.optimal, pattern.lower_bound) == (False, 0)
    assert plainly_broken(problem, problem.mask(pattern.suppressed)) == []


def test_nothing_to_choose():
    pattern = protect_exactly(grid(COUNTS, primary={}), seconds=60)
    assert (pattern.suppressed, pattern.cost, pattern.optimal) == ((), 0, True)


def test_it_tells_how_far_it_is(problem):
    seen = []
    protect_exactly(problem, 60, seen.append)
    assert seen == sorted(seen)
    assert 0 <= seen[0] <= seen[-1] <= 1


class TestTree:
    """What waits, what is left and what was split say together what is proven."""

    def test_no_node_is_forgotten(self, problem):
        master = Master(problem)
        master.add([Cut(np.flatnonzero(problem.may_hide)[:2], np.ones(2), 1.0)])
        tree = Tree(master)
        node = tree.next()
        half = np.full(master.choices, 0.5)
        assert node is not None
        assert (tree.next(), tree.bound) == (None, np.inf)
        tree.split(node, half, cost=100.0)
        first, second = tree.next(), tree.next()
        assert first is not None
        assert second is not None
        assert first.bound <= second.bound
        fixed = np.flatnonzero(first.lower == first.upper)
        assert len(fixed) == 1
        assert first.lower[fixed] + second.lower[fixed] == 1
        assert np.array_equal(first.lower == first.upper, second.lower == second.upper)

    def test_a_node_that_is_left_keeps_its_bound(self, problem):
        tree = Tree(Master(problem))
        tree.next()
        tree.leave(7.0)
        tree.leave(9.0)
        assert tree.bound == 7.0

    def test_cuts_that_no_choice_keeps_are_too_dear(self, problem):
        """In place of "infeasible", which would have to be believed."""
        master = Master(problem)
        master.add([Cut(np.flatnonzero(problem.may_hide)[:2], np.ones(2), 1.0)])
        nothing = np.zeros(master.choices)
        assert master.cheapest(nothing, nothing)[1] > problem.weight.sum()


class TestLyingSolver:
    """A first try of this method once answered "optimal, cost 0"."""

    def test_optimal_with_nothing_hidden(self, problem, monkeypatch):
        """The master says that hiding nothing is best, which its own cuts contradict."""

        def nothing(highs):
            solution = real(highs)
            if np.isinf(highs.getLp().row_upper_).all():
                solution.col_value = [0.0] * len(solution.col_value)
            return solution

        real = highspy.Highs.getSolution
        monkeypatch.setattr(highspy.Highs, "getSolution", nothing)
        with pytest.raises(SolverError, match="noemde een uitkomst optimaal"):
            protect_exactly(problem, 60)

    @pytest.mark.parametrize("factor", [-1.0, 0.0, 0.5, 1e3])
    def test_wrong_multipliers_make_no_bound_too_high(self, problem, monkeypatch, factor):
        """Any multipliers of the cuts give a bound that holds; wrong ones a weak one."""

        def wrong(highs):
            solution = real(highs)
            if np.isinf(highs.getLp().row_upper_).all():
                solution.row_dual = [factor * dual for dual in solution.row_dual]
            return solution

        real = highspy.Highs.getSolution
        monkeypatch.setattr(highspy.Highs, "getSolution", wrong)
        pattern = protect_exactly(problem, 5)
        assert pattern.lower_bound <= plain_optimum(problem) <= pattern.cost
        assert pattern.optimal == (pattern.lower_bound == pattern.cost)

    def test_a_pattern_that_does_not_protect_is_never_given(self, problem, monkeypatch):
        monkeypatch.setattr(exact, "hide", lambda problem: problem.always_hidden.copy())
        with pytest.raises(SolverError, match="beschermt niet"):
            protect_exactly(problem, 1e-9)
