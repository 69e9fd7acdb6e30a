"""Pages for parents: found by name, without cookie, numbers for danger first."""

import pytest

from kansrijk.monitor.areas import netherlands
from kansrijk.web.support.actions.loading_local import load_local_offers
from the_invented_release import the_invented_release

pytestmark = pytest.mark.django_db

HAARLEM = "/hulp/ouders/GM0392/"


@pytest.fixture(autouse=True)
def _invented_country():
    the_invented_release()


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("?q=haarlem", HAARLEM),
        ("?q=GM0392", HAARLEM),
        ("?q=Weesp", "/hulp/ouders/GM0363/"),
        ("Haarlem/", HAARLEM),
        ("GM0457/", "/hulp/ouders/GM0363/"),
    ],
)
def test_a_name_or_an_old_code_leads_to_the_present_municipality(site, asked, leads_to):
    answer = site.get(f"/hulp/ouders/{asked}")
    assert (answer.status_code, answer["Location"]) == (302, leads_to)


@pytest.mark.parametrize("asked", ["?q=Haaren", "?q=GG2707"])
def test_what_lies_in_several_municipalities_asks_which(site, asked):
    answer = site.get(f"/hulp/ouders/{asked}")
    assert answer.status_code == 200
    assert "Dit hoort bij meer gemeenten." in answer.text


@pytest.mark.parametrize("address", ["/hulp/ouders/?q=Harlm", "/hulp/ouders/Harlm/"])
def test_an_unknown_name_gets_what_may_have_been_meant(site, address):
    answer = site.get(address)
    assert answer.status_code == 404
    assert "Wij kennen geen gemeente met de naam" in answer.text
    assert '<a href="/hulp/ouders/?q=Haarlem">Haarlem</a>' in answer.text


@pytest.mark.parametrize(
    "asked", ["<script>alert(1)</script>", "x" * 3000, "\x00", "a\x07b", "Nederland"]
)
def test_whatever_is_typed_stays_text(site, asked):
    answer = site.get("/hulp/ouders/", {"q": asked})
    assert answer.status_code == (200 if asked == "\x00" else 404)
    assert "<script" not in answer.text
    assert f'value="{"x" * 81}' not in answer.text
    assert not {"\x00", "\x07"} & set(answer.text)


@pytest.mark.parametrize("address", ["/hulp/ouders/", HAARLEM, f"{HAARLEM}a4/", f"/en{HAARLEM}"])
def test_nothing_is_kept_and_one_can_leave_at_once(site, address):
    answer = site.get(address)
    assert answer.status_code == 200
    assert not answer.cookies
    way_out = 'href="https://www.buienradar.nl/" rel="noreferrer noopener"'
    assert way_out in answer.text
    assert answer.text.index(way_out) < answer.text.index("<h1>")


@pytest.mark.parametrize("address", [HAARLEM, f"{HAARLEM}a4/", f"/en{HAARLEM}"])
def test_numbers_for_danger_stand_before_all_help(site, address):
    text = site.get(address).text
    for number in ("tel:112", "tel:08002000", "tel:113"):
        assert text.index("<h1>") < text.index(number) < text.index("Geldfit")


def test_unknown_is_said_as_unknown_and_never_as_no(site):
    text = site.get(HAARLEM).text
    assert "Wij weten nog niet welke hulp er in Haarlem is." in text
    assert "nog niet bekend" in text
    assert "niet hier" not in text
    assert "is er hier" not in text


def test_what_a_source_said_of_haarlem_stands_there_and_is_unknown_elsewhere(site):
    load_local_offers()
    text, elsewhere = site.get(HAARLEM).text, site.get("/hulp/ouders/GM0363/").text
    assert "Prenatale Huisbezoeken" in text
    assert 'Staat er "nog niet bekend"?' in text.replace("&quot;", '"')
    assert "Prenatale Huisbezoeken" not in elsewhere
    assert "Wij weten nog niet" in elsewhere


def test_it_says_what_it_costs_your_rights_and_what_was_not_verified(site):
    text = site.get(HAARLEM).text
    assert "Een eigen bijdrage per uur." in text
    assert "Nee zeggen mag. Dan verandert uw zorg niet." in text
    assert "* Hiervoor zagen wij nog geen bron." in text
    assert "Trammelant" not in text


def test_every_municipality_can_be_chosen(site):
    text = site.get("/hulp/ouders/").text
    assert text.count('<a href="/hulp/ouders/GM') == 342
    assert all(f"/{area.code}/" in text for area in netherlands().at("municipality"))


def test_the_invented_country_stands_apart_and_says_so(site):
    text = site.get("/voorbeeld/hulp/ouders/VB0014/").text
    assert "verzonnen voorbeeld" in text
    assert "/voorbeeld/hulp/ouders/VB0014/a4/" in text
    assert site.get("/hulp/ouders/VB0014/").status_code == 404
    assert site.get("/voorbeeld/hulp/ouders/GM0392/").status_code == 404
    assert "GM0392" not in site.get("/voorbeeld/hulp/ouders/").text
