"""The series chart says no more than the figures do."""

from itertools import pairwise

import pytest

from drawing_reader import Drawing
from kansrijk.monitor.figures import Status
from kansrijk.reports.charts.series import draw_series
from kansrijk.reports.charts.series_data import Gap, Point, Series, SeriesChart, segments
from kansrijk.reports.charts.tokens import INK, NOT_VULNERABLE, PETROL, SURFACE, VULNERABLE
from kansrijk.reports.charts.words import words_for

WIDTHS = (1000, 620, 296)
DUTCH = words_for("nl")


def point(year, value, line="main", **more):
    return Point(year=year, value=value, line=line, **more)


def chart_of(points, gaps=(), breaks=(), label="Een zin.", **more):
    series = Series("all", "Alle kinderen", tuple(points), tuple(gaps))
    return SeriesChart(label=label, series=(series,), breaks=breaks, **more)


def drawn(chart, width=1000):
    return Drawing(draw_series(chart, width, DUTCH, "p"))


BIG2_GROUPS = SeriesChart(
    label="In 2021 werd 20,7% van de kinderen in een kwetsbare situatie te vroeg geboren.",
    series=(
        Series("vulnerable", "In kwetsbare situatie", (point(2017, 22.3), point(2021, 20.7))),
        Series(
            "not_vulnerable", "Niet in kwetsbare situatie", (point(2017, 14.6), point(2021, 14.2))
        ),
    ),
)
BIG2_ALL = chart_of([point(2012, 16.3), point(2020, 15.0), point(2021, 14.8)])
COALITIONS = chart_of(
    [point(2019, 27.2, "old"), point(2020, 21, "old"), point(2021, 51, "old"),
     point(2022, 48.3), point(2023, 62.0)],
)  # fmt: skip
FOUR_STATES = chart_of(
    [point(2016, 5.2), point(2018, 5.0), point(2021, 4.4), point(2023, 3.9)],
    [Gap(2017, Status.SUPPRESSED), Gap(2019, Status.MISSING), Gap(2020, Status.MISSING),
     Gap(2022, Status.NOT_APPLICABLE)],
)  # fmt: skip
TWENTY = chart_of(
    [point(2004 + n, 17000 + n * 911 % 2000) for n in range(20)], percent=False, decimals=0
)
ALL_CHARTS = (BIG2_GROUPS, BIG2_ALL, COALITIONS, FOUR_STATES, TWENTY)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("chart", ALL_CHARTS)
def test_letters_are_large_enough_and_never_over_each_other(chart, width):
    drawing = drawn(chart, width)
    assert min(drawing.letter_sizes()) >= 13
    assert drawing.touching_texts() == []
    assert drawing.outside() == []


@pytest.mark.parametrize("width", WIDTHS)
def test_every_value_is_written_when_there_are_few(width):
    assert {"16,3", "15,0", "14,8"} <= set(drawn(BIG2_ALL, width).texts)
    assert {"22,3", "20,7", "14,6", "14,2"} <= set(drawn(BIG2_GROUPS, width).texts)


@pytest.mark.parametrize("width", WIDTHS)
def test_with_many_values_the_first_and_last_are_written_and_all_are_titles(width):
    drawing = drawn(TWENTY, width)
    first, *_, last = TWENTY.series[0].points
    assert {DUTCH.number(first.value), DUTCH.number(last.value)} <= set(drawing.texts)
    assert len(drawing.all("circle")) == len(drawing.titles) == 20


def test_the_screen_reader_gets_one_picture_with_a_sentence():
    root = drawn(BIG2_GROUPS).root
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-label"] == BIG2_GROUPS.label


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_crosses_a_break(width):
    drawing = drawn(COALITIONS, width)
    ((break_x, _), _) = next(p for p in drawing.polylines(INK) if p[0][0] == p[1][0])
    lines = [path for path in drawing.polylines(PETROL) if len(path) > 1]
    assert len(lines) == 2
    assert all((a[0] < break_x) == (b[0] < break_x) for path in lines for a, b in pairwise(path))
    assert "andere telling" in drawing.texts


def test_a_break_is_drawn_where_another_line_takes_over():
    assert COALITIONS.all_breaks == (2022,)
    assert BIG2_ALL.all_breaks == ()


def test_two_ways_of_counting_side_by_side_are_no_break():
    chart = chart_of([point(2012, 16.3), point(2021, 14.8), point(2017, 13.4, "study")])
    assert chart.all_breaks == ()
    assert [len(run) for run in segments(chart.series[0], ())] == [2, 1]


def test_a_break_outside_the_years_is_not_drawn():
    chart = chart_of([point(2019, 3), point(2020, 4)], breaks=(2019, 2024))
    assert chart.all_breaks == ()


def test_a_year_without_a_number_interrupts_the_line():
    chart = chart_of([point(2019, 3), point(2020, 4), point(2022, 5)], [Gap(2021, Status.MISSING)])
    runs = segments(chart.series[0], ())
    assert [[p.year for p in run] for run in runs] == [[2019, 2020], [2022]]


@pytest.mark.parametrize("width", WIDTHS)
def test_each_state_has_its_own_mark_and_word(width):
    drawing = drawn(FOUR_STATES, width)
    words = " ".join(drawing.texts)
    for status in (Status.SUPPRESSED, Status.MISSING, Status.NOT_APPLICABLE):
        assert DUTCH.states[status] in words
    assert len(drawing.filled("url(#p-hatch)")) == 1


def test_a_suppressed_year_is_hatched_from_top_to_axis():
    drawing = drawn(FOUR_STATES)
    (column,) = drawing.filled("url(#p-hatch)")
    heights = {float(e.attrib["height"]) for e in drawing.all("rect") if e.get("stroke-dasharray")}
    assert {float(column.attrib["height"])} == heights


def test_two_missing_years_in_a_row_are_one_box():
    dashed = [e for e in drawn(FOUR_STATES).all("rect") if e.get("stroke-dasharray")]
    assert len(dashed) == 1


def test_years_stand_on_a_true_time_axis():
    xs = [float(circle.attrib["cx"]) for circle in drawn(BIG2_ALL).all("circle")]
    assert (xs[1] - xs[0]) / (xs[2] - xs[1]) == pytest.approx(8, abs=0.05)


def test_percentages_start_at_zero_and_have_few_grid_lines():
    texts = drawn(BIG2_GROUPS).texts
    assert [t for t in ("0", "5", "10", "15", "20", "25%") if t in texts] == [
        "0", "5", "10", "15", "20", "25%",
    ]  # fmt: skip


def test_the_difference_of_the_last_common_year_is_said_once():
    texts = " ".join(drawn(BIG2_GROUPS).texts)
    assert texts.count("verschil 6,5 procentpunt") == 1
    assert "7,7" not in texts


def test_no_difference_without_a_common_year_or_with_other_lines():
    vulnerable = Series("vulnerable", "Wel", (point(2020, 20.0),))
    other = Series("not_vulnerable", "Niet", (point(2020, 14.0, "other"), point(2021, 14.0)))
    drawing = drawn(SeriesChart(label="x", series=(vulnerable, other)))
    assert "verschil" not in " ".join(drawing.texts)


def test_a_provisional_point_is_open_and_explained():
    drawing = drawn(chart_of([point(2022, 5.0), point(2023, 4.0, provisional=True)]))
    fills = [circle.attrib["fill"] for circle in drawing.all("circle")]
    assert fills[:2] == [PETROL, SURFACE]
    assert {"gepubliceerd cijfer", "voorlopig cijfer"} <= set(drawing.texts)


def test_groups_differ_in_colour_shape_and_dash():
    drawing = drawn(BIG2_GROUPS)
    assert {c.attrib["fill"] for c in drawing.all("circle")} == {VULNERABLE[0]}
    assert {r.attrib["fill"] for r in drawing.all("rect") if "stroke" in r.attrib} == {
        NOT_VULNERABLE[0]
    }
    dashed = [p for p in drawing.all("path") if p.get("stroke-dasharray")]
    assert [p.attrib["stroke"] for p in dashed] == [NOT_VULNERABLE[0]]


def test_a_margin_is_a_band_and_its_ends_are_in_the_title():
    points = [point(2020, 5.0, lower=4.0, upper=6.0), point(2021, 5.5, lower=4.5, upper=6.5)]
    drawing = drawn(chart_of(points))
    assert len(drawing.filled("#d7e8e8")) == 2  # the band and its mark in the row below
    assert "Alle kinderen, 2020: 5,0% (4,0 tot 6,0)" in drawing.titles


def test_names_of_the_lines_stand_at_their_ends_or_along_them():
    wide, narrow = drawn(BIG2_GROUPS), drawn(BIG2_GROUPS, 296)
    assert "situatie" in wide.texts  # in two lines in the column at the right
    assert {"In kwetsbare situatie", "Niet in kwetsbare situatie"} <= set(narrow.texts)


def test_text_is_escaped():
    chart = chart_of([point(2020, 1.0)], label='<b>"&')
    assert drawn(chart).root.attrib["aria-label"] == '<b>"&'


def test_a_chart_without_years_is_refused():
    with pytest.raises(ValueError, match="at least one year"):
        draw_series(chart_of([]), 1000, DUTCH, "p")


def test_a_suppressed_group_beside_a_published_one_is_named():
    vulnerable = Series("vulnerable", "Wel", (point(2020, 20.0),), (Gap(2021, Status.SUPPRESSED),))
    other = Series("not_vulnerable", "Niet", (point(2020, 14.0), point(2021, 14.2)))
    drawing = drawn(SeriesChart(label="x", series=(vulnerable, other)))
    assert "2021 afgeschermd: Wel" in " ".join(drawing.texts)
    assert "14,2" in drawing.texts


def test_a_group_that_is_suppressed_in_every_year_has_no_line_and_no_name():
    shown = Series("not_vulnerable", "Niet", (point(2020, 14.0), point(2021, 14.2)))
    hidden = Series("vulnerable", "Wel", (), (Gap(2020, Status.SUPPRESSED),))
    drawing = drawn(SeriesChart(label="x", series=(hidden, shown)))
    assert "Niet" in drawing.texts
    assert "Wel" not in drawing.texts
    assert drawing.polylines(VULNERABLE[0]) == []


def test_two_states_in_one_year_share_the_column():
    vulnerable = Series("vulnerable", "Wel", (point(2020, 20.0),), (Gap(2021, Status.SUPPRESSED),))
    other = Series("not_vulnerable", "Niet", (point(2020, 14.0),), (Gap(2021, Status.MISSING),))
    drawing = drawn(SeriesChart(label="x", series=(vulnerable, other)))
    (hatched,) = drawing.filled("url(#p-hatch)")
    (dashed,) = [e for e in drawing.all("rect") if e.get("stroke-dasharray")]
    assert hatched.attrib["width"] == dashed.attrib["width"]
    assert hatched.attrib["x"] < dashed.attrib["x"]


def test_a_name_without_room_on_a_phone_stands_below_with_a_piece_of_its_line():
    long = "Niet in een kwetsbare situatie volgens de telling van de gemeenten in de regio"
    other = Series("not_vulnerable", long, (point(2017, 14.6), point(2021, 14.2)))
    drawing = drawn(SeriesChart(label="x", series=(BIG2_GROUPS.series[0], other)), 296)
    assert long in drawing.titles
    assert long in " ".join(drawing.texts)
    assert len(drawing.polylines(NOT_VULNERABLE[0])) == 2
    assert drawing.touching_texts() == []
