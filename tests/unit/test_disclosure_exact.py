"""The cheapest pattern with proof: against trying all patterns, and against a solver that lies."""

from dataclasses import replace

import highspy
import numpy as np
import pytest

from kansrijk.monitor.disclosure import exact
from kansrijk.monitor.disclosure.exact import protect_exactly
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


class TestLyingSolver:
    """A first try of this method once answered "optimal, cost 0"."""

    def test_optimal_with_nothing_hidden(self, problem, monkeypatch):
        """The master says that hiding nothing is best, which its own cuts contradict."""

        def nothing(highs):
            solution = real(highs)
            if highs.getLp().integrality_:
                solution.col_value = [0.0] * len(solution.col_value)
            return solution

        real = highspy.Highs.getSolution
        monkeypatch.setattr(highspy.Highs, "getSolution", nothing)
        with pytest.raises(SolverError, match="noemde een uitkomst optimaal"):
            protect_exactly(problem, 60)

    def test_a_bound_above_its_own_answer(self, problem, monkeypatch):
        def proud(highs):
            info = real(highs)
            info.mip_dual_bound = 1e6
            return info

        real = highspy.Highs.getInfo
        monkeypatch.setattr(highspy.Highs, "getInfo", proud)
        with pytest.raises(SolverError, match="boven zijn eigen uitkomst"):
            protect_exactly(problem, 60)

    def test_optimal_without_the_bound_to_prove_it(self, problem, monkeypatch):
        """HiGHS 1.16 did so, given a first answer: only its bound counts."""

        def modest(highs):
            info = real(highs)
            info.mip_dual_bound = 0.0
            return info

        real = highspy.Highs.getInfo
        monkeypatch.setattr(highspy.Highs, "getInfo", modest)
        pattern = protect_exactly(problem, 60)
        assert pattern.lower_bound <= plain_optimum(problem) <= pattern.cost
        assert pattern.optimal == (pattern.lower_bound == pattern.cost)

    def test_a_pattern_that_does_not_protect_is_never_given(self, problem, monkeypatch):
        monkeypatch.setattr(exact, "hide", lambda problem: problem.always_hidden.copy())
        with pytest.raises(SolverError, match="beschermt niet"):
            protect_exactly(problem, 1e-9)
