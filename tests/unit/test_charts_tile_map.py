"""The tile map: every municipality once, equal, and with a name and a value."""

import gzip

import pytest

from drawing_reader import NAMESPACE, Drawing
from kansrijk.monitor.figures import Status
from kansrijk.reports.charts.map_classes import class_of, class_texts, colour_of, round_classes
from kansrijk.reports.charts.tile_map import Tile, TileMap, draw_tile_map, legend
from kansrijk.reports.charts.tokens import CLASSES
from kansrijk.reports.charts.words import words_for

DUTCH = words_for("nl")


def tile(number, col, row, value=None, status=Status.SHOWN, **more):
    text = f"{value}%" if value is not None else DUTCH.states[status]
    href = f"/gemeenten/gemeente-nummer-{number}/"
    return Tile(name=f"Gemeente {number}", col=col, row=row, text=text, value=value,
                status=status, href=href, **more)  # fmt: skip


def country(**own):
    """342 municipalities in a block with an empty corner, as in the Netherlands."""
    places = [(col, row) for row in range(31) for col in range(23) if row + col > 15][:342]
    return TileMap(
        label="Kaart.",
        tiles=tuple(tile(n, *p, value=2 + n % 11) for n, p in enumerate(places)),
        limits=(4, 6, 8, 10),
    )


@pytest.mark.parametrize("width", [400, 296])
def test_342_links_each_with_name_and_value(width):
    drawing = Drawing(draw_tile_map(country(), width, "m"))
    links = drawing.all("a")
    assert len(links) == 342
    assert len({link.attrib["href"] for link in links}) == 342
    assert links[0].find(f"{NAMESPACE}title").text == "Gemeente 0: 2%"
    assert drawing.root.attrib["role"] == "group"
    assert drawing.root.attrib["aria-label"] == "Kaart."
    assert drawing.outside() == []


def test_342_tiles_are_few_bytes():
    svg = draw_tile_map(country(), 400, "m").encode()
    assert len(svg) <= 45_000
    assert len(gzip.compress(svg)) <= 9_000


def test_all_tiles_are_one_polygon_and_no_two_share_a_place():
    drawing = Drawing(draw_tile_map(country(), 400, "m"))
    assert len(drawing.all("polygon")) == 1
    places = {(u.attrib["x"], u.attrib["y"]) for u in drawing.all("use") if "x" in u.attrib}
    assert len(places) == 342


def test_odd_rows_stand_half_a_tile_to_the_right():
    tiles = (tile(1, 0, 0, 1), tile(2, 1, 0, 1), tile(3, 0, 1, 1))
    uses = [u for u in Drawing(draw_tile_map(TileMap(label="x", tiles=tiles), 400, "m")).all("use")
            if "x" in u.attrib]  # fmt: skip
    first, second, below = (float(use.attrib["x"]) for use in uses)
    assert below - first == pytest.approx((second - first) / 2, abs=0.11)


def test_each_state_has_its_own_mark_and_no_class():
    tiles = (
        tile(1, 0, 0, 0),
        tile(2, 1, 0, status=Status.SUPPRESSED),
        tile(3, 2, 0, status=Status.MISSING),
        tile(4, 3, 0, status=Status.NOT_APPLICABLE),
        tile(5, 4, 0, 7),
    )
    drawing = Drawing(draw_tile_map(TileMap(label="x", tiles=tiles, limits=(4, 6)), 400, "m"))
    marks = [use.attrib["href"] for use in drawing.all("use") if "x" in use.attrib]
    assert marks == ["#m-zero", "#m-supp", "#m-miss", "#m-not_", "#m-2"]
    defined = {e.get("id") for e in drawing.root.iter() if e.get("id")}
    assert {mark[1:] for mark in marks} <= defined


def test_the_own_municipality_is_last_larger_and_named_clear_of_the_tiles():
    base = country()
    own = tile(999, 3, 20, 7, is_own=True)
    tile_map = TileMap(label="x", tiles=(own, *base.tiles), limits=base.limits)
    drawing = Drawing(draw_tile_map(tile_map, 400, "m"))
    last = drawing.all("a")[-1]
    assert last.find(f"{NAMESPACE}title").text == "Gemeente 999: 7%"
    assert "scale(1.35)" in last.find(f"{NAMESPACE}g").attrib["transform"]
    (name,) = drawing.written
    assert name.text == "Gemeente 999"
    centres = [(float(u.attrib["x"]), float(u.attrib["y"])) for u in drawing.all("use")
               if "x" in u.attrib]  # fmt: skip
    assert not [
        c for c in centres if name.left < c[0] < name.right and name.top < c[1] < name.bottom
    ]


def test_a_full_map_has_room_for_the_name_above_it():
    tiles = tuple(tile(n, n % 10, n // 10, 3, is_own=n == 55) for n in range(100))
    drawing = Drawing(draw_tile_map(TileMap(label="x", tiles=tiles), 296, "m"))
    top_row = min(float(u.attrib["y"]) for u in drawing.all("use") if "x" in u.attrib)
    (name,) = drawing.written
    assert 0 <= name.top < name.bottom < top_row


def test_without_address_a_tile_is_no_link():
    plain = Tile(name="Haarlem", col=0, row=0, text="6,2%", value=6.2)
    drawing = Drawing(draw_tile_map(TileMap(label="x", tiles=(plain,)), 400, "m"))
    assert drawing.all("a") == []
    assert drawing.titles == ["Haarlem: 6,2%"]


def test_the_legend_lists_all_classes_and_the_states_that_occur():
    tiles = (tile(1, 0, 0, 0), tile(2, 1, 0, status=Status.SUPPRESSED), tile(3, 2, 0, 7))
    entries = legend(TileMap(label="x", tiles=tiles, limits=(4, 6.5)), DUTCH, "l", "%")
    assert [entry.text for entry in entries] == [
        "minder dan 4,0%", "4,0 tot 6,5%", "6,5% of meer", "nul, echt geteld", "afgeschermd",
    ]  # fmt: skip
    for entry in entries:
        assert Drawing(entry.swatch).root.attrib["aria-hidden"] == "true"


@pytest.mark.parametrize(
    ("values", "limits"),
    [
        ([], ()),
        ([3, 3, 3], ()),
        ([1, 2, 2, 5], (2, 5)),
        ([n / 10 for n in range(20, 121)], (4, 6, 8, 10)),
    ],
)
def test_limits_are_round(values, limits):
    assert round_classes(values) == limits


def test_skewed_values_get_rising_limits_that_leave_no_class_empty():
    values = [1.02**n for n in range(342)]
    limits = round_classes(values)
    numbers = [class_of(value, limits) for value in values]
    assert len(limits) == 4
    assert max(numbers.count(n) for n in range(5)) <= 342 / 2
    assert all(float(f"{limit:.2g}") == limit for limit in limits)


def test_when_nearly_all_values_are_equal_the_others_make_the_classes():
    values = [1, 2, 3, *[5] * 194, 6, 7, 8]
    limits = round_classes(values)
    assert limits == (5,)
    assert class_of(5, limits) == 1


def test_a_value_on_a_limit_is_in_the_higher_class():
    assert [class_of(v, (4, 6)) for v in (3.9, 4, 5.9, 6)] == [0, 1, 1, 2]


def test_fewer_classes_still_run_from_light_to_dark():
    assert [colour_of(n, (4, 6)) for n in range(3)] == [CLASSES[0], CLASSES[2], CLASSES[4]]
    assert colour_of(0, ()) == CLASSES[2]


def test_no_limits_no_words():
    assert class_texts((), DUTCH) == ()
