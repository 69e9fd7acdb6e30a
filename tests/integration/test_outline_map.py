"""Real borders are optional: from a file of 342 made-up squares to the map, and without any."""

import gzip

import pytest
from bs4 import BeautifulSoup

from kansrijk.monitor.areas import netherlands
from kansrijk.monitor.areas.area import Level
from made_up_borders import feature, square, squares, write_geojson

SOURCE = "Verzonnen grenzen, voor een toets"


@pytest.fixture
def codes():
    return [area.code for area in netherlands().at(Level.MUNICIPALITY)]


@pytest.fixture
def load(kansrijk, tmp_path, own_data):
    """Load these features as the command line does, in a data folder of this test alone."""

    def loading(features, *options):
        path = write_geojson(tmp_path / "grenzen.geojson", features)
        return kansrijk("areas", "borders", path, "--source", SOURCE, *options)

    return loading


@pytest.fixture
def page(client, settings, own_data):
    """The map of a measure, as the site shows it from that folder."""
    settings.DATA_FOLDER = own_data

    def asking(query="", prefix=""):
        answer = client.get(f"{prefix}/cijfers/kaart/youth_help_pct/{query}")
        assert answer.status_code == 200
        return BeautifulSoup(answer.content, "html5lib"), answer.content

    return asking


def outlines(soup):
    return soup.select(".kr-figure svg a > path")


def shape_links(soup):
    return {a.text: a for a in soup.select("nav .kr-links a")}


@pytest.mark.parametrize("query", ["", "?vorm=grenzen"])
def test_without_borders_nothing_of_them_shows(page, query):
    soup, _ = page(query)
    assert len(soup.select(".kr-figure svg a")) == 342
    assert outlines(soup) == []
    assert shape_links(soup) == {}
    assert "grenzen:" not in soup.select_one(".kr-source").text


def test_from_file_to_page(load, page, codes):
    ran = load([*squares(codes), feature("GM0998", square(0, 30))], "--date", "2026-01-01")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "342 gemeenten overgenomen uit grenzen.geojson.",
        "Overgeslagen, want geen gemeente: GM0998.",
    ]
    tiles, _ = page()
    soup, content = page("?vorm=grenzen")
    assert 0 < len(outlines(soup)) <= 342
    assert len(soup.select(".kr-figure svg a")) == 342
    assert titles(soup) == titles(tiles)
    assert [td.text for td in soup.select("table td")] == [td.text for td in tiles.select("td")]
    assert f"grenzen: {SOURCE}, 1 januari 2026, vereenvoudigd" in soup.select_one(".kr-source").text
    assert len(gzip.compress(content)) < 60_000


def titles(soup):
    """Link and title of each municipality, whatever its shape."""
    return {a["href"]: a.find("title").text for a in soup.select(".kr-figure svg a")}


def test_one_may_choose_and_sees_what_was_chosen(load, page, codes):
    load(squares(codes))
    soup, _ = page("?gemeente=GM0344")
    links = shape_links(soup)
    assert list(links) == ["Zeshoeken", "Echte grenzen"]
    assert links["Zeshoeken"]["aria-current"] == "true"
    assert not links["Echte grenzen"].has_attr("aria-current")
    assert outlines(soup) == []

    soup, _ = page(links["Echte grenzen"]["href"])
    links = shape_links(soup)
    assert links["Echte grenzen"]["aria-current"] == "true"
    assert links["Zeshoeken"]["href"] == "?gemeente=GM0344"
    assert [text.text for text in soup.select(".kr-figure svg > text")] == ["Utrecht"]


def test_in_english(load, page, codes):
    load(squares(codes), "--date", "2026-01-01")
    soup, _ = page("?vorm=grenzen", prefix="/en")
    assert list(shape_links(soup)) == ["Hexagons", "Real borders"]
    assert f"borders: {SOURCE}, 1 January 2026" in soup.select_one(".kr-source").text


def test_a_wrong_file_leaves_the_loaded_borders_as_they_were(load, page, codes):
    load(squares(codes))
    ran = load([*squares(codes[:-1]), feature("GM0457", square(0, 30), name="Weesp")])
    assert ran.code == 2
    assert "feature 342: GM0457 is geen gemeente van 2026 (toegestaan: GM0363" in ran.err
    assert "ontbrekende gemeenten (1)" in ran.err
    soup, _ = page("?vorm=grenzen")
    assert len(outlines(soup)) > 0


def test_borders_of_other_municipalities_do_not_stop_the_page(load, page, codes, own_data):
    load(squares(codes))
    kept = own_data / "borders" / "nl.json"
    kept.write_text(kept.read_text(encoding="utf-8").replace(codes[0], "GM9999"), encoding="utf-8")
    soup, _ = page("?vorm=grenzen")
    assert outlines(soup) == []
    assert shape_links(soup) == {}


def test_mended_rings_are_said(load, codes):
    (x, y), *_ = square(0, 0)
    bow = [[x, y], [x + 9000, y + 9000], [x + 9000, y], [x, y + 9000], [x, y]]
    ran = load([feature(codes[0], bow), *squares(codes)[1:]])
    assert f"Hersteld, want een ring kruiste zichzelf: 1 ({codes[0]})." in ran.out


@pytest.mark.parametrize("day", ["2026", "1-1-2026", "2026-02-30"])
def test_a_day_that_is_none(load, codes, own_data, day):
    ran = load(squares(codes), "--date", day)
    assert ran.code == 2
    assert f"--date '{day}' is geen dag" in ran.err
    assert not (own_data / "borders").exists()


def test_who_published_the_borders_must_be_named(kansrijk, tmp_path, own_data, codes):
    path = write_geojson(tmp_path / "grenzen.geojson", squares(codes))
    assert kansrijk("areas", "borders", path).code == 2
    ran = kansrijk("areas", "borders", path, "--source", " ")
    assert (ran.code, "--source is leeg" in ran.err) == (2, True)
