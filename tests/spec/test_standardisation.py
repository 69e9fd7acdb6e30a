"""Standaardiseren: gebieden vergelijken waar de moeders niet even oud zijn."""

import pytest

from kansrijk.monitor.statistics import directly_standardised_rate, indirectly_standardised_ratio

#: Events and births among young and older mothers; the rates by age are the same in both towns.
YOUNG_TOWN = ([80, 10], [800, 200])
OLD_TOWN = ([20, 40], [200, 800])
EQUAL_PARTS = [1, 1]


class TestDirect:
    """Direct: het cijfer als de leeftijden waren verdeeld zoals in de standaard."""

    def test_towns_that_differ_only_in_age_get_the_same_rate(self):
        young, *_ = directly_standardised_rate(*YOUNG_TOWN, EQUAL_PARTS)
        old, *_ = directly_standardised_rate(*OLD_TOWN, EQUAL_PARTS)

        assert young == pytest.approx(0.075)
        assert old == pytest.approx(0.075)

    def test_only_the_proportions_of_the_standard_matter(self):
        few = directly_standardised_rate(*YOUNG_TOWN, [1, 3])
        many = directly_standardised_rate(*YOUNG_TOWN, [1000, 3000])

        assert few == pytest.approx(many)

    def test_per_1000(self):
        rate, lower, upper = directly_standardised_rate(*YOUNG_TOWN, EQUAL_PARTS, per=1000)

        assert (round(rate), round(lower), round(upper)) == (75, 57, 96)

    def test_many_towns_at_once(self):
        counts, totals = zip(YOUNG_TOWN, OLD_TOWN, strict=True)
        rate, lower, upper = directly_standardised_rate(counts, totals, EQUAL_PARTS)

        assert rate.shape == lower.shape == upper.shape == (2,)

    def test_no_events_at_all_is_0_with_an_upper_limit_that_is_rather_too_high(self):
        rate, lower, upper = directly_standardised_rate([0, 0], [100, 900], EQUAL_PARTS)

        assert rate == lower == 0
        # 3.67 events, counted where one event weighs most: half the standard on 100 births.
        assert upper == pytest.approx(3.67 * 0.5 / 100, rel=0.001)

    @pytest.mark.parametrize(
        ("counts", "totals", "standard", "why"),
        [
            ([1, 2], [10, 0], [1, 1], "every total"),
            ([1, 2], [10, 10], [1, 0], "part of the standard"),
            ([1, -2], [10, 10], [1, 1], "0 or more"),
            ([1, 2, 3], [10, 10, 10], [1, 1], "same strata"),
            ([1, 2], [10, 10], 1, "one value per stratum"),
        ],
    )
    def test_what_has_no_rate_is_refused(self, counts, totals, standard, why):
        with pytest.raises(ValueError, match=why):
            directly_standardised_rate(counts, totals, standard)


class TestIndirect:
    """Indirect: hoeveel keer zo vaak als verwacht."""

    def test_as_many_as_expected_is_1(self):
        ratio, lower, upper = indirectly_standardised_ratio(40, 40)

        assert ratio == 1
        assert lower < 1 < upper

    def test_half_as_many_again(self):
        ratio, lower, upper = indirectly_standardised_ratio(60, 40)

        assert (ratio, round(lower, 2), round(upper, 2)) == (1.5, 1.14, 1.93)

    def test_below_10_the_limits_are_exact_when_asked(self):
        byar = indirectly_standardised_ratio(3, 2)
        exact = indirectly_standardised_ratio(3, 2, exact_below=10)

        assert byar[0] == exact[0]
        assert byar[1:] != exact[1:]

    def test_nothing_expected_gives_no_ratio(self):
        with pytest.raises(ValueError, match="every expected count"):
            indirectly_standardised_ratio([1, 1], [1, 0])
