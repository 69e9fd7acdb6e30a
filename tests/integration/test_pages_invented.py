"""The invented example: everything on it says that it is invented, and nothing real is near it."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from kansrijk.monitor.figures import Figure, FigureTable, Flag, Status
from pages import Page, tag, text_of
from the_invented_release import the_invented_release
from visits import pages

INVENTED = [visit for visit in pages() if visit.name.startswith("invented:")]
WORDS = {"nl": "verzonnen", "en": "invented"}
#: Rare in a small country: some GGDs have too few to show.
RARE = "/voorbeeld/uithuisplaatsing/"


def opened(site, address, status=200):
    response = site.get(address)
    assert response.status_code == status
    return Page.parse(response.content.decode())


def table_under(page, id_):
    """The rows of the table that is named by this heading, as texts."""
    (table,) = [e for e in page.all("table") if e.get("aria-labelledby") == id_]
    rows = [e for e in table.iter() if isinstance(e.tag, str) and tag(e) == "tr"]
    return [[text_of(c) for c in row if tag(c) in ("th", "td")] for row in rows][1:]


def main_of(page):
    (main,) = page.all("main")
    return main


def figures(indicator, **wanted):
    return the_invented_release().figures.select(indicator=indicator, **wanted)


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("visit", INVENTED, ids=str)
def test_every_page_says_at_every_turn_that_it_is_invented(site, visit, language):
    page, word = opened(site, visit.address(language)), WORDS[language]
    (title,) = [e for e in page.all("title") if tag(page.parents[e]) == "head"]
    assert word in text_of(title).lower()
    (head,) = [e for e in page.all("div") if e.get("class") == "kr-page-head"]
    assert word in text_of(head).lower()
    assert [e for e in page.elements if "note--warn" in (e.get("class") or "")]
    for caption in page.all("figcaption"):
        assert word in text_of(caption).lower()


@pytest.mark.parametrize("visit", INVENTED, ids=str)
def test_no_link_on_it_leads_to_a_real_figure(site, visit):
    page = opened(site, visit.address("nl"))
    links = {e.get("href") for e in main_of(page).iter() if tag(e) == "a" and e.get("href")}
    own = ("/voorbeeld/", "/afgeschermd/", "/bewijs/", "#", "?")
    assert {link for link in links if not link.startswith(own)} == set()


def test_the_figures_lead_to_it_in_one_plain_line_and_the_home_page_does_not(site):
    assert "/voorbeeld/" in {e.get("href") for e in opened(site, "/cijfers/").all("a")}
    assert "/voorbeeld/" not in {e.get("href") for e in opened(site, "/").all("a")}


def test_the_first_page_has_every_indicator_with_value_share_unknown_and_sign(site):
    rows = table_under(opened(site, "/voorbeeld/"), "counted")
    release = the_invented_release()
    assert len(rows) == len(release.figures.indicators)
    big2 = next(row for row in rows if "Big2" in row[0])
    (figure,) = figures("big2", area="VL01", period="2024", group="all")
    assert figure.value is not None
    assert f"{figure.value:.1f}%".replace(".", ",") in big2[2]
    assert f"{figure.unknown_share:.1f}%".replace(".", ",") == big2[3]
    assert re.search(r"Gestegen|Gedaald|Nagenoeg gelijk", big2[4])


def test_without_an_invented_country_the_page_says_how_it_is_made(site, settings, tmp_path):
    settings.DATA_FOLDER = tmp_path
    assert "kansrijk serve" in text_of(main_of(opened(site, "/voorbeeld/")))
    opened(site, "/voorbeeld/big2/", status=404)
    assert site.get("/voorbeeld/big2/cijfers.csv").status_code == 404


def test_ggds_stand_in_order_of_name_and_each_has_its_outcome_in_words(site):
    rows = table_under(opened(site, "/voorbeeld/vroeggeboorte/"), "area-table")
    names = [row[0].removesuffix(" gekozen") for row in rows]
    assert names == sorted(names)
    assert len(names) == 3
    outcomes = {
        "niet vergeleken",
        "niet duidelijk anders",
        "duidelijk hoger",
        "duidelijk lager",
        "te weinig om iets te zeggen",
    }
    assert {row[-1] for row in rows} <= outcomes


def test_the_chosen_ggd_is_named_in_the_funnel_and_stands_beside_others(site):
    page = opened(site, "/voorbeeld/vroeggeboorte/?gebied=VG02")
    (chosen,) = [e for e in page.all("option") if e.get("selected") is not None]
    name = text_of(chosen)
    assert chosen.get("value") == "VG02"
    assert [row[0] for row in table_under(page, "area-table") if "gekozen" in row[0]] == [
        f"{name} gekozen"
    ]
    funnel, small = [svg.get("aria-label") for svg in page.all("svg")
                     if name in (svg.get("aria-label") or "")][::2]  # fmt: skip
    assert "verzonnen" in funnel
    assert "zoals geteld" in small
    beside = table_under(page, "beside")
    assert len(beside) == 2
    assert len(table_under(page, "peers")) == 2
    assert name not in [row[0] for row in table_under(page, "peers")]


@pytest.mark.parametrize("code", ["VG99", "GM0363", "VL01", "x" * 500])
def test_what_is_no_ggd_of_that_country_is_not_found(site, code):
    opened(site, f"/voorbeeld/big2/?gebied={code}", status=404)


def test_an_unknown_indicator_suggests_one_of_that_country(site):
    page = opened(site, "/voorbeeld/big3/", status=404)
    assert "/voorbeeld/big2/" in {e.get("href") for e in page.all("a")}


def test_the_gap_is_that_of_the_counts_with_its_margin_around_it(site):
    last = table_under(opened(site, "/voorbeeld/late_start_begeleiding/"), "gap")[-1]
    counts = {f.group: f for f in figures("late_start_begeleiding", area="VL01", period="2024")}
    one, other = counts["vulnerable"], counts["not_vulnerable"]
    if Status.SUPPRESSED in (one.status, other.status):
        # A gap carries the mask of the counts it is made of.
        assert not re.findall(r"-?\d+,\d", last[2])
        return
    difference = 100 * (one.numerator / one.denominator - other.numerator / other.denominator)
    number, low, high = (float(n.replace(",", ".")) for n in re.findall(r"-?\d+,\d", last[2]))
    assert number == round(difference, 1)
    assert low < number < high


def test_hidden_figures_are_called_hidden_and_take_no_part(site):
    wanted = {"period": "2020-2024", "group": "all"}
    found = [f for f in figures("uithuisplaatsing", **wanted) if f.area.startswith("VG")]
    hidden = [f for f in found if f.status is Status.SUPPRESSED]
    rows = table_under(opened(site, RARE), "area-table")
    absent = [row for row in rows if "afgeschermd" in row[1]]
    assert 0 < len(hidden) == len(absent) < len(found) == len(rows)
    assert {row[-1] for row in absent} == {"niet vergeleken"}


def test_a_year_without_records_is_missing_for_every_group(site):
    first = table_under(opened(site, RARE), "years")[0]
    assert first[0] == "2019"
    assert all("ontbreekt" in cell for cell in first[1:])


def test_the_file_says_in_every_row_that_it_is_invented(site):
    response = site.get("/voorbeeld/big2/cijfers.csv")
    assert 'filename="verzonnen-big2.csv"' in response["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(response.content.decode())))
    assert next(iter(rows[0])) == "invented"
    assert {row["invented"] for row in rows} == {"verzonnen / invented"}
    assert {row["area"][:2] for row in rows} == {"VL", "VG"}
    assert {row["flags"] for row in rows} <= {Flag.SYNTHETIC, "estimated|synthetic"}
    national = [row for row in rows if row["area"] == "VL01"]
    assert len(national) == len(figures("big2", area="VL01"))


# --- a country that looks otherwise ------------------------------------------------------------


@pytest.fixture
def changed_country(monkeypatch):
    """Let the pages read the same country with some of its figures changed."""
    from kansrijk.web.dashboards.queries import Invented, invented
    from kansrijk.web.dashboards.views import invented as views

    def change(to: Callable[[Figure], Figure]) -> None:
        the_invented_release()
        country = invented()
        assert country is not None
        table = FigureTable(map(to, country.release.figures))
        changed = Invented(replace(country.release, figures=table), country.areas)
        monkeypatch.setattr(views, "invented", lambda: changed)

    return change


def as_hidden(figure):
    return Figure(
        indicator=figure.indicator,
        area=figure.area,
        period=figure.period,
        group=figure.group,
        line=figure.line,
        status=Status.SUPPRESSED,
        flags=figure.flags,
        edition=figure.edition,
        source=figure.source,
    )


def test_with_everything_hidden_nothing_is_drawn_and_every_value_says_so(site, changed_country):
    changed_country(as_hidden)
    page = opened(site, "/voorbeeld/big2/")
    assert page.all("figure") == []
    for id_ in ("years", "known", "gap", "area-table", "small"):
        assert all("afgeschermd" in row[1] for row in table_under(page, id_)), id_
    assert not [e for e in page.elements if e.get("id") == "peers"]
    assert {row[3] for row in table_under(opened(site, "/voorbeeld/"), "counted")} == {
        "niet getoond"
    }


def test_without_known_births_there_are_no_peers_and_the_country_remains(site, changed_country):
    changed_country(lambda f: as_hidden(f) if f.indicator == "vroeggeboorte" else f)
    page = opened(site, "/voorbeeld/kwetsbare_zwangeren/")
    assert [row[0] for row in table_under(page, "beside")] == ["Alle andere GGD'en samen"]
    assert not [e for e in page.elements if e.get("id") == "peers"]


def test_too_few_people_are_not_compared_and_no_ggd_is_called_different(site, changed_country):
    def few(figure):
        if not figure.area.startswith("VG") or figure.status is not Status.SHOWN:
            return figure
        counts = {"numerator": 10, "denominator": 20, "unknown": 0, "unknown_share": 0.0}
        return replace(figure, value=50.0, known_value=50.0, lower=30.0, upper=70.0, **counts)

    changed_country(few)
    page = opened(site, "/voorbeeld/vroeggeboorte/")
    said = {row[-1] for row in table_under(page, "area-table")}
    assert said <= {"te weinig om iets te zeggen", "niet vergeleken"}
    assert any("Geen GGD heeft genoeg mensen" in text_of(e) for e in page.all("figcaption"))
