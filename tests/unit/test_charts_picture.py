"""A drawing as a file of its own."""

import struct
import zlib

import pytest

from drawing_reader import Drawing
from kansrijk.reports.charts import picture
from kansrijk.reports.charts.picture import download_svg, png
from kansrijk.reports.charts.series import draw_series
from kansrijk.reports.charts.series_data import Point, Series, SeriesChart
from kansrijk.reports.charts.svg import drawing, tag
from kansrijk.reports.charts.tile_map import Tile, TileMap, draw_tile_map
from kansrijk.reports.charts.words import words_for

CHART = SeriesChart(
    label="Een zin.", series=(Series("all", "Alle kinderen", (Point(year=2021, value=14.8),)),)
)
SVG = draw_series(CHART, 296, words_for("nl"), "p")


def pixels(data):
    """Width, height and the raw bytes of a PNG."""
    width, height = struct.unpack(">II", data[16:24])
    position, packed = 8, b""
    while position < len(data):
        (length,) = struct.unpack(">I", data[position : position + 4])
        if data[position + 4 : position + 8] == b"IDAT":
            packed += data[position + 8 : position + 8 + length]
        position += 12 + length
    return width, height, zlib.decompress(packed)


def test_a_png_is_twice_as_large_as_the_drawing():
    width, height, _ = pixels(png(SVG))
    assert width == 2 * 296
    assert height == pytest.approx(2 * Drawing(SVG).height, abs=2)


def test_a_png_has_its_text():
    def with_text(text):
        label = tag("text", text, x=10, y=30, font_size=20, font_weight="700")
        return pixels(png(drawing(100, 40, "x", label)))[2]

    assert with_text("14,8") != with_text("")
    assert with_text("14,8") != with_text("20,7")


def test_without_fonts_there_is_no_png(tmp_path, monkeypatch):
    picture._font_files.cache_clear()
    monkeypatch.setattr(picture, "FONTS", tmp_path)
    with pytest.raises(FileNotFoundError, match="a PNG would have no text"):
        png(SVG)
    picture._font_files.cache_clear()


def test_a_file_has_title_drawing_and_source():
    file = Drawing(download_svg(SVG, "Titel & meer", "Bron: RIVM, april 2024"))
    assert {"Titel & meer", "Bron: RIVM, april 2024", "14,8"} <= set(file.texts)
    assert file.width == 296 + 32
    ground = file.all("rect")[0]
    assert ground.attrib["fill"] == "#ffffff"
    assert float(ground.attrib["height"]) == pytest.approx(file.height, abs=0.1)
    title, source = (next(w for w in file.written if w.text.startswith(t)) for t in ("Ti", "Br"))
    assert title.top > 0
    assert source.bottom < file.height


def test_a_file_has_no_links():
    tiles = (Tile(name="Haarlem", col=0, row=0, text="6,2%", value=6.2, href="/haarlem/"),)
    svg = draw_tile_map(TileMap(label="x", tiles=tiles), 296, "m")
    assert "<a " in svg
    file = Drawing(download_svg(svg, "Titel", "Bron"))
    assert file.all("a") == []
    assert "Haarlem: 6,2%" in file.titles


def test_anything_else_is_refused():
    with pytest.raises(ValueError, match="not a drawing"):
        download_svg("<p>hallo</p>", "Titel", "Bron")
