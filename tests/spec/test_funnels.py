"""Trechters: welke gebieden wijken meer af dan toeval?"""

import numpy as np
import pytest

from kansrijk.monitor.statistics import funnel_limits, overdispersed_limits, wilson_interval


def per_cent(limits):
    return tuple(round(100 * limit, 1) for limit in limits)


class TestLimits:
    """De grenzen van de trechter."""

    def test_the_more_children_the_narrower(self):
        assert per_cent(funnel_limits(100, 0.15, 0.95)) == (8.0, 22.0)
        assert per_cent(funnel_limits(10_000, 0.15, 0.95)) == (14.3, 15.7)

    def test_the_outer_limits_hold_998_of_1000_areas(self):
        assert per_cent(funnel_limits(100, 0.15, 0.998)) == (4.0, 26.0)

    def test_limits_stay_within_0_and_100_per_cent(self):
        assert funnel_limits(5, 0.15, 0.998)[0] == 0
        assert funnel_limits(5, 0.85, 0.998)[1] == 1

    def test_outside_means_that_the_interval_around_the_area_leaves_out_the_target(self):
        _, upper = funnel_limits(100, 0.15, 0.95)

        assert 0.21 < upper < 0.22
        assert wilson_interval(21, 100)[0] < 0.15 < wilson_interval(22, 100)[0]

    def test_a_rate_of_a_rare_outcome(self):
        lower, upper = funnel_limits(1000, 0.0016, 0.95, kind="rate")

        assert lower == 0
        assert 4 / 1000 < upper < 5 / 1000

    def test_one_event_is_outside_where_next_to_none_is_expected(self):
        _, upper = funnel_limits(0.02, 1, 0.95, kind="ratio")

        assert upper < 1 / 0.02

    def test_a_ratio_around_1(self):
        lower, upper = funnel_limits(100, 1, 0.95, kind="ratio")

        assert (round(lower, 2), round(upper, 2)) == (0.8, 1.21)

    def test_many_at_once(self):
        lower, upper = funnel_limits([10, 100, 1000], 0.15, 0.95)

        assert lower.shape == upper.shape == (3,)

    @pytest.mark.parametrize(
        ("total", "target", "kind", "why"),
        [
            (0, 0.15, "proportion", "every total"),
            (10, 0, "proportion", "every target"),
            (10, 15, "proportion", "a fraction below 1"),
            (0, 1, "ratio", "every total"),
        ],
    )
    def test_what_has_no_funnel_is_refused(self, total, target, kind, why):
        with pytest.raises(ValueError, match=why):
            funnel_limits(total, target, 0.95, kind)


class TestSpread:
    """Verschillen gebieden echt een beetje van elkaar, dan wordt de trechter wijder."""

    TOTALS = np.full(20, 1000)
    ALIKE = np.array([146, 148, 149, 150, 151, 152, 154, 147, 153, 150] * 2)
    APART = np.array([110, 120, 130, 140, 150, 160, 170, 180, 190, 150] * 2)

    def test_areas_that_are_alike_keep_the_plain_funnel(self):
        funnel = overdispersed_limits(self.ALIKE, self.TOTALS, 0.15, 0.95)

        assert funnel.dispersion < 1
        assert funnel.between_variance == 0
        assert np.allclose(
            [funnel.lower, funnel.upper], np.array(funnel_limits(self.TOTALS, 0.15, 0.95))
        )

    def test_areas_that_differ_widen_it(self):
        funnel = overdispersed_limits(self.APART, self.TOTALS, 0.15, 0.95)
        _, plain = funnel_limits(1000, 0.15, 0.95)

        assert funnel.dispersion > 2
        assert np.all(funnel.upper > plain)

    def test_one_strange_area_does_not_widen_it(self):
        strange = self.ALIKE.copy()
        strange[0] = 400
        funnel = overdispersed_limits(strange, self.TOTALS, 0.15, 0.95)

        assert funnel.between_variance == 0
        assert funnel.upper[0] < 0.4

    def test_even_the_largest_area_may_differ_a_little(self):
        funnel = overdispersed_limits(self.APART, self.TOTALS, 0.15, 0.95, at=10**9)

        assert funnel.upper - 0.15 == pytest.approx(1.96 * funnel.between_variance**0.5, rel=1e-3)

    @pytest.mark.parametrize("kind", ["rate", "ratio"])
    def test_rates_and_ratios_widen_too(self, kind):
        target, totals = (0.15, self.TOTALS) if kind == "rate" else (1, self.TOTALS * 0.15)
        funnel = overdispersed_limits(self.APART, totals, target, 0.95, kind)
        lower, upper = funnel_limits(totals, target, 0.95, kind)

        assert np.all(funnel.lower < lower)
        assert np.all(funnel.upper > upper)

    def test_a_spread_needs_areas(self):
        with pytest.raises(ValueError, match="at least 10 areas"):
            overdispersed_limits(self.APART[:9], self.TOTALS[:9], 0.15, 0.95)

    def test_equally_many_counts_and_totals(self):
        with pytest.raises(ValueError, match="equally long"):
            overdispersed_limits(self.APART, 1000, 0.15, 0.95)
