"""The quick pattern: what it hides, what it leaves, and when it refuses."""

from dataclasses import replace

import highspy
import numpy as np
import pytest

from kansrijk.errors import UserError
from kansrijk.monitor.disclosure import suppression
from kansrijk.monitor.disclosure.solver import Program, SolverError
from kansrijk.monitor.disclosure.suppression import hide, protect
from linked_tables import grid, linked, plain_optimum, plainly_broken

COUNTS = [[3, 40, 30], [20, 50, 60], [25, 70, 45]]


def test_the_pattern_protects_and_says_what_it_costs():
    problem = grid(COUNTS, primary={(1, 1): (3, 5), (2, 2): (5, 5)})
    pattern = protect(problem)
    hidden = problem.mask(pattern.suppressed)
    assert plainly_broken(problem, hidden) == []
    assert pattern.cost == problem.cost(hidden) == plain_optimum(problem)
    assert (pattern.optimal, pattern.lower_bound) == (False, 0)


def test_the_same_problem_gives_the_same_pattern():
    problem = grid(COUNTS, primary={(1, 1): (3, 5), (3, 2): (5, 5)})
    assert protect(problem) == protect(problem)


def test_nothing_primary_hides_nothing():
    problem = grid(COUNTS, primary={})
    assert protect(problem).suppressed == ()
    assert protect(problem).optimal


def test_a_cell_without_equations_needs_no_company():
    problem = linked([{"id": "a", "value": 3, "primary": True, "need_lower": 3, "need_upper": 5}])
    assert protect(problem).suppressed == ("a",)
    assert protect(problem).optimal


def test_a_cell_that_must_be_published_stays():
    problem = grid(COUNTS, primary={(1, 1): (3, 5)})
    must = np.array([cell in {"r1c2", "r2c1", "r1", "c1"} for cell in problem.ids])
    pattern = protect(replace(problem, must_publish=must))
    assert not {"r1c2", "r2c1", "r1", "c1"} & set(pattern.suppressed)
    assert plainly_broken(problem, problem.mask(pattern.suppressed)) == []


def test_parts_that_nothing_ties_together_are_all_protected():
    one = grid(COUNTS, primary={(1, 1): (3, 5)})
    cells = [
        {
            "id": t + one.ids[i],
            "value": one.value[i],
            "primary": i == 0,
            "need_upper": 5.0 * (i == 0),
        }
        for t in "xy"
        for i in range(len(one.ids))
    ]
    rows = one.matrix.toarray()
    equations = [
        {"cells": {f"{t}{one.ids[i]}": row[i] for i in np.flatnonzero(row)}}
        for t in "xy"
        for row in rows
    ]
    problem = linked(cells, equations)
    seen = []
    hidden = hide(problem, seen.append)
    assert plainly_broken(problem, hidden) == []
    assert hidden.sum() == 8
    assert seen == sorted(seen)
    assert seen[-1] == pytest.approx(1)


def test_cells_that_cannot_be_protected_are_named():
    problem = grid([[3, 0], [0, 20]], primary={(1, 1): (3, 5), (2, 2): (5, 5)})
    must = np.array([not cell.startswith(("r1c", "r2c")) for cell in problem.ids])
    with pytest.raises(UserError, match=r"niet te beschermen: cel r1c1, cel r2c2"):
        protect(replace(problem, must_publish=must))


def test_a_need_beyond_what_everyone_knows_is_refused():
    problem = grid(COUNTS, primary={(1, 1): (4, 5)})
    with pytest.raises(UserError, match="cel r1c1"):
        protect(problem)


class TestLyingSolver:
    """HiGHS stopped early, or called a wrong answer optimal: nothing is made of it."""

    @pytest.fixture
    def problem(self):
        return grid(COUNTS, primary={(1, 1): (3, 5)})

    def test_it_stops_early(self, problem, monkeypatch):
        early = highspy.HighsModelStatus.kTimeLimit
        monkeypatch.setattr(highspy.Highs, "getModelStatus", lambda self: early)
        with pytest.raises(SolverError, match="kTimeLimit"):
            protect(problem)

    def test_an_optimal_answer_that_keeps_no_equation(self, problem, monkeypatch):
        def wrong(highs):
            solution = real(highs)
            solution.col_value = [7.0] * len(solution.col_value)
            return solution

        real = highspy.Highs.getSolution
        monkeypatch.setattr(highspy.Highs, "getSolution", wrong)
        with pytest.raises(SolverError, match="noemde een uitkomst optimaal"):
            protect(problem)

    def test_an_answer_that_moves_nothing_is_caught_by_the_attacker(self, problem, monkeypatch):
        monkeypatch.setattr(suppression, "hide", lambda problem, _: problem.primary.copy())
        with pytest.raises(SolverError, match="patroon beschermt niet: cel r1c1"):
            protect(problem)

    def test_it_calls_everything_infeasible(self, problem, monkeypatch):
        """Refused too: as a problem that cannot be protected."""
        no = highspy.HighsModelStatus.kInfeasible
        monkeypatch.setattr(highspy.Highs, "getModelStatus", lambda self: no)
        with pytest.raises(UserError):
            protect(problem)


def test_infeasible_is_not_an_empty_answer():
    matrix = grid(COUNTS, primary={}).matrix
    ends = (np.zeros(matrix.shape[0]), np.zeros(matrix.shape[0]))
    program = Program(matrix, ends, (np.ones(16), np.ones(16)))
    with pytest.raises(SolverError):
        program.minimise(np.zeros(16))
