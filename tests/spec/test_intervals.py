"""Betrouwbaarheidsintervallen: hoe zeker is een cijfer?"""

import subprocess
import sys

import numpy as np
import pytest

from kansrijk.monitor.statistics import byar_interval, two_proportion_test, wilson_interval


def per_cent(limits):
    return tuple(round(100 * limit, 1) for limit in limits)


class TestWilson:
    """Rond een percentage: het interval van Wilson."""

    def test_more_children_make_a_percentage_surer(self):
        assert per_cent(wilson_interval(15, 100)) == (9.3, 23.3)
        assert per_cent(wilson_interval(1500, 10_000)) == (14.3, 15.7)

    def test_none_of_20_does_not_mean_that_it_never_happens(self):
        assert per_cent(wilson_interval(0, 20)) == (0.0, 16.1)

    def test_all_of_20_is_the_mirror_image(self):
        assert per_cent(wilson_interval(20, 20)) == (83.9, 100.0)

    def test_a_higher_level_gives_a_wider_interval(self):
        assert per_cent(wilson_interval(15, 100, level=0.998)) == (7.1, 29.0)

    def test_many_at_once(self):
        lower, upper = wilson_interval([0, 15], [20, 100])

        assert np.allclose(np.round([lower, upper], 3), [[0, 0.093], [0.161, 0.233]])

    @pytest.mark.parametrize(
        ("count", "total", "why"),
        [(0, 0, "total of 0"), (3, 2, "larger than its total"), (-1, 2, "0 or more")],
    )
    def test_what_is_no_proportion_is_refused(self, count, total, why):
        with pytest.raises(ValueError, match=why):
            wilson_interval(count, total)

    @pytest.mark.parametrize("level", [0, 1, 95])
    def test_a_level_is_a_fraction(self, level):
        with pytest.raises(ValueError, match="between 0 and 1"):
            wilson_interval(1, 2, level)


class TestByar:
    """Rond een aantal: Byar, en op verzoek exact onder de 10."""

    def test_a_large_count(self):
        lower, upper = byar_interval(100)

        assert (round(lower, 1), round(upper, 1)) == (81.4, 121.6)

    def test_below_10_the_limits_are_exact_when_asked(self):
        assert byar_interval(9, exact_below=10) != byar_interval(9)
        assert byar_interval(10, exact_below=10) == byar_interval(10)

    def test_no_events_have_no_lower_limit_but_do_have_an_upper(self):
        lower, upper = byar_interval(0)

        assert lower == 0
        assert upper == pytest.approx(3.67, abs=0.005)

    def test_a_limit_is_never_negative(self):
        assert byar_interval(0.5, level=0.998)[0] == 0

    def test_many_at_once(self):
        lower, upper = byar_interval([0, 5, 100])

        assert lower.shape == upper.shape == (3,)

    @pytest.mark.parametrize("count", [-1, float("nan")])
    def test_what_is_no_count_is_refused(self, count):
        with pytest.raises(ValueError, match="0 or more"):
            byar_interval(count)


class TestTwoProportions:
    """Twee percentages vergelijken."""

    def test_small_numbers_are_tested_exactly(self):
        assert two_proportion_test(3, 10, 8, 10).method == "fisher"

    def test_the_exact_test_goes_by_what_is_expected_not_by_what_was_seen(self):
        assert two_proportion_test(0, 100, 20, 100).method == "z"

    def test_an_expected_count_of_exactly_5_is_enough(self):
        assert two_proportion_test(13, 23, 23, 23).method == "z"
        assert two_proportion_test(10, 23, 0, 23).method == "z"
        assert two_proportion_test(14, 23, 23, 23).method == "fisher"

    def test_the_same_difference_is_surer_in_more_children(self):
        few = two_proportion_test(30, 100, 40, 100)
        many = two_proportion_test(300, 1000, 400, 1000)

        assert few.p_value > 0.05 > many.p_value

    @pytest.mark.parametrize("count", [0, 10])
    def test_nothing_or_everything_on_both_sides_is_no_difference(self, count):
        assert two_proportion_test(count, 10, count, 10).p_value == 1

    def test_a_group_without_children_cannot_be_compared(self):
        with pytest.raises(ValueError, match="total of 0"):
            two_proportion_test(0, 0, 1, 10)


def test_reading_the_module_does_not_load_scipy():
    """Een webproces dat alleen cijfers toont, laadt de rekenbibliotheek niet."""
    code = "import kansrijk.monitor.statistics, sys; sys.exit('scipy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
