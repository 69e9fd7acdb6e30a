"""What must hold of rates, funnels, gaps, shrinkage and bends whatever the counts are."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kansrijk.monitor.statistics import (
    benjamini_hochberg,
    beta_binomial_shrinkage,
    byar_interval,
    difference_interval,
    directly_standardised_rate,
    funnel_limits,
    joinpoint,
    overdispersed_limits,
    ratio_interval,
    wilson_interval,
)

LEVELS = st.sampled_from([0.8, 0.95, 0.998])
PARTS = st.integers(1, 200_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
STRATA = st.lists(
    st.tuples(st.integers(0, 500), st.integers(500, 50_000), st.integers(1, 100_000)),
    min_size=1,
    max_size=8,
)
TARGETS = st.floats(0.001, 0.999)


@given(STRATA, LEVELS)
def test_a_standardised_rate_lies_between_the_rates_of_the_strata(strata, level):
    counts, totals, standard = zip(*strata, strict=True)
    rates = [count / total for count, total in zip(counts, totals, strict=True)]
    rate, lower, upper = directly_standardised_rate(counts, totals, standard, level=level)

    assert min(rates) - 1e-12 <= rate <= max(rates) + 1e-12
    assert 0 <= lower <= rate < upper


@given(STRATA)
def test_without_differences_in_make_up_a_standardised_rate_is_the_crude_one(strata):
    counts, totals, _ = zip(*strata, strict=True)
    everyone = sum(totals)
    found = directly_standardised_rate(counts, totals, totals)
    lower, upper = byar_interval(sum(counts))

    assert found == pytest.approx(
        (sum(counts) / everyone, lower / everyone, upper / everyone), abs=1e-12
    )


@given(PARTS, TARGETS, LEVELS)
def test_a_proportion_is_outside_exactly_when_wilson_leaves_out_the_target(parts, target, level):
    count, total = parts
    lower, upper = funnel_limits(total, target, level)
    low, high = wilson_interval(count, total, level)
    inside = lower <= count / total <= upper

    # On the limit itself rounding decides.
    if min(abs(low - target), abs(high - target)) > 1e-9:
        assert inside == (low <= target <= high)


@given(st.integers(0, 20_000), st.floats(0.001, 20_000), LEVELS)
def test_a_ratio_is_outside_exactly_when_the_exact_interval_leaves_out_the_expected(
    count, expected, level
):
    lower, upper = funnel_limits(expected, 1, level, "ratio")
    low, high = byar_interval(count, level, exact_below=10**9)
    inside = lower <= count / expected <= upper

    if min(abs(low / expected - 1), abs(high / expected - 1)) > 1e-9:
        assert inside == (low <= expected <= high)


@given(st.integers(1, 100_000), TARGETS, LEVELS, st.sampled_from(["proportion", "rate", "ratio"]))
def test_a_funnel_holds_its_target_and_narrows(total, target, level, kind):
    lower, upper = funnel_limits([total, 4 * total], target, level, kind)

    assert np.all((lower < target) & (target < upper))
    assert upper[1] <= upper[0]
    assert lower[0] <= lower[1]


@given(st.lists(PARTS, min_size=10, max_size=30), TARGETS, LEVELS)
def test_spread_never_narrows_a_funnel(areas, target, level):
    counts, totals = zip(*areas, strict=True)
    funnel = overdispersed_limits(counts, totals, target, level)
    lower, upper = funnel_limits(totals, target, level)

    assert funnel.between_variance >= 0
    assert np.all((funnel.lower >= 0) & (funnel.lower <= lower + 1e-12))
    assert np.all((funnel.upper <= 1) & (funnel.upper >= upper - 1e-12))


@given(PARTS, PARTS, LEVELS)
def test_a_difference_lies_in_its_interval_and_turns_with_its_groups(one, two, level):
    lower, upper = difference_interval(*one, *two, level)
    difference = one[0] / one[1] - two[0] / two[1]

    assert -1 <= lower <= difference <= upper <= 1
    assert difference_interval(*two, *one, level) == pytest.approx((-upper, -lower))


@given(PARTS.filter(lambda p: 0 < p[0] < p[1]), PARTS.filter(lambda p: p[0] > 0), LEVELS)
def test_a_ratio_lies_in_its_interval_and_turns_with_its_groups(one, two, level):
    lower, upper = ratio_interval(*one, *two, level)

    assert 0 < lower < (one[0] / one[1]) / (two[0] / two[1]) < upper
    assert ratio_interval(*two, *one, level) == pytest.approx((1 / upper, 1 / lower))


@given(st.lists(st.floats(0, 1), max_size=50))
def test_adjusted_p_values_keep_their_order_and_never_fall(p_values):
    adjusted = benjamini_hochberg(p_values)
    order = np.argsort(p_values)

    assert np.all(adjusted >= np.array(p_values) - 1e-15)
    assert np.all(adjusted <= 1 + 1e-15)
    assert np.all(np.diff(adjusted[order]) >= 0)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=50))
def test_the_found_are_those_of_the_step_up_rule(p_values):
    ordered = sorted(p_values)
    steps = [i for i, p in enumerate(ordered, 1) if p * len(ordered) / i <= 0.05]

    assert np.sum(benjamini_hochberg(p_values) <= 0.05) == max(steps, default=0)


SOME_AREAS = st.lists(PARTS, min_size=3, max_size=12).filter(
    lambda areas: 0 < sum(k for k, _ in areas) < sum(n for _, n in areas)
)


@settings(deadline=None, max_examples=20)
@given(SOME_AREAS)
def test_a_shrunk_proportion_lies_between_the_area_and_what_is_usual(areas):
    counts, totals = (np.array(column) for column in zip(*areas, strict=True))
    found = beta_binomial_shrinkage(counts, totals)
    raw = counts / totals

    assert 0 < found.prior_mean < 1
    assert 0 < found.prior_size <= totals.sum() * (1 + 1e-9)
    assert np.all(found.shrunk >= np.minimum(raw, found.prior_mean) - 1e-12)
    assert np.all(found.shrunk <= np.maximum(raw, found.prior_mean) + 1e-12)
    assert np.all((found.lower >= 0) & (found.lower < found.upper) & (found.upper <= 1))


@settings(deadline=None, max_examples=20)
@given(SOME_AREAS)
def test_shrinking_the_complement_is_the_mirror_image(areas):
    counts, totals = (np.array(column) for column in zip(*areas, strict=True))
    found = beta_binomial_shrinkage(counts, totals)
    mirror = beta_binomial_shrinkage(totals - counts, totals)

    assert np.allclose(mirror.shrunk, 1 - found.shrunk, atol=1e-4)


SERIES = st.lists(
    st.integers(20, 50_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    min_size=7,
    max_size=15,
)


@given(SERIES, st.integers(-2000, 3000))
def test_a_bend_does_not_depend_on_where_years_begin(series, first):
    counts, totals = zip(*series, strict=True)
    here = joinpoint(range(len(series)), counts, totals, simulations=19)
    there = joinpoint(range(first, first + len(series)), counts, totals, simulations=19)

    assert there.f == pytest.approx(here.f, rel=1e-6, abs=1e-9)
    assert there.critical == pytest.approx(here.critical, rel=1e-6)
    assert 2 <= here.year <= len(series) - 3


@given(SERIES, st.sampled_from([19, 99]))
def test_the_verdict_by_p_value_is_that_by_critical_value(series, simulations):
    counts, totals = zip(*series, strict=True)
    bend = joinpoint(range(len(series)), counts, totals, simulations)

    assert bend.f >= 0
    assert 1 / (simulations + 1) <= bend.p_value <= 1
    assert (bend.p_value <= 0.05) == (bend.f > bend.critical)
