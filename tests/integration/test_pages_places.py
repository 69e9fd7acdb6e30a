"""Places: found by any name or code, with what is known of them and what is not."""

import pytest

from kansrijk.monitor.areas import Level, netherlands
from pages import check, text_of
from the_release import the_release

HAAREN_WENT_TO = {"GM0824", "GM0865", "GM0757", "GM0855"}


def area_page(site, code, language="nl", query=""):
    start = "" if language == "nl" else "/en"
    return check(site.get(f"{start}/cijfers/gebieden/{code}/{query}"), language)


def words(page):
    (main,) = page.all("main")
    return text_of(main)


def place_links(page):
    return {
        link.get("href").rstrip("/").rsplit("/", 1)[-1]
        for link in page.all("a")
        if "/gebieden/" in (link.get("href") or "")
    }


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("GM0457", "/cijfers/gebieden/GM0363/?was=GM0457"),
        ("Weesp", "/cijfers/gebieden/GM0363/?was=GM0457"),
        ("Heerhugowaard", "/cijfers/gebieden/GM1980/?was=GM0398"),
        ("Amsterdam", "/cijfers/gebieden/GM0363/"),
        ("amsterdam", "/cijfers/gebieden/GM0363/"),
        ("GM0363", "/cijfers/gebieden/GM0363/"),
        ("Den Haag", "/cijfers/gebieden/GM0518/"),
        ("'s-Gravenhage", "/cijfers/gebieden/GM0518/"),
        ("  Rotterdam ", "/cijfers/gebieden/GM0599/"),
        ("Nederland", "/cijfers/monitor/"),
    ],
)
def test_a_search_leads_to_the_place_of_today(site, asked, leads_to):
    response = site.get("/cijfers/zoek/", {"q": asked})
    assert (response.status_code, response["Location"]) == (302, leads_to)
    assert site.get(leads_to).status_code == 200


def test_a_search_in_english_stays_in_english(site):
    response = site.get("/en/cijfers/zoek/", {"q": "Weesp"})
    assert response["Location"].startswith("/en/cijfers/gebieden/GM0363/")


def test_an_empty_search_leads_to_all_places(site):
    assert site.get("/cijfers/zoek/", {"q": "  "})["Location"] == "/cijfers/gebieden/"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_search_without_result_suggests_and_repeats_what_was_asked(site, language):
    start = "" if language == "nl" else "/en"
    response = site.get(f"{start}/cijfers/zoek/", {"q": "Amsterdm"})
    page = check(response, language, status=404)
    assert "Amsterdam" in words(page)
    (field,) = page.all("input")
    assert field.get("value") == "Amsterdm"


@pytest.mark.parametrize(
    "asked", ['"><script>alert(1)</script>', "x" * 5000, "\0x", "%", "é" * 200]
)
def test_a_strange_search_is_only_text(site, asked):
    page = check(site.get("/cijfers/zoek/", {"q": asked}), "nl", status=404)
    assert len(words(page)) < 2000


@pytest.mark.parametrize("code", ["GM0457", "Weesp"])
def test_an_old_code_or_name_in_the_address_leads_to_the_present_page(site, code):
    response = site.get(f"/cijfers/gebieden/{code}/")
    assert response["Location"] == "/cijfers/gebieden/GM0363/?was=GM0457"


def test_the_present_page_says_what_became_of_the_old_place(site):
    page = area_page(site, "GM0363", query="?was=GM0457")
    assert "Weesp" in words(page)
    assert "2022" in words(page)
    assert "Weesp" in words(area_page(site, "GM0363", "en", "?was=GM0457"))


@pytest.mark.parametrize("was", ["GM9999", "<b>", "x" * 500])
def test_a_strange_old_place_says_nothing(site, was):
    area_page(site, "GM0363", query=f"?was={was}")


@pytest.mark.parametrize("address", ["/cijfers/gebieden/GM0788/", "/cijfers/zoek/?q=Haaren"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_divided_place_lets_the_reader_choose(site, address, language):
    start = "" if language == "nl" else "/en"
    page = check(site.get(start + address), language)
    assert "Haaren" in text_of(page.all("h1")[0])
    assert place_links(page) >= HAAREN_WENT_TO
    assert "2021" in words(page)


@pytest.mark.parametrize("code", ["GM1980", "GM0363"])
def test_births_of_five_years_stand_on_the_page_of_a_municipality(site, code):
    births = the_release().figures.select(indicator="births", area=code, line="present")
    shown = [f for f in births if 2019 <= f.year <= 2023]
    assert len(shown) == 5
    text = words(area_page(site, code))
    for figure in shown:
        assert f"{int(figure.value):,}".replace(",", ".") in text, figure.period
        assert figure.period in text


def test_what_is_an_estimate_or_our_own_calculation_says_so(site):
    assert "eigen berekening" in words(area_page(site, "GM1980"))
    assert "schatting" in words(area_page(site, "GM0855"))
    assert "estimate" in words(area_page(site, "GM0855", "en"))


def test_what_is_provisional_hidden_or_missing_says_so(site):
    text = words(area_page(site, "GM0096"))
    assert "voorlopig" in text
    assert "afgeschermd" in text
    assert "ontbreekt" in text


def test_a_municipality_stands_beside_its_region_and_the_country(site):
    ggd = next(a for a in netherlands().parents("GM1980") if a.level is Level.GGD)
    text = words(area_page(site, "GM1980"))
    assert ggd.name in text
    assert "Nederland" in text


@pytest.mark.parametrize("level", [Level.GGD, Level.PROVINCE])
def test_a_region_leads_to_its_municipalities(site, level):
    region = netherlands().at(level)[0]
    members = {member.code for member in netherlands().members(region.code)}
    assert place_links(area_page(site, region.code)) >= members


def test_all_places_can_be_reached(site):
    page = check(site.get("/cijfers/gebieden/"), "nl")
    everywhere = {a.code for lv in (Level.MUNICIPALITY, Level.GGD) for a in netherlands().at(lv)}
    assert place_links(page) >= everywhere


def test_every_twentieth_municipality_opens(site):
    """All 342 are opened by the benchmark; these few show what a strange name would break."""
    for area in netherlands().at(Level.MUNICIPALITY)[::20]:
        response = site.get(f"/cijfers/gebieden/{area.code}/")
        assert response.status_code == 200, area.name
        assert "None" not in response.content.decode(), area.name
