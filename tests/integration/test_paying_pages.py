"""The pages of who pays: what a reader sees, and what is refused."""

import csv
import io

import pytest
from django.test import Client

from pages import Page, text_of

pytestmark = pytest.mark.django_db


def _text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return text_of(Page.parse(answer.content.decode()).tree)


def test_a_question_is_answered_in_one_sentence_with_law_terms_source_and_day(
    client: Client,
) -> None:
    text = _text(client, "/hulp/wie-betaalt/?q=wie+betaalt+een+prenataal+huisbezoek%3F")
    assert "de gemeente is verantwoordelijk (Wpg). Het gezin betaalt: niets." in text
    assert "Vrijwillig." in text
    assert "VWS kst 32793-774, 2024. Gezien op 22 november 2026." in text


def test_what_was_not_verified_says_so(client: Client) -> None:
    text = _text(client, "/hulp/wie-betaalt/schuldhulp/")
    assert "nog niet geverifieerd" in text
    assert "Nog geen bron gezien" in text
    assert "nog niet geverifieerd" not in _text(client, "/hulp/wie-betaalt/prenataal-huisbezoek/")


def test_what_the_source_does_not_say_is_never_blank(client: Client) -> None:
    assert "Staat niet in de bron" in _text(client, "/hulp/wie-betaalt/babythuiszorg/")


def test_an_old_amount_says_how_old_it_is(client: Client) -> None:
    assert "€ 4,70 per uur (2022) 4 jaar oud" in _text(client, "/hulp/wie-betaalt/kraamzorg/")


def test_a_search_without_answer_shows_ways_on(client: Client) -> None:
    text = _text(client, "/hulp/wie-betaalt/?q=mamacafe")
    assert "Dat betekent niet dat niemand betaalt." in text
    assert "Wie betaalt de verloskundige?" in text


def test_a_number_of_a_citizen_is_not_searched_and_not_shown_again(client: Client) -> None:
    answer = client.get("/hulp/wie-betaalt/", {"q": "wie betaalt voor 111222333"}, follow=True)
    assert answer.redirect_chain == [("/hulp/wie-betaalt/?geweigerd=bsn", 302)]
    assert "burgerservicenummer" in answer.content.decode()
    assert b"111222333" not in answer.content


@pytest.mark.parametrize("query", ["q=%00&wet=x&soort=y", "wet=wgs", "q=" + "a" * 5000])
def test_any_query_gets_a_page(client: Client, query: str) -> None:
    assert client.get(f"/hulp/wie-betaalt/?{query}").status_code == 200


def test_script_in_a_question_is_shown_as_text(client: Client) -> None:
    answer = client.get("/hulp/wie-betaalt/", {"q": "<script>alert(1)</script>"})
    assert b"<script>alert" not in answer.content


def test_offer_and_cost_lead_to_each_other(client: Client) -> None:
    assert b'href="/hulp/wie-betaalt/kraamzorg/"' in client.get("/hulp/aanbod/kraamzorg/").content
    assert b'href="/hulp/aanbod/kraamzorg/"' in client.get("/hulp/wie-betaalt/kraamzorg/").content


def test_the_file_holds_the_whole_guide(client: Client) -> None:
    content = client.get("/hulp/wie-betaalt.csv").content.decode()
    rows = list(csv.DictReader(io.StringIO(content)))
    assert len(rows) == 43
    assert all(row["gelezen_in"] and row["wet_of_regeling"] for row in rows)


def test_the_money_of_a_municipality_is_the_whole_grant_and_says_so(client: Client) -> None:
    text = _text(client, "/hulp/wie-betaalt/gemeenten/GM0392/")
    assert "In 2026 krijgt Haarlem € 2.217.184 van het Rijk" in text
    assert "15% minder dan in 2025" in text
    assert "niet het deel voor Kansrijke Start" in text
    assert "bijlage 2A" in text


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("/hulp/wie-betaalt/gemeenten/GM0457/", "/hulp/wie-betaalt/gemeenten/GM0363/"),
        ("/hulp/wie-betaalt/gemeenten/?q=weesp", "/hulp/wie-betaalt/gemeenten/GM0363/"),
        ("/hulp/wie-betaalt/gemeenten/?q=Haarlem", "/hulp/wie-betaalt/gemeenten/GM0392/"),
    ],
)
def test_an_old_or_typed_name_leads_to_the_present_municipality(
    client: Client, asked: str, answer: str
) -> None:
    assert client.get(asked).headers["Location"] == answer


@pytest.mark.parametrize("code", ["GM0788", "GM9999", "PV27", "VB0001"])
def test_what_is_no_single_municipality_has_no_page_of_money(client: Client, code: str) -> None:
    assert client.get(f"/hulp/wie-betaalt/gemeenten/{code}/").status_code == 404


def test_a_slip_of_the_pen_in_a_name_gets_suggestions(client: Client) -> None:
    assert "Haarlem" in _text(client, "/hulp/wie-betaalt/gemeenten/?q=Harlem")


def test_english_readers_ask_in_english(client: Client) -> None:
    text = _text(client, "/en/hulp/wie-betaalt/?q=who+pays+for+an+interpreter")
    assert "An interpreter: the care provider is responsible" in text
