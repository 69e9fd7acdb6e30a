"""Files to take away: each stands alone, with its title, its source and what it says."""

import csv
import io
import struct
import zlib
from xml.etree import ElementTree as ET

import pytest

from the_release import the_release

SVG = "{http://www.w3.org/2000/svg}"
PNG_START = b"\x89PNG\r\n\x1a\n"


def drawn():
    """Every drawing of every indicator: its address and its source."""
    from kansrijk.monitor.areas import netherlands
    from kansrijk.reports.language import LANGUAGES
    from kansrijk.web.dashboards.presenters.series import drawings, series_of

    release = the_release()
    for definition in release.definitions.indicators:
        rows = series_of(release, definition, netherlands().country.code)
        for drawing in drawings(rows, definition, release, LANGUAGES["nl"]):
            yield f"/cijfers/monitor/{definition.id}/{drawing.slug}", drawing.source


def file_of(response, name, kind):
    assert response.status_code == 200
    assert response["Content-Type"] == kind
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    return response.content


def test_every_drawing_as_svg_is_whole_and_says_what_and_whose_it_is(site):
    sources = dict(drawn())
    assert "/cijfers/monitor/big2/reeks" in sources
    for address, source in sources.items():
        root = ET.fromstring(site.get(f"{address}.svg").content)
        assert root.tag == f"{SVG}svg"
        text = " ".join("".join(e.itertext()) for e in root.iter(f"{SVG}text"))
        assert root.get("aria-label"), address
        assert source, address
        assert set(source.split()) <= set(text.split()), "long sources stand on several lines"
        assert not list(root.iter(f"{SVG}script")), address


def test_a_drawing_holds_its_title_its_figures_and_its_source(site):
    content = file_of(site.get("/cijfers/monitor/big2/reeks.svg"), "big2-reeks.svg",
                      "image/svg+xml")  # fmt: skip
    root = ET.fromstring(content)
    texts = ["".join(e.itertext()) for e in root.iter(f"{SVG}text")]
    assert root.get("aria-label") in " ".join(texts)
    assert {"16,3", "14,8", "2012", "2021"} <= set(texts)
    assert "voortgangsrapportage" in " ".join(texts)


def test_in_english_the_drawing_is_english(site):
    dutch, english = (
        ET.fromstring(site.get(f"{start}/cijfers/monitor/big2/reeks.svg").content)
        for start in ("", "/en")
    )
    assert english.get("aria-label") != dutch.get("aria-label")
    texts = {"".join(e.itertext()) for e in english.iter(f"{SVG}text")}
    assert "16.3" in texts
    assert "16,3" not in texts


def test_a_drawing_as_png_has_the_size_of_the_svg_and_is_not_blank(site):
    root = ET.fromstring(site.get("/cijfers/monitor/big2/reeks.svg").content)
    png = file_of(site.get("/cijfers/monitor/big2/reeks.png"), "big2-reeks.png", "image/png")
    width, height, pixels = decoded(png)
    ratio = float(root.get("width")) / float(root.get("height"))
    assert width >= float(root.get("width"))
    assert width / height == pytest.approx(ratio, rel=0.01)
    assert len(set(pixels)) > 50, "lines, letters and their soft edges have many colours"


def test_the_letters_are_in_the_png(site):
    """A font that is not found gives a drawing without text and no error."""
    from kansrijk.reports.charts.picture import png

    svg = site.get("/cijfers/monitor/big2/reeks.svg").content.decode()
    without = "".join(part.rpartition("</text>")[2] for part in _cut_at_texts(svg))
    assert decoded(png(svg))[2] != decoded(png(without))[2]


def _cut_at_texts(svg):
    return svg.split("<text")


def decoded(png):
    """Width, height and the bytes of the rows, from the chunks of the file."""
    assert png.startswith(PNG_START)
    width, height = struct.unpack(">II", png[16:24])
    position, packed = len(PNG_START), b""
    while position < len(png):
        (length,) = struct.unpack(">I", png[position : position + 4])
        kind = png[position + 4 : position + 8]
        if kind == b"IDAT":
            packed += png[position + 8 : position + 8 + length]
        position += 12 + length
    assert kind == b"IEND"
    return width, height, zlib.decompress(packed)


def test_the_figures_of_an_indicator_as_csv(site):
    content = file_of(site.get("/cijfers/monitor/big2/cijfers.csv"), "big2.csv",
                      "text/csv; charset=utf-8")  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(content.decode())))
    values = {(row["period"], row["group"], row["line"]): row["value"] for row in rows}
    assert float(values["2021", "vulnerable", "main"]) == 20.7
    assert all(row["source"] and row["status"] for row in rows)


def test_an_absent_value_is_empty_and_says_why(site):
    text = site.get("/cijfers/monitor/geen_kraamzorg/cijfers.csv").content.decode()
    (row,) = [r for r in csv.DictReader(io.StringIO(text)) if r["period"] == "2020"]
    assert (row["value"], row["status"], row["reason"]) == ("", "missing", "withdrawn")


def test_the_table_of_the_edition_is_that_of_the_command(site, kansrijk):
    as_csv = file_of(site.get("/cijfers/monitor/tabel.csv"), "monitor-2023.csv",
                     "text/csv; charset=utf-8")  # fmt: skip
    printed = kansrijk("monitor", "table", "--format", "csv").out
    assert list(csv.reader(io.StringIO(as_csv.decode()))) == list(csv.reader(io.StringIO(printed)))


def test_the_table_of_the_edition_as_json(site):
    response = site.get("/cijfers/monitor/tabel.json")
    file_of(response, "monitor-2023.json", "application/json")
    assert [row["number"] for row in response.json()] == list(range(1, 16))


def test_a_spreadsheet_sees_no_formula_in_a_cell(site):
    for address in ("tabel.csv", "big2/cijfers.csv", "geen_kraamzorg/cijfers.csv"):
        text = site.get(f"/cijfers/monitor/{address}").content.decode()
        for row in csv.reader(io.StringIO(text)):
            assert not [cell for cell in row if cell[:1] in ("=", "+", "@")], row
