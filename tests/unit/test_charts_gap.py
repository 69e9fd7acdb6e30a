"""The gap between two groups: a difference around zero, and a ratio in words."""

import pytest

from drawing_reader import Drawing
from kansrijk.monitor.figures import Status
from kansrijk.reports.charts.gap_chart import draw_gap
from kansrijk.reports.charts.gap_chart_data import GapChart, GapYear
from kansrijk.reports.charts.tokens import INK, PETROL
from kansrijk.reports.charts.words import words_for

DUTCH = words_for("nl")
WIDTHS = (1000, 620, 296)


def year(number, difference, margin=2.0, ratio=1.5, **more):
    return GapYear(
        year=number, difference=difference, lower=difference - margin, upper=difference + margin,
        ratio=ratio, ratio_lower=ratio - 0.2, ratio_upper=ratio + 0.2, **more,
    )  # fmt: skip


def chart_of(*years, **more):
    return GapChart(
        label="De kloof per jaar.", group="wel kwetsbaar", reference="niet kwetsbaar",
        years=years, **more,
    )  # fmt: skip


BIG2 = chart_of(
    year(2017, 7.7), year(2018, 6.9), GapYear(year=2019, status=Status.SUPPRESSED),
    year(2020, 7.1), year(2021, 6.5),
)  # fmt: skip
AROUND_ZERO = chart_of(
    *(year(2014 + n, d, ratio=1 + d / 10) for n, d in enumerate((-1, 0.5, 2, 1.1, -3, -2.2, 0.3))),
    breaks=(2018,),
)
BARE = chart_of(GapYear(year=2023, difference=0.0), percent=False)
CHARTS = (BIG2, AROUND_ZERO, BARE)


def drawn(chart, width=1000):
    return Drawing(draw_gap(chart, width, DUTCH, "p"))


def zero_of(drawing):
    """The y of the firm line over the full width."""
    (line,) = [p for p in drawing.polylines(INK) if p[0][1] == p[1][1]]
    return line[0][1]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("chart", CHARTS)
def test_letters_are_large_enough_and_never_over_each_other(chart, width):
    drawing = drawn(chart, width)
    assert min(drawing.letter_sizes()) >= 13
    assert drawing.touching_texts() == []
    assert drawing.outside() == []
    assert drawing.root.attrib["aria-label"] == chart.label


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("chart", [BIG2, AROUND_ZERO])
def test_more_often_stands_above_the_zero_line_and_less_often_below(chart, width):
    drawing = drawn(chart, width)
    circles = [circle for circle in drawing.all("circle") if len(circle)]
    for shown, circle in zip(chart.shown, circles, strict=True):
        assert (float(circle.attrib["cy"]) < zero_of(drawing)) == (shown.difference > 0)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_zero_line_is_named(width):
    assert "geen verschil" in " ".join(drawn(BIG2, width).texts)


@pytest.mark.parametrize("width", WIDTHS)
def test_it_is_said_what_is_subtracted_from_what(width):
    said = " ".join(drawn(BIG2, width).texts)
    assert "verschil in procentpunten: wel kwetsbaar min niet kwetsbaar" in said
    assert "95%-marge" in said


@pytest.mark.parametrize("width", WIDTHS)
def test_the_last_ratio_is_said_in_words_with_its_margin(width):
    assert "2021: 1,5 keer zo vaak (1,3 tot 1,7)" in " ".join(drawn(BIG2, width).texts)


def test_with_room_every_year_has_its_ratio_in_words():
    assert drawn(BIG2).texts.count("1,5 keer zo vaak") == 4


@pytest.mark.parametrize("width", WIDTHS)
def test_every_year_is_a_title_with_both_margins(width):
    titles = drawn(BIG2, width).titles
    assert "2017: verschil 7,7 procentpunt (5,7 tot 9,7), 1,5 keer zo vaak (1,3 tot 1,7)" in titles


def test_a_margin_reaches_over_zero_where_there_may_be_no_difference():
    drawing = drawn(chart_of(year(2023, 1.0)))
    (margin,) = [p for p in drawing.polylines(PETROL) if p[0][0] == p[1][0] and p[0][1] < 300]
    low, high = sorted(y for _, y in margin)
    assert low < zero_of(drawing) < high


def test_counts_and_a_missing_ratio_say_no_more_than_there_is():
    drawing = drawn(BARE)
    assert drawing.titles == ["2023: verschil 0,0"]
    said = " ".join(drawing.texts)
    assert "verschil: wel kwetsbaar min niet kwetsbaar" in said
    assert "procentpunt" not in said
    assert "keer" not in said
    assert "marge" not in said


@pytest.mark.parametrize("width", WIDTHS)
def test_a_suppressed_year_is_hatched_over_the_full_height(width):
    drawing = drawn(BIG2, width)
    assert "afgeschermd" in " ".join(drawing.texts)
    tall = [r for r in drawing.filled("url(#p-hatch)") if float(r.attrib["height"]) > 100]
    assert len(tall) == 1


def test_a_break_is_drawn():
    assert "andere telling" in drawn(AROUND_ZERO).texts


def test_only_suppressed_years_are_said_too():
    drawing = drawn(chart_of(GapYear(year=2023, status=Status.SUPPRESSED)))
    assert "2023" in " ".join(drawing.texts)
    assert drawing.titles == []


def test_a_chart_without_years_is_refused():
    with pytest.raises(ValueError, match="at least one year"):
        drawn(chart_of())


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({}, "exactly when it is shown"),
        ({"difference": 1.0, "status": Status.MISSING}, "exactly when it is shown"),
        ({"difference": 1.0, "lower": 0.0}, "two ends"),
    ],
)
def test_a_year_that_contradicts_itself_is_refused(given, why):
    with pytest.raises(ValueError, match=why):
        GapYear(year=2023, **given)
