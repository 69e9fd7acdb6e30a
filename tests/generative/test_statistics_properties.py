"""What must hold of intervals, tests and trends whatever the counts are."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kansrijk.monitor.statistics import (
    byar_interval,
    logit_trend,
    two_proportion_test,
    wilson_interval,
)

LEVELS = st.sampled_from([0.8, 0.95, 0.998])
PARTS = st.integers(1, 200_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
SMALL_PARTS = st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(PARTS, LEVELS)
def test_wilson_holds_the_proportion_and_stays_within_0_and_1(parts, level):
    lower, upper = wilson_interval(*parts, level)

    assert 0 <= lower <= parts[0] / parts[1] <= upper <= 1
    assert lower < upper


@given(PARTS, LEVELS)
def test_wilson_of_the_complement_is_the_mirror_image(parts, level):
    count, total = parts
    lower, upper = wilson_interval(count, total, level)

    assert wilson_interval(total - count, total, level) == pytest.approx((1 - upper, 1 - lower))


@given(PARTS)
def test_wilson_grows_with_the_count_and_narrows_with_the_total(parts):
    count, total = parts
    lower, upper = wilson_interval(count, total)
    more_lower, more_upper = wilson_interval(count + 1, total + 1)
    wider_lower, wider_upper = wilson_interval(count, total, 0.998)
    ten_lower, ten_upper = wilson_interval(10 * count, 10 * total)

    assert lower <= more_lower
    assert upper <= more_upper + 1e-12
    assert wider_lower <= lower < upper <= wider_upper
    assert ten_upper - ten_lower < upper - lower


@given(st.integers(0, 100_000), LEVELS, st.sampled_from([None, 10]))
def test_byar_holds_the_count_and_grows_with_it(count, level, exact_below):
    lower, upper = byar_interval(count, level, exact_below)
    next_lower, next_upper = byar_interval(count + 1, level, exact_below)

    assert 0 <= lower <= count < upper
    assert lower <= next_lower
    assert upper < next_upper


@given(SMALL_PARTS, SMALL_PARTS)
def test_two_proportions_differ_as_much_in_either_order_and_as_their_complements(one, two):
    test = two_proportion_test(*one, *two)
    complements = two_proportion_test(one[1] - one[0], one[1], two[1] - two[0], two[1])

    assert 0 <= test.p_value <= 1 + 1e-12
    for other in (two_proportion_test(*two, *one), complements):
        assert other.method == test.method
        assert other.p_value == pytest.approx(test.p_value)


SERIES = st.lists(
    st.integers(20, 5000).flatmap(lambda n: st.tuples(st.integers(1, n - 1), st.just(n))),
    min_size=5,
    max_size=12,
)


@given(SERIES, st.integers(-2000, 3000))
def test_a_trend_does_not_depend_on_where_years_begin(series, first):
    counts, totals = zip(*series, strict=True)
    here = logit_trend(range(len(series)), counts, totals)
    there = logit_trend(range(first, first + len(series)), counts, totals)

    assert there.slope == pytest.approx(here.slope, abs=1e-8)
    assert there.p_value == pytest.approx(here.p_value, abs=1e-6)


@given(SERIES)
def test_a_trend_of_the_complement_or_of_reversed_years_goes_the_other_way(series):
    counts, totals = zip(*series, strict=True)
    years = range(len(series))
    trend = logit_trend(years, counts, totals)
    assume(trend.direction != "flat")
    opposite = {"up": "down", "down": "up"}[trend.direction]

    complement = logit_trend(years, [n - k for k, n in series], totals)
    reverse = logit_trend(years, counts[::-1], totals[::-1])

    for other in (complement, reverse):
        assert other.direction == opposite
        assert other.slope == pytest.approx(-trend.slope, abs=1e-7)
        assert other.p_value == pytest.approx(trend.p_value, abs=1e-6)


@given(SERIES)
def test_a_trend_is_never_surer_than_chance_alone_allows(series):
    counts, totals = zip(*series, strict=True)
    trend = logit_trend(range(len(series)), counts, totals)

    assert trend.dispersion >= 1
    assert trend.standard_error > 0
    assert 0 <= trend.p_value <= 1
