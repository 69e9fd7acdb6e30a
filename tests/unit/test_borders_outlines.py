"""Outlines: light enough for a page, closed between neighbours, kept while they fit."""

import math
import os
from itertools import pairwise

import pytest
import shapely

from drawing_reader import corners
from invented_areas import write_area_set
from kansrijk.errors import UserError
from kansrijk.monitor.areas import AreaSet, outline_paths
from kansrijk.monitor.areas.outline_paths import MARGIN, MOST_BYTES, draw_outlines
from kansrijk.monitor.areas.outlines import WIDTH, keep_outlines, open_outlines


def multi(*polygons):
    return shapely.MultiPolygon(list(polygons))


def drawn(shapes):
    return draw_outlines(shapes, "verzonnen", "Kadaster van Verzonnenland", "2022-01-01")


@pytest.fixture(scope="module")
def areas(tmp_path_factory):
    return AreaSet.load(write_area_set(tmp_path_factory.mktemp("areas")))


@pytest.fixture
def outlines():
    """Nieuwstad north of Dorpe, each ten by ten."""
    return drawn({
        "GM9010": multi(shapely.box(0, 10, 10, 20)),
        "GM9004": multi(shapely.box(0, 0, 10, 10)),
    })  # fmt: skip


def wavy_country(rows=18, cols=19, points=100):
    """Municipalities side by side, with one wavy line between each two neighbours."""

    def edge(x, y, dx, dy):
        """From a crossing to the next; the same points whichever neighbour asks."""
        steps = [n / points for n in range(points)]
        wave = [0.08 * math.sin(math.pi * s) * math.sin(40 * s + 7 * x + 3 * y) for s in steps]
        return [
            (x + dx * s + dy * w, y + dy * s + dx * w) for s, w in zip(steps, wave, strict=True)
        ]

    def ring(x, y):
        south, north = edge(x, y, 1, 0), edge(x, y + 1, 1, 0)
        west, east = edge(x, y, 0, 1), edge(x + 1, y, 0, 1)
        back = [(x + 1, y + 1), *north[:0:-1], (x, y + 1), *west[:0:-1]]
        return [*south, *east, *back]

    return {
        f"GM{row * cols + col:04}": multi(shapely.Polygon(ring(col, row)))
        for row in range(rows)
        for col in range(cols)
    }


def test_north_is_up_and_the_drawing_fills_the_width(outlines):
    north, south = outlines.by_code["GM9010"], outlines.by_code["GM9004"]
    assert (outlines.width, outlines.height) == (WIDTH, 2 * (WIDTH - 2 * MARGIN) + 2 * MARGIN)
    assert north.box == (4, 4, 616, 616)
    assert south.box == (4, 616, 616, 1228)
    assert north.at == (310, 310)
    assert sorted(corners(north.path)) == [(4, 4), (4, 616), (616, 4), (616, 616)]


@pytest.fixture(scope="module")
def wavy():
    return drawn(wavy_country())


def test_a_detailed_country_becomes_light_but_not_lighter_than_needed(wavy):
    size = sum(len(outline.path) for outline in wavy.by_code.values())
    assert 0.97 * MOST_BYTES < size <= MOST_BYTES


def test_neighbours_keep_one_line_between_them(wavy):
    """Together they still cover the whole: an overlap or gap would show as a difference."""
    shapes = [shapely.Polygon(corners(outline.path)) for outline in wavy.by_code.values()]
    whole = shapely.union_all(shapely.buffer(shapes, 0))
    assert sum(shape.area for shape in shapes) == pytest.approx(whole.area, rel=0.002)
    assert len(shapely.get_parts(whole)) == 1
    assert whole.interiors[:] == []


def test_the_same_borders_always_give_the_same_paths(wavy):
    assert drawn(wavy_country()) == wavy


def test_small_islands_go_but_a_municipality_never_does():
    coast = shapely.box(0, 0, 100, 100)
    islet, island = shapely.box(101, 0, 101.01, 0.01), shapely.box(110, 0, 120, 10)
    outlines = drawn({
        "GM1": multi(coast, islet, island),
        "GM2": multi(shapely.box(150, 50, 150.02, 50.02), shapely.box(151, 50, 151.01, 50.01)),
    })  # fmt: skip
    assert outlines.by_code["GM1"].path.count("M") == 2
    tiny = outlines.by_code["GM2"]
    assert tiny.path.count("M") == 1
    assert tiny.path.endswith("l1 0 0 1-1 0Z")
    assert tiny.box[0] == tiny.at[0] == round(4 + 150.01 / 151.01 * 612)


def test_a_shape_that_rounding_leaves_nothing_of_is_a_dot():
    sliver = shapely.Polygon([(50, 50), (50 + 1e-7, 50), (50, 50 + 1e-7)])
    outlines = drawn({"GM1": multi(shapely.box(0, 0, 100, 100)), "GM2": multi(sliver)})
    left, top, right, bottom = outlines.by_code["GM2"].box
    assert (right - left, bottom - top) == (1, 1)


def test_a_hole_stays_a_hole():
    hole = shapely.box(40, 40, 60, 60)
    around = shapely.box(0, 0, 100, 100).difference(hole)
    outlines = drawn({"GM1": multi(around), "GM2": multi(hole)})
    assert outlines.by_code["GM1"].path.count("M") == 2


def test_too_many_pieces_are_refused(monkeypatch):
    monkeypatch.setattr(outline_paths, "MOST_BYTES", 2000)
    crumbs = {
        f"GM{row}": multi(*(shapely.box(2 * c, 2 * row, 2 * c + 1, 2 * row + 1) for c in range(15)))
        for row in range(15)
    }
    with pytest.raises(UserError, match="te veel losse stukken"):
        drawn(crumbs)


def test_steps_are_written_without_needless_spaces(outlines):
    for outline in outlines.by_code.values():
        assert " -" not in outline.path
        assert all(a != b for a, b in pairwise(corners(outline.path)))


def test_kept_outlines_come_back_equal(tmp_path, outlines, areas):
    assert open_outlines(tmp_path, areas) is None
    path = keep_outlines(tmp_path, outlines)
    assert path == tmp_path / "borders" / "verzonnen.json"
    assert open_outlines(tmp_path, areas) == outlines
    assert open_outlines(tmp_path, areas) is open_outlines(tmp_path, areas)
    assert [file.name for file in path.parent.iterdir()] == ["verzonnen.json"]


def test_new_borders_take_the_place_of_the_old_ones(tmp_path, outlines, areas):
    path = keep_outlines(tmp_path, outlines)
    open_outlines(tmp_path, areas)
    path.write_text(path.read_text(encoding="utf-8").replace("2022-01-01", "2023-01-01"))
    os.utime(path, (1, 1))
    found = open_outlines(tmp_path, areas)
    assert found is not None
    assert found.date == "2023-01-01"


@pytest.mark.parametrize(
    ("old", "new"),
    [("GM9004", "GM9999"), ('"format": 1', '"format": 0'), ('"at"', '"att"'), ("{", "")],
)
def test_outlines_that_no_longer_fit_are_as_good_as_none(
    tmp_path, outlines, areas, caplog, old, new
):
    path = keep_outlines(tmp_path, outlines)
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert open_outlines(tmp_path, areas) is None
    assert "verzonnen.json" in caplog.text
    assert "laad" in caplog.text
