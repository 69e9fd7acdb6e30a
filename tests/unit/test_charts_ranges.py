"""What an outsider can work out, as a picture: a dot when it is certain, a bar when it is not."""

import pytest

from drawing_reader import Drawing
from kansrijk.reports.charts.ranges import Range, RangeChart, draw_ranges
from kansrijk.reports.charts.words import words_for

CERTAIN = Range("Eén getal afgeschermd", 7, 7, "kan alleen 7 zijn")
OPEN = Range("Vier getallen afgeschermd", 0, 30, "kan alles zijn van 0 tot en met 30")
CHART = RangeChart(label="Wat een buitenstaander weet.", rows=(CERTAIN, OPEN))


def drawn(width, chart=CHART):
    return Drawing(draw_ranges(chart, width, words_for("nl")))


@pytest.mark.parametrize("width", [1000, 620, 296])
def test_letters_are_large_enough_and_nothing_sticks_out(width):
    drawing = drawn(width)
    assert min(drawing.letter_sizes()) >= 13
    assert drawing.touching_texts() == []
    assert drawing.outside() == []
    assert drawing.root.attrib["aria-label"] == CHART.label


def test_what_is_certain_is_a_dot_and_what_is_not_a_bar_over_all_that_is_possible():
    drawing = drawn(1000)
    assert len(drawing.all("circle")) == len(drawing.all("rect")) == 1
    (bar,) = drawing.all("rect")
    left, width = float(bar.attrib["x"]), float(bar.attrib["width"])
    dot = float(drawing.all("circle")[0].attrib["cx"])
    assert dot - left == pytest.approx(width * 7 / 30, abs=0.2)


def test_both_are_said_in_words_too():
    assert {CERTAIN.text, OPEN.text, CERTAIN.name, OPEN.name} <= set(drawn(296).texts)


def test_without_a_row_there_is_nothing_to_draw():
    with pytest.raises(ValueError, match="at least one row"):
        drawn(1000, RangeChart(label="Niets.", rows=()))
