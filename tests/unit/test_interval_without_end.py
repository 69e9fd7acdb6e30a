"""A hidden number that nothing holds down has an interval without an end."""

from types import SimpleNamespace

import numpy as np
import pytest
import scipy.sparse as sp

from kansrijk.monitor.disclosure.attacker import interval
from kansrijk.monitor.disclosure.solver import Program, UnboundedError


def test_a_number_that_only_equals_another_has_no_end():
    """Two hidden numbers that are the same, and no total: at least 0, and no more is known."""
    system = SimpleNamespace(
        size=2, classes=1, right=np.array([0]),
        equations=sp.csr_matrix([[1, -1]]), wanted=sp.csr_matrix([[1, 0]]),
    )  # fmt: skip
    assert interval(system, 0) == (0.0, np.inf)


def test_a_total_gives_it_an_end():
    system = SimpleNamespace(
        size=2, classes=1, right=np.array([7]),
        equations=sp.csr_matrix([[1, 1]]), wanted=sp.csr_matrix([[1, 0]]),
    )  # fmt: skip
    assert interval(system, 0) == (0.0, 7.0)


def test_the_solver_says_that_there_is_no_end():
    rows = (np.array([0.0]), np.array([0.0]))
    bounds = (np.zeros(2), np.full(2, np.inf))
    program = Program(sp.csr_matrix([[1.0, -1.0]]), rows, bounds, presolve=False)
    with pytest.raises(UnboundedError, match="geen grens"):
        program.minimise(np.array([-1.0, 0.0]))
