"""What the pages of the monitor tell: the figures, whose they are, and what cannot be said."""

import re

import pytest

from kansrijk.monitor.areas import Level, netherlands
from kansrijk.monitor.edition import edition_table
from kansrijk.reports.language import LANGUAGES
from pages import check, tag, text_of
from the_release import the_release


def opened(site, address, language="nl"):
    return check(site.get(("" if language == "nl" else "/en") + address), language)


def words(page):
    return text_of(page.all("main")[0])


def rows(page):
    """The text of every table row on the page."""
    return [text_of(e) for e in page.all("tr")]


VALUES = {
    "coalitie": "62%", "plan_van_aanpak": "57%", "nu_niet_zwanger": "82%",
    "prenataal_huisbezoek": "77%", "voorzorg": "49%", "centering_zwangerschap": "28%",
    "late_start_begeleiding": "ontbreekt", "problematische_schulden": "1,6%",
    "centering_ouderschap": "26%", "geen_kraamzorg": "4,8%", "kwetsbare_situatie": "6,8%",
    "big2": "14,8%", "spraaktaal_negatief": "5,8%", "overgewicht_2jaar": "8,9%",
    "uithuisplaatsing": "1,6 per 1.000",
}  # fmt: skip


def test_the_national_table_holds_all_fifteen_with_value_and_year(site):
    text = rows(opened(site, "/cijfers/monitor/"))
    for row in edition_table(the_release(), 2023):
        name = LANGUAGES["nl"].pick(row.definition, "short")
        (found,) = [line for line in text if name in line]
        assert VALUES[row.definition.id] in found, name
        if row.published.year:
            assert str(row.published.year) in found, name


def test_the_national_table_says_whose_arrow_it_is(site):
    (row,) = [r for r in rows(opened(site, "/cijfers/monitor/")) if "plan van aanpak" in r]
    assert "RIVM" in row
    assert "niet getoetst" in row


def test_both_counts_stand_where_everyone_was_counted(site):
    (row,) = [r for r in rows(opened(site, "/cijfers/monitor/")) if "met een coalitie" in r]
    assert "342" in row
    assert "212" in row


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_value_has_a_reason(site, language):
    note = next(
        row for row in the_release().definitions.edition_rows
        if row.indicator_id == "late_start_begeleiding"
    )  # fmt: skip
    text = words(opened(site, "/cijfers/monitor/", language))
    assert LANGUAGES[language].pick(note, "reason_note") in text


def test_an_indicator_says_its_figure_in_plain_words(site):
    assert "ongeveer 15 van de 100 kinderen" in words(opened(site, "/cijfers/monitor/big2/"))
    english = words(opened(site, "/cijfers/monitor/big2/", "en"))
    assert "about 15 in every 100 children" in english


def test_an_indicator_shows_both_groups_with_difference_and_ratio(site):
    text = words(opened(site, "/cijfers/monitor/big2/"))
    assert "20,7%" in text
    assert "14,2%" in text
    assert "6,5" in text, "20.7 minus 14.2"
    assert "1,5" in text, "20.7 over 14.2"


def test_an_indicator_leads_to_its_downloads_and_names_its_source(site):
    page = opened(site, "/cijfers/monitor/big2/")
    links = {link.get("href") for link in page.all("a")}
    for ending in ("cijfers.csv", ".svg", ".png"):
        assert [link for link in links if link and link.endswith(ending)], ending
    assert "Zevende voortgangsrapportage" in words(page)


def test_a_withdrawn_value_is_named_and_never_drawn(site):
    page = opened(site, "/cijfers/monitor/geen_kraamzorg/")
    assert "ingetrokken" in words(page)
    drawings = " ".join(text_of(e) + (e.get("aria-label") or "") for e in page.all("svg"))
    assert "9,5" not in drawings


def test_the_coalitions_say_of_how_many_municipalities_each_year_is(site):
    text = words(opened(site, "/cijfers/coalities/"))
    for base in (147, 275, 273, 344, 342):
        assert str(base) in text, base
    assert "niet vermeld" in text


def test_the_money_goes_from_2019_to_2030_and_is_not_added_up(site):
    text = words(opened(site, "/cijfers/geld/"))
    for year in range(2019, 2031):
        assert str(year) in text, year
    assert "totaal" not in text.lower().split()


def test_the_meanings_of_vulnerable_stand_side_by_side(site):
    text = words(opened(site, "/cijfers/kwetsbaar/"))
    for figure in ("1 op de 6", "1 op de 16", "6,8%", "7,2%", "16"):
        assert figure in text, figure
    assert "valse start" in text.lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_map_has_a_tile_and_a_row_for_every_municipality(site, language):
    page = opened(site, "/cijfers/kaart/households_low_income_pct/", language)
    codes = {area.code for area in netherlands().at(Level.MUNICIPALITY)}
    drawn = {code for svg in page.all("svg") for code in places_in(svg)}
    listed = {code for table in page.all("table") for code in places_in(table)}
    assert drawn == codes
    assert listed == codes


def test_the_map_can_be_skipped(site):
    page = opened(site, "/cijfers/kaart/households_low_income_pct/")
    main = list(page.all("main")[0].iter())
    first_tile = next(i for i, e in enumerate(main) if isinstance(e.tag, str) and tag(e) == "svg")
    before = [e.get("href") for e in main[:first_tile] if isinstance(e.tag, str)]
    assert [href for href in before if href and href.startswith("#")]


def places_in(element):
    for link in element.iter():
        href = next((v for k, v in link.items() if k.endswith("href")), "")
        found = re.search(r"/gebieden/(GM\d{4})/", href)
        if found:
            yield found[1]


def test_the_home_page_opens_the_doors_that_are_there(site):
    page = opened(site, "/")
    links = {link.get("href") for link in page.all("main")[0].iter("a")}
    assert "/cijfers/" in links
    assert "62%" in words(page)
    assert "komt later" in words(page).lower()


def test_the_colophon_names_every_source_and_the_licence(site):
    text = words(opened(site, "/colofon/"))
    assert "EUPL" in text
    for source in the_release().definitions.sources:
        assert " ".join(source.text.split()) in text, source.source


def test_each_page_leads_to_itself_in_the_other_language(site):
    for address in ("/", "/cijfers/monitor/big2/", "/cijfers/gebieden/GM0363/"):
        page = opened(site, address)
        (link,) = [e for e in page.all("a") if e.get("hreflang") == "en"]
        assert link.get("href") == f"/en{address}"
        (back,) = [e for e in opened(site, address, "en").all("a") if e.get("hreflang") == "nl"]
        assert back.get("href") == address


def test_the_language_is_that_of_the_address_and_not_of_the_browser(site):
    check(site.get("/", HTTP_ACCEPT_LANGUAGE="en"), "nl")
    check(site.get("/en/", HTTP_ACCEPT_LANGUAGE="nl"), "en")


def test_a_page_sets_no_cookie(site):
    for address in ("/", "/cijfers/monitor/", "/cijfers/zoek/?q=Weesp"):
        assert not site.get(address).cookies
