"""Trends of counted series: the test of the verdict, corrected over municipalities."""

import pytest

from counted_cells import COUNTRY, GGD, MUNICIPALITIES, cells_of, figures_of, series
from kansrijk.monitor import verdict
from kansrijk.monitor.counted.judge import Origin, judged
from kansrijk.monitor.verdict import Direction

RISING = {2018: (40, 900), 2019: (45, 950), 2020: (52, 930), 2021: (60, 980), 2022: (71, 990)}
TREND = ("trend_direction", "trend_significance", "trend_p_value")
EVERY_TREND = (*TREND, "trend_p_adjusted")


def trend_of(figure):
    return tuple(figure[name] for name in TREND)


def expected(counts, change):
    points = [(year, events, population) for year, (events, population) in counts.items()]
    return verdict.tested(points, change)


@pytest.mark.parametrize("number", [2, 3, 4, 5])
def test_it_is_the_test_of_the_verdict(number):
    counts = dict(list(RISING.items())[:number])
    assert trend_of(figures_of(*series(counts))[-1]) == expected(counts, Direction.UP)


def test_a_trend_that_cannot_be_fitted_falls_back_on_first_and_last():
    counts = dict.fromkeys(range(2018, 2024), (0, 100))
    last = figures_of(*series(counts))[-1]
    assert trend_of(last) == expected(counts, Direction.FLAT)
    assert last["trend_p_value"] == 1


def test_the_unknown_are_left_out_of_the_test_where_the_value_leaves_them_out():
    rows = series(RISING, indicator="geen_kraamzorg", unknown=300)
    known = {year: (events, population - 300) for year, (events, population) in RISING.items()}
    assert trend_of(figures_of(*rows)[-1]) == expected(known, Direction.UP)


def test_the_cells_may_come_in_any_order():
    in_order, shuffled = series(RISING), [series(RISING)[n] for n in (3, 0, 4, 2, 1)]
    [last] = [f for f in figures_of(*shuffled) if f["trend_p_value"] is not None]
    assert last == figures_of(*in_order)[-1]


def test_a_year_in_which_nobody_was_counted_is_no_point():
    counts = {2020: (9, 100), 2021: (0, 0), 2022: (20, 100), 2023: (0, 0)}
    figures = figures_of(*series(counts))
    [row] = [f for f in figures if f["trend_p_value"] is not None]
    assert row["period"] == "2022"
    assert trend_of(row) == expected({2020: (9, 100), 2022: (20, 100)}, Direction.UP)


@pytest.mark.parametrize("counts", [{2024: (5, 50)}, {2023: (0, 0), 2024: (5, 50)}])
def test_one_year_is_no_series(counts):
    for figure in figures_of(*series(counts)):
        assert {figure[name] for name in EVERY_TREND} == {None}


def test_blocks_have_no_trend_and_are_no_points():
    blocks = [
        {"period": period, "events": 100, "population": 1000}
        for period in ("2019-2021", "2022-2024", "2020-2024")
    ]
    for figure in figures_of(*blocks):
        assert {figure[name] for name in EVERY_TREND} == {None}
    assert figures_of(*series(RISING), *blocks)[:5] == figures_of(*series(RISING))


def test_equal_as_published_is_flat():
    counts = {2023: (1000, 10_000), 2024: (1001, 10_000)}  # 10.0 and 10.01
    assert figures_of(*series(counts))[-1]["trend_direction"] == "flat"


def test_flat_is_what_the_verdict_calls_flat():
    """14.35 of two thousand is written as 14.3, as every other value is rounded in Python."""
    counts = {2023: (287, 2000), 2024: (143, 1000)}
    assert round(100 * 287 / 2000, 1) == round(100 * 143 / 1000, 1)
    assert figures_of(*series(counts))[-1]["trend_direction"] == "flat"


def test_a_fall_goes_down():
    counts = {2023: (200, 1000), 2024: (100, 1000)}
    assert trend_of(figures_of(*series(counts))[-1])[:2] == ("down", "yes")


def test_series_of_groups_places_and_indicators_do_not_mix():
    rows = [
        *series({2023: (10, 100)}),
        *series({2024: (10, 100)}, place=GGD),
        *series({2024: (10, 100)}, group="vulnerable"),
        *series({2024: (10, 100)}, indicator="vroeggeboorte"),
    ]
    assert {f["trend_p_value"] for f in figures_of(*rows)} == {None}


# Benjamini-Hochberg ------------------------------------------------------------------------------


def plain_correction(p_values):
    """Per p-value the smallest p * n / rank among itself and the larger ones, at most 1."""
    ordered = sorted(p_values)
    scaled = [p * len(ordered) / rank for rank, p in enumerate(ordered, start=1)]
    return {p: min(1, *scaled[place:]) for place, p in enumerate(ordered)}


def municipal_rows(rises, **given):
    return [
        row
        for place, rise in zip(MUNICIPALITIES, rises, strict=False)
        for row in series({2023: (50, 1000), 2024: (50 + rise, 1000)}, place=place, **given)
    ]


def with_trend(figures, **wanted):
    chosen = [f for f in figures if all(f[name] == value for name, value in wanted.items())]
    return [f for f in chosen if f["trend_p_value"] is not None]


FAMILIES = [
    {"indicator": "big2", "group": "all"},
    {"indicator": "big2", "group": "vulnerable"},
    {"indicator": "vroeggeboorte", "group": "all"},
]


def test_municipalities_are_corrected_within_their_indicator_and_group():
    rises = [(5, 10, 15, 20, 40, 60), (0, 30), (22, 24, 26, 28, 30)]
    rows = [
        row
        for family, of_family in zip(FAMILIES, rises, strict=True)
        for row in municipal_rows(of_family, **family)
    ]
    figures = figures_of(*rows)
    for family, of_family in zip(FAMILIES, rises, strict=True):
        found = with_trend(figures, **family)
        correct = plain_correction([f["trend_p_value"] for f in found])
        assert len(found) == len(of_family)
        for figure in found:
            assert figure["trend_p_adjusted"] == pytest.approx(correct[figure["trend_p_value"]])


def test_larger_areas_are_not_corrected_and_do_not_weigh():
    municipal = municipal_rows((5, 40))
    larger = [
        row
        for place in (GGD, COUNTRY)
        for row in series({2023: (50, 1000), 2024: (95, 1000)}, place=place)
    ]
    figures = figures_of(*municipal, *larger)
    assert figures[: len(municipal)] == figures_of(*municipal)
    assert {f["trend_p_adjusted"] for f in figures[len(municipal) :]} == {None}


def test_progress_is_told():
    told = []
    judged(
        cells_of(*series(RISING)),
        Origin("delivery", False),
        lambda done, of: told.append((done, of)),
    )
    assert told == [(0, 1)]
