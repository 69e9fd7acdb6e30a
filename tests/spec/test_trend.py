"""Trends: stijgt of daalt een percentage meer dan de jaren onderling verschillen?"""

import pytest

from kansrijk.monitor.statistics import logit_trend

YEARS = range(2015, 2023)


def trend_of(counts, total=1000):
    return logit_trend(range(2015, 2015 + len(counts)), counts, [total] * len(counts))


def test_a_steady_fall():
    trend = trend_of([180, 172, 166, 158, 151, 145, 138, 132])

    assert trend.direction == "down"
    assert trend.p_value < 0.01


def test_the_same_percentage_every_year_is_flat():
    trend = trend_of([150] * 6)

    assert trend.direction == "flat"
    assert trend.p_value == pytest.approx(1)


def test_direction_says_nothing_of_certainty():
    trend = trend_of([150, 140, 155, 145, 156])

    assert trend.direction == "up"
    assert trend.p_value > 0.5


def test_years_that_jump_about_make_a_trend_less_sure():
    steady = trend_of([1500, 1540, 1580, 1620, 1660, 1700], 10_000)
    jumping = trend_of([1500, 1640, 1480, 1720, 1560, 1700], 10_000)

    assert steady.dispersion == 1
    assert jumping.dispersion > 5
    assert steady.p_value < 0.05 < jumping.p_value


def test_a_large_year_weighs_more_than_a_small_one():
    level = logit_trend(YEARS, [10, 150, 150, 150, 150, 150, 150, 150], [100] + [1000] * 7)
    heavy = logit_trend(YEARS, [100, 150, 150, 150, 150, 150, 150, 150], [1000] * 8)

    assert 0 < level.slope < heavy.slope


def test_the_slope_is_in_log_odds_per_year():
    # Odds of 1:9, 2:9, 4:9, 8:9, 16:9: doubled every year.
    trend = logit_trend(range(5), [10, 20, 40, 80, 160], [100, 110, 130, 170, 250])

    assert trend.slope == pytest.approx(0.693147, abs=1e-6)


def test_years_may_be_left_out():
    whole = logit_trend([2015, 2016, 2017, 2019, 2020], [10, 12, 14, 18, 20], [100] * 5)

    assert whole.direction == "up"


def test_a_year_with_none_takes_part():
    assert trend_of([0, 3, 2, 5, 6], 100).direction == "up"


@pytest.mark.parametrize(
    ("counts", "why"),
    [
        ([1, 2, 3, 4], "at least 5 years"),
        ([0, 0, 0, 0, 0], "nothing, or everything"),
        ([100, 100, 100, 100, 100], "nothing, or everything"),
        ([0, 0, 0, 100, 100], "from never to always"),
        ([100, 100, 50, 0, 0], "from never to always"),
        ([1, 2, 3, 4, 101], "larger than its total"),
    ],
)
def test_series_without_a_trend_are_refused(counts, why):
    with pytest.raises(ValueError, match=why):
        trend_of(counts, 100)


def test_proportions_too_close_to_0_and_1_to_fit_are_refused():
    with pytest.raises(ValueError, match="does not settle"):
        logit_trend(
            range(7),
            [12, 211401, 3822, 6751, 688991, 6799317, 427],
            [12, 211405, 3822, 6751, 688991, 6799317, 427],
        )


def test_one_value_per_year():
    with pytest.raises(ValueError, match="one value per year"):
        logit_trend([2015, 2016, 2017, 2018, 2018], [1, 2, 3, 4, 5], [10] * 5)


def test_equally_many_years_counts_and_totals():
    with pytest.raises(ValueError, match="equally long"):
        logit_trend([2015, 2016, 2017, 2018, 2019], [1, 2, 3, 4], [10] * 4)


def test_a_year_without_children_is_left_out_by_whoever_asks():
    with pytest.raises(ValueError, match="total of 0"):
        logit_trend(YEARS, [1] * 8, [10] * 7 + [0])
