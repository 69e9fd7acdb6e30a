"""Een knik in een reeks: verandert een trend van richting?"""

import pytest

from kansrijk.monitor.statistics import joinpoint

YEARS = range(2014, 2024)
BENT = [1700, 1665, 1630, 1595, 1560, 1525, 1575, 1620, 1670, 1715]
STRAIGHT = [1700, 1672, 1631, 1605, 1560, 1533, 1499, 1462, 1441, 1400]
JUMPING = [1700, 1550, 1680, 1490, 1620, 1450, 1600, 1530, 1720, 1580]


def test_a_clear_bend_is_found_in_its_year():
    bend = joinpoint(YEARS, BENT, [10_000] * 10)

    assert bend.year == 2019
    assert bend.slope_before < 0 < bend.slope_after
    assert bend.p_value < 0.05
    assert bend.f > bend.critical


@pytest.mark.parametrize("counts", [STRAIGHT, JUMPING])
def test_a_straight_or_jumping_series_has_no_bend(counts):
    bend = joinpoint(YEARS, counts, [10_000] * 10)

    assert bend.p_value > 0.05
    assert bend.f < bend.critical


def test_the_same_bend_in_a_small_area_is_chance():
    assert joinpoint(YEARS, [count / 100 for count in BENT], [100] * 10).p_value > 0.05


def test_the_same_figures_give_the_same_answer_every_time():
    assert joinpoint(YEARS, JUMPING, [10_000] * 10) == joinpoint(YEARS, JUMPING, [10_000] * 10)


def test_the_order_of_the_years_does_not_matter():
    backwards = joinpoint(YEARS[::-1], BENT[::-1], [10_000] * 10)

    assert backwards == joinpoint(YEARS, BENT, [10_000] * 10)


def test_a_bend_in_the_last_year_is_not_looked_for():
    last = joinpoint(YEARS, [1500] * 9 + [1900], [10_000] * 10)

    assert last.year <= 2021


@pytest.mark.parametrize(
    ("years", "simulations", "why"),
    [
        (range(6), 999, "at least 7 years"),
        ([1, 2, 3, 4, 5, 6, 6], 999, "one value per year"),
        (range(7), 18, "cannot reach"),
    ],
)
def test_what_cannot_be_tested_is_refused(years, simulations, why):
    with pytest.raises(ValueError, match=why):
        joinpoint(years, [10] * len(years), [100] * len(years), simulations)
