"""Whatever the counts are: no rank, no verdict within the lines, no drawing beyond its frame."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from drawing_reader import Drawing
from kansrijk.monitor.comparison import Outcome, area_cells, compare, funnel_lines, peers
from kansrijk.monitor.figures import Status
from kansrijk.reference.tables.peers import PeerMeasure
from kansrijk.reports.charts.funnel import draw_funnel
from kansrijk.reports.charts.funnel_data import FunnelAbsent, FunnelChart, FunnelDot, FunnelLimits
from kansrijk.reports.charts.gap_chart import draw_gap
from kansrijk.reports.charts.gap_chart_data import GapChart, GapYear
from kansrijk.reports.charts.small_area import draw_small_area
from kansrijk.reports.charts.small_area_data import SmallAreaChart, SmallAreaYear, Value
from kansrijk.reports.charts.words import words_for

WIDTHS = st.sampled_from([1000, 620, 296])
WORDS = st.sampled_from([words_for("nl"), words_for("en")])
TEXTS = st.text(max_size=30)
NO_NUMBER = st.sampled_from([Status.SUPPRESSED, Status.MISSING, Status.NOT_APPLICABLE])
VALUES = st.floats(-1e5, 1e5, width=32)
POSITIVE = st.floats(0, 1e5, width=32)


@st.composite
def counts(draw):
    """Rows of code, events, population and unknown; events None where they are hidden."""
    rows = []
    for number in range(draw(st.integers(0, 25))):
        population = draw(st.integers(0, 5000))
        unknown = draw(st.integers(0, population))
        events = draw(st.one_of(st.none(), st.integers(0, population - unknown)))
        rows.append((f"VB{number:04}", events, population, unknown))
    return draw(st.permutations(rows))


def cells_of(rows):
    return area_cells(*(list(column) for column in zip(*rows, strict=True)) if rows else ([],) * 3)


@given(counts(), st.floats(0.001, 0.999), st.sampled_from(["proportion", "rate"]))
def test_outcomes_are_by_code_and_nothing_within_the_lines_is_different(rows, target, kind):
    comparison = compare(cells_of(rows), target, kind=kind)
    assert [a.code for a in comparison.areas] == sorted(r[0] for r in rows if r[1] is not None)
    assert comparison.areas == compare(cells_of(sorted(rows)), target, kind=kind).areas
    assert sorted(comparison.absent) == sorted(r[0] for r in rows if r[1] is None)
    for area in comparison.areas:
        assert (area.adjusted is None) == (area.outcome is Outcome.TOO_FEW)
        if area.outcome is Outcome.HIGHER:
            assert area.value > area.upper
        if area.outcome is Outcome.LOWER:
            assert area.value < area.lower


@given(counts(), st.floats(0.01, 0.99))
def test_lines_hold_the_target_and_the_outer_ones_the_inner(rows, target):
    lines = funnel_lines(compare(cells_of(rows), target))
    for inner, outer in pairwise(lines):
        inside = [outer.lower, inner.lower, [target] * 60, inner.upper, outer.upper]
        assert np.all(np.diff(np.array(inside), axis=0) >= -1e-9)


@given(
    st.dictionaries(st.sampled_from("ABCDEFGH"), st.floats(-100, 100), min_size=2),
    st.integers(1, 9),
)
def test_peers_are_by_code_and_no_area_left_out_is_nearer(values, count):
    rule = PeerMeasure(
        measure="m", year=2023, scale="linear", weight=1, basis="own_choice", why_nl="", why_en=""
    )
    own = min(values)
    try:
        found = peers(own, {"m": values}, count, [rule])
    except ValueError:
        return  # all values are the same: nothing to be alike in
    codes = [peer.code for peer in found.neighbours]
    assert codes == sorted(codes)
    assert len(codes) == min(count, len(values) - 1)
    far = [abs(values[c] - values[own]) for c in values.keys() - {own, *codes}]
    near = [abs(values[c] - values[own]) for c in codes]
    assert not far or max(near) <= min(far) + 1e-9


DOTS = st.builds(FunnelDot, name=TEXTS, size=st.integers(1, 10**6), value=POSITIVE, text=TEXTS)
OWN = st.builds(
    FunnelDot, name=TEXTS, size=st.integers(1, 10**6), value=POSITIVE, text=TEXTS,
    is_own=st.just(True),
)  # fmt: skip


@st.composite
def funnels(draw):
    dots = [*draw(st.lists(DOTS, max_size=20)), draw(OWN)]
    low, high = (pick(dot.size for dot in dots) for pick in (min, max))
    target, width = draw(POSITIVE), draw(POSITIVE)
    lower, upper = (target * 0.5, target), (target + width, target)
    return FunnelChart(
        label=draw(TEXTS),
        dots=tuple(dots),
        target=target,
        target_name=draw(TEXTS),
        sizes_name=draw(TEXTS),
        limits=tuple(FunnelLimits(level, (low, high), lower, upper) for level in (0.95, 0.998)),
        absent=tuple(draw(st.lists(st.builds(FunnelAbsent, TEXTS, NO_NUMBER), max_size=12))),
    )


@given(funnels(), WIDTHS, WORDS)
def test_funnel(chart, width, words):
    drawing = Drawing(draw_funnel(chart, width, words, "p"))
    assert drawing.outside() == []
    assert drawing.touching_texts() == []
    assert len(drawing.titles) == len(chart.dots)


def values(numbers):
    return st.builds(lambda a, b, c: Value(a, a - b, a + c), numbers, POSITIVE, POSITIVE)


@st.composite
def small_years(draw):
    years = draw(st.lists(st.integers(2000, 2035), min_size=1, max_size=12, unique=True))
    found = []
    for year in years:
        if draw(st.booleans()):
            shrunk = draw(st.one_of(st.none(), values(VALUES)))
            found.append(SmallAreaYear(year=year, raw=draw(values(VALUES)), shrunk=shrunk))
        else:
            found.append(SmallAreaYear(year=year, status=draw(NO_NUMBER)))
    return tuple(found)


@given(small_years(), WIDTHS, WORDS, st.lists(st.integers(2000, 2035), max_size=2))
def test_small_area(years, width, words, breaks):
    chart = SmallAreaChart(label="x", years=years, breaks=tuple(breaks))
    drawing = Drawing(draw_small_area(chart, width, words, "p"))
    assert drawing.outside() == []
    assert len(drawing.titles) == sum(y.raw is not None for y in years) + sum(
        y.shrunk is not None for y in years
    )


@st.composite
def gap_years(draw):
    years = draw(st.lists(st.integers(2000, 2035), min_size=1, max_size=12, unique=True))
    found = []
    for year in years:
        if draw(st.booleans()):
            gap = draw(values(VALUES))
            ratio = draw(st.one_of(st.none(), POSITIVE))
            found.append(
                GapYear(
                    year=year, difference=gap.value, lower=gap.lower, upper=gap.upper, ratio=ratio
                )
            )
        else:
            found.append(GapYear(year=year, status=draw(NO_NUMBER)))
    return tuple(found)


@given(gap_years(), WIDTHS, WORDS, TEXTS, TEXTS)
def test_gap(years, width, words, group, reference):
    chart = GapChart(label="x", group=group, reference=reference, years=years)
    drawing = Drawing(draw_gap(chart, width, words, "p"))
    assert drawing.outside() == []
    assert len(drawing.titles) == len(chart.shown)
