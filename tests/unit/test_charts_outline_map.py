"""The map with real borders says what the tile map says; only the shapes differ."""

import re

import pytest

from drawing_reader import NAMESPACE, Drawing
from kansrijk.monitor.areas.outlines import Outline
from kansrijk.monitor.figures import Status
from kansrijk.reports.charts.outline_map import OutlineMap, draw_outline_map
from kansrijk.reports.charts.tile_map import Tile
from kansrijk.reports.charts.tokens import CLASS_EDGE, CLASSES, INK, LINE_STRONG, PETROL, SURFACE

#: Squares of a hundred units beside each other, in a drawing of 620 by 800.
SIDE = 100
WORDS = {Status.SUPPRESSED: "afgeschermd", Status.MISSING: "ontbreekt"}


def place(col, value=None, status=Status.SHOWN, row=3, **more):
    text = f"{value}%" if value is not None else WORDS.get(status, "niet van toepassing")
    tile = Tile(name=f"Gemeente {col}", col=col, row=row, text=text, value=value, status=status,
                **({"href": f"/gebieden/{col}/"} | more))  # fmt: skip
    x, y = col * SIDE, row * SIDE
    path = f"M{x} {y}l{SIDE} 0 0 {SIDE}-{SIDE} 0Z"
    return tile, Outline(path, (x + 50, y + 50), (x, y, x + SIDE, y + SIDE))


def drawing(*places, limits=(4, 6)):
    drawn = OutlineMap(label="Kaart.", width=620, height=800, places=places, limits=limits)
    return Drawing(draw_outline_map(drawn, 310, "m"))


def shape_in(link):
    """What is seen of a municipality: the last thing in its link."""
    return list(link)[-1].attrib


def test_each_municipality_is_a_link_with_name_and_value():
    found = drawing(place(1, 5), place(2, 7), place(3, status=Status.MISSING))
    links = found.all("a")
    assert [link.attrib["href"] for link in links] == [f"/gebieden/{n}/" for n in (1, 2, 3)]
    assert found.titles == ["Gemeente 1: 5%", "Gemeente 2: 7%", "Gemeente 3: ontbreekt"]
    assert found.root.attrib["role"] == "group"
    assert found.root.attrib["aria-label"] == "Kaart."


def test_the_outlines_are_scaled_to_the_width():
    found = drawing(place(1, 5))
    assert (found.width, found.height) == (310, 400)
    (group,) = (g for g in found.all("g") if "transform" in g.attrib)
    assert group.attrib["transform"] == "translate(0 0) scale(0.5000)"
    assert group.attrib["fill-rule"] == "evenodd"
    assert [path.attrib["d"] for path in group.iter(NAMESPACE + "path")] == [place(1)[1].path]


def test_classes_have_the_colours_of_the_tile_map():
    found = drawing(place(1, 3), place(2, 4), place(3, 9))
    paints = [shape_in(link) for link in found.all("a")]
    assert [paint["fill"] for paint in paints] == [CLASSES[0], CLASSES[2], CLASSES[4]]
    assert [paint["stroke"] for paint in paints] == [CLASS_EDGE, SURFACE, SURFACE]


def test_each_state_has_its_own_mark_and_no_class():
    states = [Status.SUPPRESSED, Status.MISSING, Status.NOT_APPLICABLE]
    found = drawing(place(0, 0), *(place(n, status=s) for n, s in enumerate(states, start=1)))
    zero, suppressed, missing, not_applicable = map(shape_in, found.all("a"))
    assert (zero["fill"], zero["stroke"]) == (SURFACE, PETROL)
    assert suppressed["fill"] == "url(#m-hatch)"
    assert [pattern.attrib["id"] for pattern in found.all("pattern")] == ["m-hatch"]
    assert missing["stroke"] == LINE_STRONG
    assert missing["stroke-dasharray"] == "4 4"  # two units, in a drawing of half the size
    assert not_applicable["fill"] not in (*CLASSES, SURFACE)


def test_under_a_dashed_edge_the_edges_of_neighbours_are_white():
    found = drawing(place(1, 5), place(2, status=Status.MISSING))
    _, (title, under, dashed) = found.all("a")
    assert title.text == "Gemeente 2: ontbreekt"
    assert under.attrib["fill"] == under.attrib["stroke"] == SURFACE
    (shape,) = under
    assert dashed.attrib["href"] == f"#{shape.attrib['id']}"
    assert shape.attrib["d"] == place(2)[1].path


def test_what_has_an_edge_of_its_own_is_drawn_after_its_neighbours():
    found = drawing(
        place(1, 5, is_own=True), place(2, status=Status.MISSING), place(3, 5), place(4, 5)
    )
    assert [title.split(":")[0][-1] for title in found.titles] == ["3", "4", "2", "1"]


def test_the_own_municipality_has_an_edge_of_ink_and_its_name_beside_the_land():
    found = drawing(*(place(n, 5, is_own=n == 2) for n in range(6)))
    own = shape_in(found.all("a")[-1])
    assert own["stroke"] == INK
    assert own["fill"] == CLASSES[2]
    (name,) = found.written
    assert name.text == "Gemeente 2"
    (group,) = (g for g in found.all("g") if "transform" in g.attrib)
    down = float(re.findall(r"translate\(0 (\S+)\)", group.attrib["transform"])[0])
    land_top, land_bottom = 3 * SIDE / 2 + down, 4 * SIDE / 2 + down
    assert name.bottom <= land_top or name.top >= land_bottom


def test_without_free_space_the_name_stands_above_the_land():
    land = [place(col, 5, row=row, is_own=(col, row) == (3, 4)) for col in range(6)
            for row in range(8)]  # fmt: skip
    found = drawing(*land)
    (name,) = found.written
    assert 0 <= name.top < name.bottom < found.height - 400


def test_an_own_municipality_without_value_keeps_the_mark_of_its_state():
    found = drawing(place(1, status=Status.MISSING, is_own=True))
    assert shape_in(found.all("a")[-1])["stroke-dasharray"] == "4 4"


def test_without_address_a_municipality_is_no_link():
    found = drawing(place(1, 5, href=None))
    assert found.all("a") == []
    assert found.titles == ["Gemeente 1: 5%"]


@pytest.mark.parametrize("name", ['De "Wolden" & <Zn>', "'s-Gravenhage"])
def test_a_name_is_text(name):
    tile, outline = place(1, 5)
    named = Tile(name=name, col=1, row=1, text=tile.text, value=5, is_own=True)
    found = drawing((named, outline))
    assert found.titles == [f"{name}: 5%"]
    assert found.texts == [name]
