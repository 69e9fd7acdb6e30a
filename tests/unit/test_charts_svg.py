"""What all drawings have in common: plain SVG that a strict page accepts."""

import pytest

from drawing_reader import Drawing
from kansrijk.monitor.figures import Status
from kansrijk.reports.charts.bars import Bar, draw_bar
from kansrijk.reports.charts.coalition import CoalitionChart, CoalitionYear, draw_coalition
from kansrijk.reports.charts.columns import Column, ColumnChart, draw_columns
from kansrijk.reports.charts.comparison import draw_comparison
from kansrijk.reports.charts.comparison_data import Comparison, Mark, Measure
from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.labels import Board, Label, spread
from kansrijk.reports.charts.money import draw_money
from kansrijk.reports.charts.money_data import Amount, MoneyChart, MoneyLine
from kansrijk.reports.charts.series import draw_series
from kansrijk.reports.charts.series_data import Gap, Series, SeriesChart
from kansrijk.reports.charts.svg import coordinate, escaped, tag
from kansrijk.reports.charts.tile_map import Tile, TileMap, draw_tile_map, legend
from kansrijk.reports.charts.words import words_for

ENGLISH = words_for("en")
HIDDEN = Mark(name="Haarlem", text="withheld", status=Status.SUPPRESSED)
TILES = TileMap(label="x", tiles=(Tile(name="H", col=0, row=0, text="", status=Status.SUPPRESSED),))


def every_drawing(width, prefix):
    """One of each kind, with the parts that need an id."""
    hidden = Series("all", "All", (), (Gap(2021, Status.SUPPRESSED),))
    column = Column(year=2021, status=Status.SUPPRESSED)
    coalition = CoalitionYear(year=2020, base=275, formed_percent=21)
    money = MoneyLine(name="D6", amounts=(Amount(2026, 30),), holds_more=True)
    measures = (Measure(name="x", unit="%", place=HIDDEN),)
    bar = Bar(most=1, status=Status.SUPPRESSED)
    common = (width, ENGLISH, prefix)
    return [
        draw_series(SeriesChart(label="x", series=(hidden,)), *common),
        draw_columns(ColumnChart(label="x", columns=(column,)), *common),
        draw_coalition(CoalitionChart(label="x", years=(coalition,)), *common),
        draw_money(MoneyChart(label="x", lines=(money,)), *common),
        draw_comparison(Comparison(label="x", measures=measures), *common),
        draw_tile_map(TILES, width, prefix),
        draw_bar(bar, width, prefix),
        *(entry.swatch for entry in legend(TILES, ENGLISH, prefix)),
    ]


@pytest.mark.parametrize("width", [1000, 296])
def test_no_drawing_carries_a_style(width):
    for svg in every_drawing(width, "p"):
        drawing = Drawing(svg)
        assert drawing.all("style") == []
        assert not [e for e in drawing.root.iter() if "style" in e.attrib]


@pytest.mark.parametrize("width", [1000, 296])
def test_every_id_starts_with_the_prefix_and_every_reference_has_one(width):
    for svg in every_drawing(width, "mine"):
        elements = list(Drawing(svg).root.iter())
        ids = {e.attrib["id"] for e in elements if "id" in e.attrib}
        assert all(name.startswith("mine-") for name in ids)
        used = {e.attrib["fill"][5:-1] for e in elements if e.get("fill", "").startswith("url(")}
        used |= {e.attrib["href"][1:] for e in elements if e.get("href", "").startswith("#")}
        assert used <= ids


def test_wide_and_narrow_have_their_class():
    assert "kr-drawing--wide" in every_drawing(620, "p")[0]
    assert "kr-drawing--narrow" in every_drawing(296, "p")[0]


def test_text_becomes_harmless():
    assert escaped('<a href="x">&') == "&lt;a href=&quot;x&quot;&gt;&amp;"
    assert escaped("a\x00b\ud800") == "a\ufffdb\ufffd"


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (-0.04, "0"), (12.0, "12"), (3.14159, "3.1"), (-0.5, "-0.5")]
)
def test_lengths_are_short(value, text):
    assert coordinate(value) == text


def test_a_length_that_is_no_number_is_refused():
    with pytest.raises(ValueError, match="nan is not a place"):
        tag("rect", x=float("nan"))


def test_a_label_takes_the_first_free_place():
    board = Board(Box(0, 0, 100, 100), boxes=[Box(0, 0, 50, 50)])
    here, there = (Label(("14,8",), x, 30, 15) for x in (10, 60))
    assert board.place([here, there])
    assert board.labels == [there]
    assert not board.place([here, there])


def test_a_label_avoids_a_ground_unless_there_is_nothing_else():
    board = Board(Box(0, 0, 100, 100), grounds=[Box(0, 0, 50, 50)])
    on, beside = (Label(("14,8",), x, 30, 15) for x in (10, 60))
    assert board.place([on, beside])
    assert board.place([on])
    assert board.labels == [beside, on]


def test_a_line_through_a_box_is_seen():
    box = Box(10, 10, 20, 20)
    assert box.is_crossed_by((0, 0, 30, 30))
    assert box.is_crossed_by((15, 0, 15, 30))
    assert not box.is_crossed_by((0, 5, 30, 5))
    assert not box.is_crossed_by((0, 0, 9, 9))


def test_names_at_line_ends_make_room_and_stay_above_the_axis():
    names = [Label((text,), 0, 98, 15) for text in ("een", "twee", "drie")]
    boxes = [label.box for label in spread(names, 100)]
    assert not boxes[0].touches(boxes[1])
    assert not boxes[1].touches(boxes[2])
    assert boxes[2].bottom <= 100.01
