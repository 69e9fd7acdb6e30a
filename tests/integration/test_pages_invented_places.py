"""The invented municipalities: what is suppressed is told as such everywhere, and leaks nowhere."""

import csv
import io
import re
from dataclasses import replace

import pytest

from invented_municipalities import NEVER, with_municipalities
from kansrijk.monitor.areas import Level
from kansrijk.monitor.figures import FigureTable, Status
from kansrijk.web.dashboards.presenters.invented_figures import counted_figures
from kansrijk.web.dashboards.presenters.invented_level import REST, level_figures, rest_of
from kansrijk.web.dashboards.presenters.invented_peers import peers_of
from kansrijk.web.dashboards.queries import Invented, invented
from kansrijk.web.dashboards.views import invented as views
from pages import check, tag, text_of
from the_invented_release import the_invented_release

#: By the formula of the fixture: few births, and many.
SMALL, LARGE = "VB0001", "VB0005"


@pytest.fixture(scope="module")
def country():
    the_invented_release()
    found = invented()
    assert found is not None
    return with_municipalities(found)


@pytest.fixture(autouse=True)
def _pages_read_it(country, monkeypatch):
    monkeypatch.setattr(views, "invented", lambda: country)


@pytest.fixture(scope="module")
def big2(country):
    return counted_figures(country, "big2")


def opened(site, address):
    return check(site.get(address), "nl")


def rows_under(page, id_):
    (table,) = [e for e in page.all("table") if e.get("aria-labelledby") == id_]
    rows = [e for e in table.iter() if isinstance(e.tag, str) and tag(e) == "tr"]
    return [[text_of(c) for c in row if tag(c) in ("th", "td")] for row in rows][1:]


def states(big2, period="2020-2024"):
    codes = [area.code for area in big2.country.areas.at(Level.MUNICIPALITY)]
    found = {code: big2.figure(code, period) for code in codes}
    return {code: figure.status for code, figure in found.items() if figure}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "address",
    [
        f"gemeenten/{SMALL}/",
        f"gemeenten/{LARGE}/",
        f"big2/gemeenten/?gebied={SMALL}",
        f"big2/gemeenten/?gebied={LARGE}",
        f"big2/kaart/?periode=2024&gebied={SMALL}",
        f"{NEVER}/gemeenten/",
        f"{NEVER}/kaart/",
        "big2/",
    ],
)
def test_every_page_passes_the_strict_look_with_municipal_figures(site, address, language):
    start = "/en/voorbeeld/" if language == "en" else "/voorbeeld/"
    page = check(site.get(start + address), language)
    (main,) = page.all("main")
    assert {"nl": "verzonnen", "en": "invented"}[language] in text_of(main).lower()
    links = {e.get("href") for e in main.iter() if tag(e) == "a" and e.get("href")}
    own = ("/voorbeeld/", "/afgeschermd/", "/bewijs/", "#", "?")
    assert {link for link in links if not link.removeprefix("/en").startswith(own)} == set()


def test_a_municipality_tells_suppressed_from_what_has_no_place_there(site):
    rows = {
        row[0]: row for row in rows_under(opened(site, f"/voorbeeld/gemeenten/{SMALL}/"), "figures")
    }
    assert "afgeschermd" in rows["Te vroeg of te licht geboren (Big2)"][1]
    never = rows["Uit huis geplaatst, jonger dan 2 jaar"]
    assert all("niet op dit niveau" in cell for cell in never[1:4])
    assert not any("afgeschermd" in cell or "ontbreekt" in cell for cell in never[1:4])


def test_the_split_of_a_municipality_stands_in_blocks_only(site):
    page = opened(site, f"/voorbeeld/gemeenten/{LARGE}/")
    ids = {e.get("id") for e in page.all("h3")}
    assert {"split-2022-2024", "split-2020-2024"} <= ids
    assert "split-2024" not in ids
    for id_ in ("split-2022-2024", "split-2020-2024"):
        assert all(len(row) == 4 for row in rows_under(page, id_))


def test_a_group_without_a_row_has_no_place_there_and_is_not_missing(site, country, monkeypatch):
    kept = [f for f in country.release.figures if (f.area[:2], f.group) != ("VB", "no_label")]
    fewer = replace(country.release, figures=FigureTable(kept))
    monkeypatch.setattr(views, "invented", lambda: Invented(fewer, country.areas))
    rows = rows_under(opened(site, f"/voorbeeld/gemeenten/{LARGE}/"), "split-2020-2024")
    assert all("niet op dit niveau" in row[3] for row in rows)
    assert not any("ontbreekt" in cell for row in rows for cell in row)


def test_the_funnel_holds_exactly_the_municipalities_that_are_shown(site, big2):
    page = opened(site, f"/voorbeeld/big2/gemeenten/?gebied={LARGE}")
    found = states(big2)
    shown = [code for code, status in found.items() if status is Status.SHOWN]
    names = level_figures(big2, Level.MUNICIPALITY).names
    funnel = next(e for e in page.all("svg") if "gemeenten" in (e.get("aria-label") or ""))
    titles = [text_of(e) for e in funnel.iter() if isinstance(e.tag, str) and tag(e) == "title"]
    dots = {title.partition(":")[0] for title in titles if "geteld" in title}
    assert dots == {names[code] for code in shown}
    rows = rows_under(page, "area-table")
    assert len(rows) == len(found)
    hidden = [row for row in rows if "afgeschermd" in row[1]]
    assert len(hidden) == len(found) - len(shown) > 0
    assert {row[-1] for row in hidden} == {"niet vergeleken"}


def test_a_suppressed_year_has_no_shrunk_value_and_a_shown_one_has_both(site, big2):
    small = rows_under(opened(site, f"/voorbeeld/big2/gemeenten/?gebied={SMALL}"), "small")
    assert all("afgeschermd" in row[1] and "%" not in " ".join(row) for row in small[-2:])
    large = rows_under(opened(site, f"/voorbeeld/big2/gemeenten/?gebied={LARGE}"), "small")
    assert re.search(r"\d%", large[-1][1])
    assert re.search(r"\d%", large[-1][2])
    at = level_figures(big2, Level.MUNICIPALITY)
    own = next(area for area in at.areas if area.code == SMALL)
    assert not [
        key for key in at.shrunk(own) if states(big2, key[1]).get(key[0]) is Status.SUPPRESSED
    ]


def test_what_is_left_of_a_ggd_is_no_more_than_a_reader_can_work_out(big2):
    at = level_figures(big2, Level.MUNICIPALITY)
    ggd = big2.ggds[0]
    whole = big2.figure(ggd.code, "2024")
    inside = big2.country.areas.members(ggd.code)
    cells = at.cells("2024", inside)
    rest = rest_of(cells, whole)
    assert rest is None or rest == (
        whole.numerator - int(cells.events.sum()),
        whole.denominator - int(cells.populations.sum()),
    )
    assert rest_of(cells, None) is None
    assert REST not in at.names


def test_an_area_beside_the_rest_is_beside_totals_and_not_beside_the_shown_ones_only(site):
    page = opened(site, f"/voorbeeld/big2/gemeenten/?gebied={LARGE}")
    names = [row[0] for row in rows_under(page, "beside")]
    assert names[0] == "De rest van het land"
    assert any(name.startswith("De gemeenten die er het meest op lijken") for name in names)


def test_peers_of_a_municipality_are_municipalities_and_not_itself(big2):
    own = big2.country.areas.area(LARGE)
    found = peers_of(big2, Level.MUNICIPALITY, own)
    assert found is not None
    codes = {peer.code for peer in found.neighbours}
    assert len(codes) == 5
    assert own.code not in codes
    assert all(code.startswith("VB") for code in codes)


def test_the_map_has_a_hatched_tile_for_each_suppressed_municipality(site, big2):
    page = opened(site, "/voorbeeld/big2/kaart/?periode=2024")
    (drawing,) = [e for e in page.all("svg") if e.get("role") == "group"]
    uses = [e.get("href") for e in drawing.iter() if isinstance(e.tag, str) and tag(e) == "use"]
    found = list(states(big2, "2024").values())
    assert uses.count("#kaart-supp") == found.count(Status.SUPPRESSED) > 0
    assert len([e for e in drawing.iter() if isinstance(e.tag, str) and tag(e) == "a"]) == 40
    assert f"Van {found.count(Status.SUPPRESSED)} is het afgeschermd" in text_of(
        page.all("main")[0]
    )
    table = rows_under(page, "table")
    assert sum("afgeschermd" in row[1] for row in table) == found.count(Status.SUPPRESSED)


@pytest.mark.parametrize(
    "address",
    ["big2/kaart/?periode=1999", "big2/kaart/?gebied=VG01", "big2/gemeenten/?gebied=GM0363",
     "gemeenten/VB9999/", "gemeenten/GM0363/cijfers.csv"],
)  # fmt: skip
def test_what_is_no_municipality_or_year_of_that_country_is_not_found(site, address):
    assert site.get(f"/voorbeeld/{address}").status_code == 404


def test_the_file_of_a_municipality_keeps_the_states_apart(site):
    response = site.get(f"/voorbeeld/gemeenten/{SMALL}/cijfers.csv")
    rows = list(csv.DictReader(io.StringIO(response.content.decode())))
    assert {row["invented"] for row in rows} == {"verzonnen / invented"}
    assert {row["area"] for row in rows} == {SMALL}
    hidden = [row for row in rows if row["status"] == "suppressed"]
    assert hidden
    assert {row["reason"] for row in hidden} == {"small_numbers"}
    for row in hidden:
        assert not any(
            row[name] for name in ("value", "numerator", "lower", "upper", "known_value")
        )
    # What has no place at this level has no row, instead of one that seems suppressed.
    assert NEVER not in {row["indicator"] for row in rows}


def test_the_unknown_is_told_for_the_country_and_calmly_left_out_elsewhere(site):
    known = rows_under(opened(site, "/voorbeeld/big2/"), "known")
    assert all(len(row) == 3 for row in known if len(row) > 2)
    assert re.fullmatch(r"\d+,\d%", known[0][2])
