"""Borders from outside: taken over whole, or refused with every fault and what is allowed."""

import json
import math

import pytest

from invented_areas import write_area_set
from kansrijk.errors import NotFoundError, TableError
from kansrijk.monitor.areas import AreaSet
from kansrijk.monitor.sources import borders as source
from kansrijk.monitor.sources.borders import read_borders
from made_up_borders import feature, square, write_geojson

#: Now there are Nieuwstad and, south of it, Dorpe; in 2020 there was Aardam.
NORTH, SOUTH = feature("GM9010", square(0, 1)), feature("GM9004", square(0, 0))


@pytest.fixture(scope="module")
def areas(tmp_path_factory):
    return AreaSet.load(write_area_set(tmp_path_factory.mktemp("areas")))


@pytest.fixture
def read(tmp_path, areas):
    def reading(*features):
        return read_borders(write_geojson(tmp_path / "grenzen.geojson", features), areas)

    return reading


@pytest.fixture
def faults_of(read):
    def faults(*features):
        with pytest.raises(TableError) as caught:
            read(*features)
        return [str(fault) for fault in caught.value.faults]

    return faults


def with_geometry(kind, coordinates, code="GM9010"):
    return feature(code) | {"geometry": {"type": kind, "coordinates": coordinates}}


def test_metres_stay_as_they_are(read):
    borders = read(NORTH, SOUTH)
    assert set(borders.shapes) == {"GM9010", "GM9004"}
    assert borders.shapes["GM9010"].bounds == (100_000, 410_000, 110_000, 420_000)
    assert borders.mended == borders.skipped == ()


def test_degrees_are_laid_flat_at_52_degrees_north(read):
    ring = [[5, 52], [6, 52], [6, 53], [5, 53], [5, 52]]
    borders = read(feature("GM9010", ring), feature("GM9004", ring))
    west, south, east, north = borders.shapes["GM9010"].bounds
    assert (east - west) / (north - south) == pytest.approx(math.cos(math.radians(52)))


def test_several_parts_and_holes_are_kept_and_heights_are_not(read):
    high = [[*point, 3.5] for point in square(3, 1)]
    hole = [[x + 3000, y + 3000] for x, y in square(0, 1, side=2000)]
    shape = read(with_geometry("MultiPolygon", [[square(0, 1), hole], [high]]), SOUTH).shapes
    assert shape["GM9010"].area == 2 * 10_000**2 - 2000**2


def test_a_byte_order_mark_is_no_fault(tmp_path, areas):
    path = write_geojson(tmp_path / "bom.geojson", [NORTH, SOUTH])
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert len(read_borders(path, areas).shapes) == 2


def test_what_is_no_municipality_is_skipped_and_said(read):
    borders = read(NORTH, with_geometry("Point", None, "GM0998"), SOUTH)
    assert borders.skipped == ("GM0998",)
    assert "GM0998" not in borders.shapes


def test_a_ring_that_crosses_itself_is_mended_and_counted(read):
    (x, y), *_ = square(0, 1)
    bow = [[x, y], [x + 1000, y + 1000], [x + 1000, y], [x, y + 1000], [x, y]]
    borders = read(feature("GM9010", bow), SOUTH)
    assert borders.mended == ("GM9010",)
    assert borders.shapes["GM9010"].is_valid
    assert borders.shapes["GM9010"].area == pytest.approx(2 * 500 * 1000 / 2)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"code;naam", "geen JSON"),
        (b"\xff\xfe", "geen JSON"),
        (b"[" * 100_000, "geen JSON"),
        (b"[]", "geen FeatureCollection"),
        (b'{"type": "Feature", "features": []}', "geen FeatureCollection"),
        (b'{"type": "FeatureCollection", "features": {}}', "geen FeatureCollection"),
    ],
)
def test_a_file_that_is_something_else(tmp_path, areas, content, problem):
    path = tmp_path / "grenzen.geojson"
    path.write_bytes(content)
    with pytest.raises(TableError, match=problem) as caught:
        read_borders(path, areas)
    assert "toegestaan: een FeatureCollection (GeoJSON) van gemeenten" in str(caught.value)


def test_a_file_that_does_not_exist(tmp_path, areas):
    with pytest.raises(NotFoundError, match=r"Bestand 'weg\.geojson' bestaat niet"):
        read_borders(tmp_path / "weg.geojson", areas)


def test_a_file_that_is_too_large_is_not_read(tmp_path, areas, monkeypatch):
    path = tmp_path / "groot.geojson"
    with path.open("wb") as stream:
        stream.truncate(source.LARGEST_FILE_MB * 1_000_000 + 1)
    monkeypatch.setattr(source, "read_bytes", lambda path: pytest.fail("it was read"))
    with pytest.raises(TableError, match="hoogstens 100 MB"):
        read_borders(path, areas)


@pytest.mark.parametrize("broken", [None, 7, {}, {"properties": {"statcode": 34}}, feature(" ")])
def test_a_feature_without_code(faults_of, broken):
    (fault,) = faults_of(NORTH, SOUTH, broken)
    assert "feature 3: statcode ontbreekt (toegestaan: properties met statcode" in fault


@pytest.mark.parametrize(
    ("code", "name", "allowed"),
    [
        ("GM9001", "Aardam", "GM9010 (Nieuwstad)"),  # merged
        ("GM9003", "Cromsluis", "GM9010 (Nieuwstad), GM9004 (Dorpe (Z.))"),  # divided
        ("9010", "Nieuwstad", "GM9010 (Nieuwstad)"),  # the name is known
        ("9010", "Nieuwstat", "Nieuwstad"),  # looks like a name
        ("PV91", "Nieuwstad", "codes zoals GM0014"),  # a province
        ("XXXX", None, "codes zoals GM0014"),
    ],
)
def test_an_unknown_code_says_what_may_be_meant(faults_of, code, name, allowed):
    (fault,) = faults_of(NORTH, SOUTH, feature(code, square(1, 1), name=name))
    assert f"feature 3: {code} is geen gemeente van 2022 (toegestaan: {allowed})" in fault


def test_a_code_that_comes_twice(faults_of):
    (fault,) = faults_of(NORTH, SOUTH, feature("GM9010", square(4, 4)))
    assert "feature 3: GM9010 staat ook in feature 1" in fault


def test_absent_municipalities_are_named(faults_of):
    (fault,) = faults_of(SOUTH)
    assert "ontbrekende gemeenten (1): Nieuwstad (GM9010)" in fault
    assert "alle gemeenten van 2022" in fault


@pytest.mark.parametrize(
    ("geometry", "problem"),
    [
        (None, "geen vlak als geometrie (toegestaan: Polygon of MultiPolygon)"),
        ({"type": "LineString", "coordinates": [[1, 2], [3, 4]]}, "geen vlak als geometrie"),
        ({"type": "Polygon"}, "coordinates is leeg of geen lijst"),
        ({"type": "MultiPolygon", "coordinates": [[]]}, "coordinates is leeg of geen lijst"),
        ({"type": "Polygon", "coordinates": [[[1, 2], [3, 4]]]}, "geen lijst van punten"),
        ({"type": "Polygon", "coordinates": [[["a", 2]] * 4]}, "geen lijst van punten"),
        ({"type": "Polygon", "coordinates": [{"x": 1}]}, "geen lijst van punten"),
        ({"type": "Polygon", "coordinates": [[[1, 2], [3]] * 3]}, "geen lijst van punten"),
        ({"type": "Polygon", "coordinates": [[[1, math.nan]] * 4]}, "geen getal"),
        ({"type": "Polygon", "coordinates": [[[110_000, 410_000]] * 4]}, "omsluiten niets"),
    ],
)
def test_a_geometry_that_is_no_area(faults_of, geometry, problem):
    (fault,) = faults_of(SOUTH, feature("GM9010") | {"geometry": geometry})
    assert fault.startswith("grenzen.geojson: feature 2 (GM9010): ")
    assert problem in fault


def test_coordinates_elsewhere_are_shown(faults_of):
    swapped = [[52, 5], [52, 6], [53, 6], [52, 5]]
    (fault,) = faults_of(feature("GM9010", swapped), SOUTH)
    assert "coördinaten buiten Nederland: 52 5 tot 53 6" in fault
    assert "CRS84" in fault
    assert "EPSG:28992" in fault


def test_degrees_and_metres_do_not_mix(faults_of):
    degrees = [[5, 52], [6, 52], [6, 53], [5, 52]]
    (fault,) = faults_of(NORTH, feature("GM9004", degrees))
    assert "feature 2 (GM9004): andere coördinaten" in fault
    assert "toegestaan: meters (RD, EPSG:28992)" in fault


def test_every_fault_is_named_at_once(faults_of):
    faults = faults_of(with_geometry("Point", [1, 2]), {}, feature("GM9001", square(1, 1)))
    assert [fault.split(": ")[1].split(" (")[0] for fault in faults] == [
        "feature 1", "feature 2", "feature 3", "ontbrekende gemeenten",
    ]  # fmt: skip


def test_the_message_names_the_first_absent_ones_and_counts_the_others(tmp_path):
    from kansrijk.monitor.areas import netherlands

    path = tmp_path / "leeg.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": []}), encoding="utf-8")
    with pytest.raises(TableError, match=r"\(342\): Aa en Hunze \(GM1680\).* en nog 322"):
        read_borders(path, netherlands())
