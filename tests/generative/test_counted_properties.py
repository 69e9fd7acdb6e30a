"""Whatever was counted: no figure contradicts itself, and none is NaN."""

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from counted_cells import MUNICIPALITIES, PERIODS, PLACES, cells_of
from kansrijk.monitor.counted.judge import Origin, judged
from kansrijk.monitor.counted.parquet import TREND_COLUMNS
from kansrijk.monitor.figures import COLUMNS, Figure, Flag, Status

NUMBERS = ("value", "numerator", "denominator", "unknown", "unknown_share", "lower", "upper")
INDICATORS = ("big2", "geen_kraamzorg", "uithuisplaatsing")
KEYS = st.tuples(
    st.sampled_from(INDICATORS),
    st.sampled_from([place.code for place in PLACES]),
    st.sampled_from([str(period) for period in PERIODS]),
    st.sampled_from(["all", "vulnerable"]),
)
COUNTS = st.one_of(st.integers(0, 4), st.integers(0, 200), st.integers(0, 3_000_000))


@st.composite
def cell(draw, key):
    """Events and unknown are never more than the population together."""
    events, unknown, rest = draw(COUNTS), draw(COUNTS), draw(COUNTS)
    population = events + unknown + rest
    return {
        **dict(zip(("indicator", "place", "period", "group"), key, strict=True)),
        "population": population,
        "events": events,
        "unknown": unknown,
        "flagged": draw(st.integers(0, population)),
        "estimated": draw(st.booleans()),
    }


#: So few that years of one series are among them.
SERIES_KEYS = st.tuples(
    st.sampled_from(["big2", "geen_kraamzorg"]),
    st.sampled_from([*MUNICIPALITIES[:2], PLACES[-1].code]),
    st.sampled_from([str(year) for year in range(2018, 2025)] + ["2022-2024"]),
    st.just("all"),
)


def cells_with(keys):
    chosen = st.lists(keys, unique=True, min_size=1, max_size=15)
    return chosen.flatmap(lambda found: st.tuples(*(cell(key) for key in found)))


CELLS = cells_with(KEYS)


def judged_rows(cells, edition=2025):
    return judged(cells_of(*cells, edition=edition), Origin("delivery", False)).to_pylist()


@given(CELLS, st.sampled_from([2024, 2025]))
@settings(max_examples=80)
def test_a_figure_does_not_contradict_itself(cells, edition):
    for figure, given_ in zip(judged_rows(cells, edition), cells, strict=True):
        if figure["status"] == Status.NOT_APPLICABLE:
            assert {figure[name] for name in ("value", "lower", "upper", "denominator")} == {None}
            continue
        scale = 1000 if figure["indicator"] == "uithuisplaatsing" else 100
        assert None not in {figure[name] for name in NUMBERS}
        assert 0 <= figure["lower"] <= figure["value"] <= figure["upper"]
        assert figure["value"] == scale * figure["numerator"] / figure["denominator"]
        assert figure["value"] <= scale
        assert 0 <= figure["unknown_share"] <= 100
        assert (figure["numerator"], figure["unknown"]) == (given_["events"], given_["unknown"])
        assert figure["known_value"] is None or figure["value"] <= figure["known_value"] <= scale


@given(CELLS)
@settings(max_examples=60)
def test_no_percentage_has_a_margin_beyond_everyone(cells):
    for figure in judged_rows(cells):
        if figure["indicator"] != "uithuisplaatsing" and figure["value"] is not None:
            assert figure["upper"] <= 100


@given(CELLS)
@settings(max_examples=60)
def test_nothing_is_nan_and_every_row_is_a_figure(cells):
    for row in judged_rows(cells):
        assert not any(isinstance(cell, float) and not math.isfinite(cell) for cell in row.values())
        kept = {name: row[name] for name in COLUMNS}
        kept["status"] = Status(row["status"])
        kept["flags"] = frozenset(Flag(flag) for flag in row["flags"].split("|") if flag)
        assert Figure(**kept).value == row["value"]


@given(cells_with(SERIES_KEYS))
@settings(max_examples=60)
def test_a_trend_is_whole_or_absent(cells):
    for row in judged_rows(cells):
        trend = {name: row[name] for name in TREND_COLUMNS}
        adjusted = trend.pop("trend_p_adjusted")
        assert len({part is None for part in trend.values()}) == 1
        has_trend = trend["trend_p_value"] is not None
        assert (adjusted is not None) == (has_trend and row["area"] in MUNICIPALITIES)
        if has_trend:
            assert len(row["period"]) == 4
            assert row["status"] == "shown"
            assert 0 <= trend["trend_p_value"] <= 1
            assert (trend["trend_p_value"] < 0.05) == (trend["trend_significance"] == "yes")
        if adjusted is not None:
            assert trend["trend_p_value"] <= adjusted <= 1
