"""Whatever the table: what is protected withstands a plain attacker, and its cost is a cost."""

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kansrijk.errors import UserError
from kansrijk.monitor.disclosure.audit import audit
from kansrijk.monitor.disclosure.exact import protect_exactly
from kansrijk.monitor.disclosure.suppression import protect
from linked_tables import grid_content, linked, plain_interval, plain_optimum, plainly_broken

SMALL = 6


@st.composite
def tables(draw, most=4):
    """Rows x columns with totals, some also with totals over a system that crosses the rows."""
    rows, columns = draw(st.integers(2, most)), draw(st.integers(2, most))
    number = st.integers(0, 15)
    counts = [[draw(number) for _ in range(columns)] for _ in range(rows)]
    primary = {
        (i + 1, j + 1): (min(3, n), draw(st.integers(1, 4)))
        for i, row in enumerate(counts)
        for j, n in enumerate(row)
        if n < SMALL and draw(st.booleans())
    }
    content = grid_content(counts, primary)
    for cell in content["cells"]:
        cell["weight"] = float(draw(st.integers(0 if draw(st.booleans()) else 1, 9)))
        if draw(st.integers(0, 9)) == 0:
            cell["upper"] = cell["value"] + draw(st.integers(0, 20))
        cell["must_publish"] = not cell.get("primary") and draw(st.integers(0, 9)) == 0
    if draw(st.booleans()):
        _cross(draw, content, [f"r{i + 1}" for i in range(rows)])
    return linked(content["cells"], content["equations"])


def _cross(draw, content, names):
    """One more published total, over rows that hang together in no other way."""
    parts = draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
    value = {cell["id"]: cell["value"] for cell in content["cells"]}
    total = sum(value[name] for name in parts)
    content["cells"].append({"id": "cross", "value": total, "weight": 5.0})
    cells = {"cross": -1.0, **dict.fromkeys(parts, 1.0)}
    content["equations"].append({"cells": cells})


@settings(max_examples=60)
@given(tables())
def test_a_pattern_protects_or_everything_hidden_would_not(problem):
    try:
        pattern = protect(problem)
    except UserError:
        assert plainly_broken(problem, ~problem.must_publish)
        return
    hidden = problem.mask(pattern.suppressed)
    assert plainly_broken(problem, hidden) == []
    assert hidden[problem.always_hidden].all()
    assert not hidden[problem.must_publish].any()
    assert pattern.cost == problem.cost(hidden)
    assert pattern.lower_bound <= pattern.cost


@settings(max_examples=60)
@given(tables(), st.data())
def test_the_attacker_finds_the_same_intervals_as_a_plain_one(problem, data):
    """Any pattern, also one that protects nothing."""
    chosen = data.draw(
        st.lists(st.booleans(), min_size=len(problem.ids), max_size=len(problem.ids))
    )
    hidden = np.array(chosen) | problem.always_hidden
    assume(hidden.any())
    found = audit(problem, hidden)
    for name, low, high in zip(found.ids, found.lower, found.upper, strict=True):
        plain = plain_interval(problem, hidden, problem.ids.index(name))
        assert np.allclose([low, high], plain, atol=1e-5)
    assert set(found.broken) == set(plainly_broken(problem, hidden))


@settings(max_examples=30)
@given(tables())
def test_nothing_secondary_can_be_published_again(problem):
    """The clean-up leaves no cell that could be spared by itself."""
    try:
        hidden = problem.mask(protect(problem).suppressed)
    except UserError:
        return
    for cell in np.flatnonzero(hidden & problem.may_hide):
        hidden[cell] = False
        assert plainly_broken(problem, hidden)
        hidden[cell] = True


@settings(max_examples=40)
@given(tables())
def test_the_proven_cheapest_costs_no_more_than_the_quick_one(problem):
    try:
        quick = protect(problem)
    except UserError:
        return
    exact = protect_exactly(problem, seconds=60)
    assert exact.optimal
    assert exact.lower_bound == exact.cost <= quick.cost
    assert plainly_broken(problem, problem.mask(exact.suppressed)) == []


@settings(max_examples=25)
@given(tables(most=2))
def test_the_proven_cheapest_is_the_cheapest_of_all_patterns(problem):
    try:
        exact = protect_exactly(problem, seconds=60)
    except UserError:
        return
    assert exact.cost == plain_optimum(problem)
