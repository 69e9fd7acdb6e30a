"""De kloof tussen twee groepen: hoe zeker is het verschil, en hoe zeker de verhouding?"""

import pytest

from kansrijk.monitor.statistics import difference_interval, ratio_interval


class TestDifference:
    """Het verschil in procentpunten."""

    def test_20_points_apart(self):
        lower, upper = difference_interval(56, 70, 48, 80)

        assert (round(100 * lower, 1), round(100 * upper, 1)) == (5.2, 33.4)

    def test_equal_groups_may_still_differ_either_way(self):
        lower, upper = difference_interval(15, 100, 15, 100)

        assert lower == pytest.approx(-upper)
        assert upper > 0.05

    def test_none_against_none_is_not_certain_to_be_no_difference(self):
        lower, upper = difference_interval(0, 10, 0, 20)

        assert lower < 0 < upper

    def test_all_against_none_is_at_most_100_points(self):
        lower, upper = difference_interval(10, 10, 0, 20)

        assert 0.5 < lower < upper == 1

    def test_many_at_once(self):
        lower, upper = difference_interval([15, 30], 100, 15, [100, 200])

        assert lower.shape == upper.shape == (2,)

    def test_a_group_without_children_has_no_gap(self):
        with pytest.raises(ValueError, match="total of 0"):
            difference_interval(0, 0, 1, 10)


class TestRatio:
    """De verhouding: hoeveel keer zo vaak."""

    def test_one_and_a_half_times_as_often(self):
        lower, upper = ratio_interval(207, 1000, 138, 1000)

        assert (round(lower, 2), round(upper, 2)) == (1.23, 1.83)

    def test_the_other_way_round_is_one_over_it(self):
        lower, upper = ratio_interval(207, 1000, 138, 1000)

        assert ratio_interval(138, 1000, 207, 1000) == pytest.approx((1 / upper, 1 / lower))

    def test_many_at_once(self):
        lower, upper = ratio_interval([15, 30], 100, 15, 100)

        assert lower.shape == upper.shape == (2,)

    @pytest.mark.parametrize(
        ("counts", "why"),
        [((0, 5), "in one of the groups"), ((5, 0), "in one of the groups"), ((10, 10), "in both")],
    )
    def test_where_a_ratio_has_no_interval_it_is_refused(self, counts, why):
        with pytest.raises(ValueError, match=why):
            ratio_interval(counts[0], 10, counts[1], 10)

    def test_everything_in_one_group_still_has_a_ratio(self):
        lower, upper = ratio_interval(10, 10, 5, 10)

        assert lower < 2 < upper
