"""Kleine gebieden: hoe minder kinderen, hoe dichter naar wat gewoon is."""

import numpy as np
import pytest

from kansrijk.monitor.statistics import beta_binomial_shrinkage

#: Twelve areas of very different size and proportion.
TOTALS = np.array([20, 30, 50, 80, 100, 200, 300, 500, 800, 1000, 2000, 5000])
COUNTS = np.array([6, 1, 9, 16, 8, 38, 33, 92, 96, 185, 240, 760])


def test_every_area_moves_towards_what_is_usual():
    result = beta_binomial_shrinkage(COUNTS, TOTALS)
    before, after = (np.abs(p - result.prior_mean) for p in (COUNTS / TOTALS, result.shrunk))

    assert np.all(after < before)


def test_the_smallest_area_moves_most_and_the_largest_hardly():
    result = beta_binomial_shrinkage(COUNTS, TOTALS)

    assert COUNTS[0] / TOTALS[0] == 0.3
    assert result.shrunk[0] < 0.2
    assert result.shrunk[-1] == pytest.approx(COUNTS[-1] / TOTALS[-1], abs=0.001)


def test_an_area_as_large_as_the_prior_goes_half_way():
    result = beta_binomial_shrinkage(COUNTS, TOTALS)
    way = (COUNTS / TOTALS - result.shrunk) / (COUNTS / TOTALS - result.prior_mean)

    assert np.allclose(way, result.prior_size / (TOTALS + result.prior_size))


def test_the_value_lies_in_its_interval_which_narrows_with_the_number_of_children():
    result = beta_binomial_shrinkage(COUNTS, TOTALS)
    widths = result.upper - result.lower

    assert np.all((result.lower < result.shrunk) & (result.shrunk < result.upper))
    assert widths[0] > 2 * widths[-1]


def test_areas_that_are_all_alike_get_the_pooled_proportion():
    result = beta_binomial_shrinkage(TOTALS // 10, TOTALS)

    assert np.allclose(result.shrunk, 0.1, atol=1e-4)
    assert result.prior_size == pytest.approx(TOTALS.sum())
    # Not certain: the pooled proportion itself comes from so many children.
    assert np.all(result.upper - result.lower > 0.005)


def test_a_higher_level_gives_a_wider_interval():
    usual, wide = (beta_binomial_shrinkage(COUNTS, TOTALS, level) for level in (0.95, 0.998))

    assert np.all(wide.lower < usual.lower)
    assert np.all(wide.upper > usual.upper)


@pytest.mark.parametrize(
    ("counts", "totals", "why"),
    [
        ([1, 2], [10, 10], "at least 3 areas"),
        ([0, 0, 0], [10, 10, 10], "nothing, or everything"),
        ([10, 10, 10], [10, 10, 10], "nothing, or everything"),
        ([0, 1, 2], [0, 10, 10], "total of 0"),
        ([1, 2, 3], 10, "equally long"),
    ],
)
def test_what_cannot_be_shrunk_is_refused(counts, totals, why):
    with pytest.raises(ValueError, match=why):
        beta_binomial_shrinkage(counts, totals)
