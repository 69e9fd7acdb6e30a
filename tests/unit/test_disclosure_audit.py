"""The attacker beside a plain one, on tables where it is known what can be worked out."""

from dataclasses import replace

import numpy as np
import pytest

from kansrijk.monitor.disclosure.audit import audit
from linked_tables import grid, linked, plain_interval

COUNTS = [[3, 40, 30], [20, 50, 60], [25, 70, 45]]


def intervals(problem, hidden):
    found = audit(problem, problem.mask(hidden))
    return {
        cell: (low, high)
        for cell, low, high in zip(found.ids, found.lower, found.upper, strict=True)
    }


@pytest.mark.parametrize(
    "hidden",
    [
        ("r1c1",),
        ("r1c1", "r1c2", "r2c1", "r2c2"),
        ("r1c1", "r1c3", "r2c1", "r2c2", "r3c2", "r3c3"),
        ("r1c1", "r1", "c1", "all", "r2c2", "r3c3", "r2c1"),
        tuple(f"r{i}c{j}" for i in (1, 2, 3) for j in (1, 2, 3)),
    ],
)
def test_the_same_ends_as_the_plain_attacker(hidden):
    problem = grid(COUNTS, primary={(1, 1): (3, 5)})
    mask = problem.mask(hidden)
    for cell, ends in intervals(problem, hidden).items():
        assert ends == pytest.approx(plain_interval(problem, mask, problem.ids.index(cell)))


def test_a_cell_that_nothing_limits_has_no_upper_end():
    problem = linked(
        [{"id": name, "value": value} for name, value in (("a", 3), ("b", 4), ("all", 7))],
        [{"cells": {"a": 1, "b": 1, "all": -1}}],
    )
    assert intervals(problem, ("a", "all")) == {"a": (0, np.inf), "all": (4, np.inf)}
    assert intervals(problem, ("a", "b")) == {"a": (0, 7), "b": (0, 7)}
    assert intervals(problem, ("a", "b", "all"))["all"] == (0, np.inf)


def test_endless_and_limited_cells_in_one_block():
    """a and b grow together with no end; c can only shrink into d."""
    cells = [{"id": i, "value": v} for i, v in (("a", 3), ("b", 2), ("c", 4), ("d", 1))]
    cells[2]["upper"] = 6
    problem = linked(cells, [{"cells": {"a": 1, "b": -1, "c": 1, "d": 1}, "equals": 6}])
    mask = np.ones(4, dtype=bool)
    for number, ends in enumerate(intervals(problem, "abcd").values()):
        assert ends == pytest.approx(plain_interval(problem, mask, number))


def test_what_everyone_knows_beforehand_counts():
    problem = grid(COUNTS, primary={(1, 1): (3, 5)})
    upper = np.where(problem.mask(("r2c2",)), 55, np.inf)
    limited = replace(problem, upper=upper)
    assert intervals(limited, ("r1c1", "r1c2", "r2c1", "r2c2"))["r1c1"] == (0, 8)


def test_a_published_primary_cell_is_not_protected():
    problem = grid(COUNTS, primary={(1, 1): (3, 5)})
    found = audit(problem, np.zeros(len(problem.ids), dtype=bool))
    assert found.broken == ("r1c1",)
    assert (found.lower[0], found.upper[0]) == (3, 3)


def test_a_hidden_cell_that_is_not_primary_needs_no_protection():
    problem = grid(COUNTS, primary={})
    assert audit(problem, problem.mask(("r1c1",))).broken == ()


def test_masking_only_and_two_per_row_and_column_are_broken():
    """The usual rules: hide what is small, or also see to it that nothing stands alone."""
    problem = grid([[3, 2, 30], [1, 50, 60], [25, 70, 45]], primary={(1, 1): (3, 5)})
    assert audit(problem, problem.mask(("r1c1",))).broken == ("r1c1",)
    two_each = ("r1c1", "r1c2", "r2c1", "r2c2")
    assert audit(problem, problem.mask(two_each)).broken == ("r1c1",)
