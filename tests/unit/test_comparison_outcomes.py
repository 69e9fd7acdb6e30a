"""Chance in a comparison, against plain answers and against what it promises."""

from math import comb, exp, factorial

import numpy as np
import pytest

from kansrijk.monitor.comparison import Group, Outcome, area_cells, beside, compare
from kansrijk.monitor.comparison.chance import p_values
from kansrijk.monitor.statistics import funnel_limits


def codes(number):
    return [f"VB{n:04}" for n in range(number)]


def binomial_tail(events, known, target):
    """Twice the smaller tail, added up one count at a time."""
    chance = [comb(known, k) * target**k * (1 - target) ** (known - k) for k in range(known + 1)]
    return min(1, 2 * min(sum(chance[: events + 1]), sum(chance[events:])))


def poisson_tail(events, expected):
    chance = [exp(-expected) * expected**k / factorial(k) for k in range(events + 1)]
    return min(1, 2 * min(sum(chance), 1 - sum(chance[:-1])))


@pytest.mark.parametrize(("events", "known"), [(0, 40), (1, 40), (6, 40), (15, 40), (40, 40)])
def test_p_values_are_never_below_the_exact_ones(events, known):
    (p,) = p_values(np.array([events]), np.array([known]), 0.15, 0.0, "proportion")
    assert p >= binomial_tail(events, known, 0.15) - 1e-12


def test_a_small_area_with_many_events_has_the_exact_p_value():
    (p,) = p_values(np.array([13]), np.array([40]), 0.15, 0.0, "proportion")
    assert p == pytest.approx(binomial_tail(13, 40, 0.15))


@pytest.mark.parametrize("events", [12, 14, 20])
def test_a_rate_has_the_poisson_p_value(events):
    (p,) = p_values(np.array([events]), np.array([5000]), 0.001, 0.0, "rate")
    assert p == pytest.approx(poisson_tail(events, 5))


def test_the_spread_between_areas_makes_a_large_city_less_special():
    events, known = np.array([1700]), np.array([10_000])
    alone, among = (p_values(events, known, 0.15, spread, "proportion") for spread in (0, 0.0004))
    assert alone < 1e-6
    assert among == pytest.approx(0.325, abs=0.001)


def test_without_spread_the_limits_are_those_of_the_funnel():
    cells = area_cells(codes(20), np.full(20, 30), np.full(20, 200))
    comparison = compare(cells, target=0.15)
    expected = funnel_limits(200, 0.15, 0.998)
    assert (comparison.areas[0].lower, comparison.areas[0].upper) == pytest.approx(expected)
    assert comparison.limits([200], 0.998).upper[0] == pytest.approx(expected[1])


@pytest.mark.parametrize("kind", ["proportion", "rate"])
@pytest.mark.parametrize("target", [0.15, 0.02])
def test_a_country_without_anything_special_gives_hardly_any_false_alarm(kind, target):
    rng = np.random.default_rng(7)
    births = np.exp(rng.normal(5.6, 1.0, 342)).astype(int) + 10
    alarms = 0
    for _ in range(40):
        cells = area_cells(codes(342), rng.binomial(births, target), births)
        outcomes = [area.outcome for area in compare(cells, target, kind=kind).areas]
        alarms += sum(found in (Outcome.HIGHER, Outcome.LOWER) for found in outcomes)
    assert alarms <= 4


def test_areas_that_are_truly_special_are_found():
    rng = np.random.default_rng(8)
    births = np.full(342, 400)
    truth = np.where(np.arange(342) < 10, 0.30, 0.15)
    cells = area_cells(codes(342), rng.binomial(births, truth), births)
    higher = {a.code for a in compare(cells, 0.15).areas if a.outcome is Outcome.HIGHER}
    assert higher == set(codes(10))


@pytest.mark.parametrize("target", [0, 1, 15])
def test_a_target_is_a_fraction(target):
    with pytest.raises(ValueError, match="a fraction between 0 and 1"):
        compare(area_cells(["A"], [1], [10]), target)


def test_no_areas_give_no_outcomes():
    assert compare(area_cells([], [], []), 0.15).areas == ()


def test_beside_a_group_the_spread_of_areas_counts_too():
    shares = np.where(np.arange(40) % 2, 0.10, 0.20)
    births = np.full(40, 3000)
    cells = area_cells(codes(40), (births * shares).astype(int), births)
    (found,) = beside(compare(cells, 0.15), "VB0001", [Group("ggd", "G", ("VB0000", "VB0002"))])
    assert found.difference == pytest.approx(-0.10)
    assert found.outcome is Outcome.NOT_DIFFERENT
    assert found.lower < -0.15
    assert found.upper > -0.05


def test_p_values_of_groups_are_adjusted_together_and_an_empty_group_stays_out():
    cells = area_cells(codes(5), [60, 90, 30, 30, 30], [400, 400, 200, 200, 200])
    groups = [
        Group("ggd", "G", ("VB0001",)),
        Group("peers", "P", ()),
        Group("country", "L", ("VB0002",)),
    ]
    first, empty, last = beside(compare(cells, 0.15), "VB0000", groups)
    assert (empty.group_value, empty.adjusted, empty.outcome) == (None, None, Outcome.TOO_FEW)
    assert (first.adjusted, last.adjusted) == pytest.approx((0.0132, 1.0), abs=0.0005)
    assert first.outcome is Outcome.LOWER


def test_an_area_without_children_stands_beside_nothing():
    cells = area_cells(codes(2), [0, 30], [0, 200])
    (found,) = beside(compare(cells, 0.15), "VB0000", [Group("ggd", "G", ("VB0001",))])
    assert (found.value, found.difference, found.lower, found.outcome) == (
        None, None, None, Outcome.TOO_FEW,
    )  # fmt: skip


def test_an_area_without_a_number_cannot_stand_beside_a_group():
    cells = area_cells(codes(2), [None, 30], [None, 200])
    with pytest.raises(ValueError, match="VB0000 has no number"):
        beside(compare(cells, 0.15), "VB0000", [])
