"""A small area: as counted beside shrunk, always both named."""

from itertools import pairwise

import pytest

from drawing_reader import Drawing
from kansrijk.monitor.figures import Status
from kansrijk.reports.charts.small_area import draw_small_area
from kansrijk.reports.charts.small_area_data import SmallAreaChart, SmallAreaYear, Value
from kansrijk.reports.charts.tokens import ALL, INK_SOFT, PETROL
from kansrijk.reports.charts.words import words_for

DUTCH = words_for("nl")
WIDTHS = (1000, 620, 296)


def year(number, raw, shrunk=None):
    return SmallAreaYear(
        year=number,
        raw=Value(raw, max(raw - 6, 0), raw + 6),
        shrunk=None if shrunk is None else Value(shrunk, shrunk - 2, shrunk + 2),
    )


def chart_of(*years, **more):
    return SmallAreaChart(label="Voorbeelddorp per jaar.", years=years, **more)


SWINGING = chart_of(
    year(2017, 19.5, 15.9), year(2018, 11.2, 14.3), year(2019, 22, 16.1),
    SmallAreaYear(year=2020, status=Status.SUPPRESSED),
    SmallAreaYear(year=2021, status=Status.MISSING), year(2022, 8.1, 13.6), year(2023, 12, 14.4),
)  # fmt: skip
BROKEN = chart_of(year(2020, 14, 15), year(2021, 16, 15.2), year(2022, 9, 13), breaks=(2022,))
ONE = chart_of(year(2023, 12.0, 14.0))
ONLY_RAW = chart_of(year(2022, 0.0), year(2023, 0.0))
CHARTS = (SWINGING, BROKEN, ONE, ONLY_RAW)


def drawn(chart, width=1000):
    return Drawing(draw_small_area(chart, width, DUTCH, "p"))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("chart", CHARTS)
def test_letters_are_large_enough_and_never_over_each_other(chart, width):
    drawing = drawn(chart, width)
    assert min(drawing.letter_sizes()) >= 13
    assert drawing.touching_texts() == []
    assert drawing.outside() == []
    assert drawing.root.attrib["aria-label"] == chart.label


@pytest.mark.parametrize("width", WIDTHS)
def test_it_is_said_which_is_which(width):
    said = " ".join(drawn(SWINGING, width).texts)
    assert "zoals geteld, 95%-marge" in said
    assert "toeval meegerekend, 95%-marge" in said


def test_on_a_wide_screen_both_are_named_at_the_end_of_the_line():
    names = [w for w in drawn(SWINGING).written if w.text in ("zoals geteld", "toeval")]
    assert len(names) == 2
    assert all(name.left > 800 for name in names)


def test_counted_values_are_points_and_shrunk_ones_a_line_in_a_band():
    drawing = drawn(SWINGING)
    points = [circle for circle in drawing.all("circle") if len(circle)]
    assert len(points) == 5
    assert {circle.attrib["fill"] for circle in points} == {INK_SOFT}
    joined = [path for path in drawing.polylines(PETROL) if len({y for _, y in path}) > 1]
    assert sorted(len(path) for path in joined) == [2, 3]
    assert len([p for p in drawing.all("path") if p.get("fill") == ALL[2]]) == 2


@pytest.mark.parametrize("width", WIDTHS)
def test_every_value_is_a_title_with_its_margin_and_its_kind(width):
    titles = drawn(SWINGING, width).titles
    assert "2017, zoals geteld: 19,5% (13,5 tot 25,5)" in titles
    assert "2017, toeval meegerekend: 15,9% (13,9 tot 17,9)" in titles
    assert len(titles) == 10


def test_the_shrunk_value_lies_between_the_counted_one_and_the_others():
    drawing = drawn(ONE)
    (circle,) = [circle for circle in drawing.all("circle") if len(circle)]
    (piece,) = [p for p in drawing.polylines(PETROL) if p[1][0] - p[0][0] == 16]
    assert piece[0][1] < float(circle.attrib["cy"])


@pytest.mark.parametrize("width", WIDTHS)
def test_years_without_a_number_interrupt_the_line_and_have_their_word(width):
    drawing = drawn(SWINGING, width)
    said = " ".join(drawing.texts)
    assert "afgeschermd" in said
    assert "ontbreekt" in said
    assert len(drawing.filled("url(#p-hatch)")) >= 1


def test_no_line_crosses_a_break():
    drawing = drawn(BROKEN)
    assert "andere telling" in drawing.texts
    ((x, _), _) = next(p for p in drawing.polylines("#1c2b33") if p[0][0] == p[1][0])
    pieces = [pair for path in drawing.polylines(PETROL) for pair in pairwise(path)]
    assert all((a[0] < x) == (b[0] < x) for a, b in pieces)


def test_where_nothing_could_be_shrunk_only_the_counted_values_stand():
    drawing = drawn(ONLY_RAW)
    assert drawing.polylines(PETROL) == []
    assert "toeval meegerekend" not in " ".join(drawing.texts)


def test_a_chart_without_years_is_refused():
    with pytest.raises(ValueError, match="at least one year"):
        drawn(chart_of())


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"shrunk": Value(1, 0, 2)}, "never shown without the raw"),
        ({}, "exactly when the status is shown"),
        ({"raw": Value(1, 0, 2), "status": Status.SUPPRESSED}, "exactly when the status is shown"),
    ],
)
def test_a_year_that_contradicts_itself_is_refused(given, why):
    with pytest.raises(ValueError, match=why):
        SmallAreaYear(year=2023, **given)
