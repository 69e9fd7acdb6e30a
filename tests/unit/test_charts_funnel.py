"""The funnel plot names only the own area and draws nothing of what is hidden."""

import time

import pytest

from drawing_reader import Drawing
from kansrijk.monitor.figures import Status
from kansrijk.reports.charts.funnel import draw_funnel
from kansrijk.reports.charts.funnel_data import (
    FunnelAbsent,
    FunnelChart,
    FunnelDot,
    FunnelLimits,
)
from kansrijk.reports.charts.funnel_labels import MOST_NAMES
from kansrijk.reports.charts.tokens import CLASSES, INK, INK_SOFT, LINE, PETROL
from kansrijk.reports.charts.words import words_for

DUTCH = words_for("nl")
WIDTHS = (1000, 620, 296)
SIZES = tuple(50 * 1.12**n for n in range(50))


def limits(level, z):
    spread = [z * 100 * (0.15 * 0.85 / size) ** 0.5 for size in SIZES]
    return FunnelLimits(
        level, SIZES, tuple(max(15 - s, 0) for s in spread), tuple(15 + s for s in spread)
    )


def dot(number, size, value, **more):
    text = f"{DUTCH.number(value, 1)}% van {DUTCH.number(size)} kinderen"
    return FunnelDot(name=f"Plaats {number}", size=size, value=value, text=text, **more)


def funnel(count=40, own=3, absent=(), **more):
    """Invented areas whose values lie around 15 in a fixed pattern."""
    dots = tuple(
        dot(n, 60 + (n * 97) % 4000, 15 + ((n * 37) % 21 - 10) * 0.6, is_own=n == own)
        for n in range(count)
    )
    given = {
        "label": "Trechter van gebieden.", "dots": dots, "target": 15.0,
        "target_name": "Voorbeeldland: 15,0%", "sizes_name": "aantal kinderen",
        "limits": (limits(0.95, 1.96), limits(0.998, 3.09)), "absent": tuple(absent), **more,
    }  # fmt: skip
    return FunnelChart(**given)


HIDDEN = tuple(FunnelAbsent(f"Verborgdorp {n}", Status.SUPPRESSED) for n in range(12))
CHARTS = (
    funnel(),
    funnel(342),
    funnel(absent=HIDDEN),
    funnel(1, own=0),
    funnel(own=None, absent=(FunnelAbsent("Ontbreekstad", Status.MISSING),)),
)


def drawn(chart, width=620):
    return Drawing(draw_funnel(chart, width, DUTCH, "p"))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("chart", CHARTS)
def test_letters_are_large_enough_and_never_over_each_other(chart, width):
    drawing = drawn(chart, width)
    assert min(drawing.letter_sizes()) >= 13
    assert drawing.touching_texts() == []
    assert drawing.outside() == []
    assert drawing.root.attrib["aria-label"] == chart.label
    assert drawing.root.attrib["role"] == "img"


@pytest.mark.parametrize("width", WIDTHS)
def test_only_the_own_area_is_named_and_the_others_are_titles(width):
    drawing = drawn(funnel(), width)
    assert [text for text in drawing.texts if text.startswith("Plaats")] == ["Plaats 3"]
    assert len(drawing.titles) == 40
    assert "Plaats 5: 19,2% van 545 kinderen" in drawing.titles


def test_the_own_dot_is_larger_and_drawn_last():
    circles = [circle for circle in drawn(funnel()).all("circle") if len(circle)]
    assert [float(circle.attrib["r"]) for circle in circles] == [3.6] * 39 + [8]
    assert circles[-1].attrib["fill"] == PETROL


@pytest.mark.parametrize("width", WIDTHS)
def test_areas_stand_by_size_and_value_and_never_in_a_row_by_value(width):
    drawing = drawn(FunnelChart(**fields(funnel(2, own=None), dots=(
        dot(1, 100, 10.0), dot(2, 1000, 20.0), dot(3, 1000, 5.0),
    ))), width)  # fmt: skip
    small, large, low = ((float(c.attrib["cx"]), float(c.attrib["cy"])) for c in titled(drawing))
    assert small[0] < large[0] == low[0]
    assert large[1] < small[1] < low[1]


def titled(drawing):
    return [circle for circle in drawing.all("circle") if len(circle)]


def fields(chart, **changed):
    return {name: getattr(chart, name) for name in chart.__slots__} | changed


def test_dots_come_in_the_order_given_so_that_reading_aloud_is_no_ranking():
    chart = funnel(own=None)
    assert drawn(chart).titles == [f"{dot.name}: {dot.text}" for dot in chart.dots]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_lines_are_named_and_need_no_colour(width):
    drawing = drawn(funnel(), width)
    said = " ".join(drawing.texts)
    assert "Voorbeeldland: 15,0%" in said
    assert "95% van de gebieden ligt tussen deze lijnen" in said
    assert "99,8% van de gebieden ligt tussen deze lijnen" in said
    curves = [p for p in drawing.all("path") if p.get("stroke") == INK_SOFT and p.get("fill")]
    assert len([p for p in curves if p.get("stroke-dasharray")]) == 3  # two sides and the sample
    assert len([p for p in curves if not p.get("stroke-dasharray")]) == 3


@pytest.mark.parametrize("width", WIDTHS)
def test_the_lines_end_where_they_leave_the_axis(width):
    drawing = drawn(funnel(), width)
    curves = [path for path in drawing.polylines(INK_SOFT) if len(path) > 2]
    assert len(curves) == 4
    (left, top), (right, _) = min(drawing.polylines(LINE), key=lambda path: path[0][1])
    (zero,) = {p[0][1] for p in drawing.polylines(INK_SOFT) if p[0][0] == left and len(p) == 2}
    assert all(left <= x <= right and top <= y <= zero for path in curves for x, y in path)


@pytest.mark.parametrize("width", WIDTHS)
def test_hidden_areas_are_said_in_words_and_drawn_nowhere(width):
    drawing = drawn(funnel(absent=HIDDEN), width)
    said = " ".join(drawing.texts)
    assert "afgeschermd: Verborgdorp 0, Verborgdorp 1," in said
    assert f"Verborgdorp {MOST_NAMES - 1} en nog {len(HIDDEN) - MOST_NAMES}" in said
    assert len(titled(drawing)) == 40
    assert not any("Verborgdorp" in title for title in drawing.titles)


def test_each_state_has_its_own_row():
    absent = (*HIDDEN[:1], FunnelAbsent("Leegstad", Status.NOT_APPLICABLE))
    said = " ".join(drawn(funnel(absent=absent), 1000).texts)
    assert "afgeschermd: Verborgdorp 0" in said
    assert "niet van toepassing: Leegstad" in said


def crowded():
    """The own area amid a grid of others that leaves no room for a name next to it."""
    crowd = tuple(dot(n, 40 * 1.05**n, value) for n in range(100) for value in (10, 14, 18, 22))
    own = dot("met een heel lange naam aan het water", 300, 14.5, is_own=True)
    return FunnelChart(**fields(funnel(), dots=(*crowd, own)))


def test_a_name_without_room_stands_below():
    drawing = drawn(crowded(), 296)
    assert "met een heel lange naam" in " ".join(drawing.texts)
    assert len([c for c in drawing.filled(PETROL) if c.tag.endswith("circle")]) == 2
    assert drawing.touching_texts() == []


def test_a_name_far_from_its_dot_has_a_line_to_it():
    drawing = drawn(crowded(), 1000)
    (own,) = [c for c in titled(drawing) if c.get("fill") == PETROL]
    place = float(own.attrib["cx"]), float(own.attrib["cy"])
    assert place in [path[0] for path in drawing.polylines(INK)]


def test_without_an_own_area_nothing_is_named():
    assert not any(text.startswith("Plaats") for text in drawn(funnel(own=None)).texts)


def test_numbers_of_children_are_round():
    texts = drawn(funnel()).texts
    assert {"100", "1.000"} <= set(texts)


@pytest.mark.parametrize(
    ("dots", "why"), [((), "at least one area"), ((dot(1, 0, 10.0),), "at least one child")]
)
def test_what_cannot_be_drawn_is_refused(dots, why):
    with pytest.raises(ValueError, match=why):
        drawn(FunnelChart(**fields(funnel(), dots=dots)))


def test_a_funnel_of_the_whole_country_is_fast():
    chart = funnel(342)
    draw_funnel(chart, 1000, DUTCH, "p")
    times = []
    for _ in range(7):
        start = time.perf_counter()
        draw_funnel(chart, 1000, DUTCH, "p")
        times.append(time.perf_counter() - start)
    assert min(times) < 0.010


def test_the_dots_of_others_share_one_colour_whatever_their_outcome():
    drawing = drawn(funnel())
    (group,) = [g for g in drawing.all("g") if g.get("fill") == CLASSES[3]]
    assert all(circle.get("fill") is None for circle in group)
