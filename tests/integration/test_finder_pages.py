"""The finder on a page: a situation goes in by POST, advice comes out, and nothing of it stays."""

import logging

import pytest
from django.urls import reverse

from kansrijk.web.audit.models import Event
from kansrijk.web.support.actions.loading_local import load_local_offers
from pages import check

pytestmark = pytest.mark.django_db
HOME, ADVICE = "/hulp/", "/hulp/advies/"
GIRL = {
    "municipality": "Haarlem", "moment": "pregnancy", "number": "14", "age": "20",
    "first_child": "yes", "language": "nl", "factors": ["schulden", "dakloosheid"],
}  # fmt: skip
TEXT = "19 jaar, 14 weken, schulden, moet over drie weken uit huis"


def text(answer) -> str:
    return answer.content.decode()


def test_the_form_says_what_is_kept_and_knows_every_factor(client):
    page = text(client.get(HOME))
    assert "Wij bewaren niets." in page
    assert page.count('name="factors"') == 62
    assert page.count('name="protective"') == 16


def test_advice_has_all_parts_in_their_order(client):
    answer = client.post(ADVICE, GIRL)
    check(answer, "nl")
    page = text(answer)
    order = [page.index(f">{word} <") for word in ("Eerst", "Aanbevolen", "Mogelijk", "Valt af")]
    assert order == sorted(order)
    assert "Bel vandaag de gemeente" in page
    assert "Zo vraagt u toestemming" in page
    assert "nog 14 weken" in page  # VoorZorg, before week 28
    assert 'role="img"' in page  # the timeline, with its sentence
    assert len(page.encode()) < 100_000


def test_what_the_municipality_has_stands_with_the_offer(client, log):
    assert "is er hier" not in text(client.post(ADVICE, GIRL))
    load_local_offers()
    page = text(client.post(ADVICE, GIRL))
    assert "al een tijd niet bevestigd" in page  # Haarlem, from a source of 2022
    assert "Het is er in Haarlem, maar een contact is niet bekend" in page


@pytest.mark.parametrize("address", [HOME, ADVICE])
def test_no_browser_or_proxy_keeps_a_page(client, address):
    assert "no-store" in client.post(address, GIRL)["Cache-Control"]


def test_nothing_of_a_situation_is_stored_logged_or_put_in_an_address(client, caplog, settings):
    caplog.set_level(logging.DEBUG)
    before = Event.objects.count()
    read = client.post(HOME, {**GIRL, "action": "read", "text": TEXT})
    advised = client.post(ADVICE, GIRL)
    assert Event.objects.count() == before
    assert "schulden" not in caplog.text
    assert settings.SESSION_COOKIE_NAME not in client.cookies
    for answer in (read, advised):
        assert answer.status_code == 200
        assert "schulden" not in answer.request.get("QUERY_STRING", "")


def test_advice_cannot_be_asked_by_an_address(client):
    """What stands in an address is not read: one comes to the empty form."""
    answer = client.get(f"{ADVICE}?factors=schulden")
    assert (answer.status_code, answer["Location"]) == (302, HOME)


def test_own_words_fill_the_form_to_confirm(client):
    page = text(client.post(HOME, {"municipality": "Haarlem", "action": "read", "text": TEXT}))
    assert "Klopt dit?" in page
    assert 'value="dakloosheid" checked' in page
    assert 'value="14"' in page
    assert '<option value="20" selected>' in page


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("bsn 111222333, schulden", "burgerservicenummer"),
        ("bel 06-12345678", "telefoonnummer"),
        ("mail anna@example.org", "e-mailadres"),
        ("geboren 12-03-2001", "geboortedatum"),
    ],
)
def test_words_by_which_someone_can_be_found_are_refused_with_why(client, said, why):
    page = text(client.post(HOME, {"action": "read", "text": said}))
    assert "Wij hebben uw tekst niet gelezen" in page
    assert why in page
    assert "checked" not in page


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"number": "45"}, "van 0 tot en met 42"),
        ({"municipality": "Harlem"}, "Bedoelde u: Haarlem"),
        ({"municipality": ""}, "verplicht"),
        ({"factors": ["onzin"]}, "onzin"),
    ],
)
def test_what_cannot_be_stands_at_its_field_and_what_was_chosen_stays(client, wrong, message):
    answer = client.post(ADVICE, {**GIRL, **wrong})
    assert answer.status_code == 422
    assert message in text(answer)
    if "factors" not in wrong:
        assert 'value="schulden" checked' in text(answer)


def test_a_child_of_one_month_is_in_the_first_weeks(client):
    answer = client.post(ADVICE, {**GIRL, "moment": "child", "number": "1"})
    assert answer.status_code == 200
    assert "kind van 1 maand" in text(answer)


def test_a_wish_for_a_child_has_no_number_and_none_is_used(client):
    answer = client.post(ADVICE, {**GIRL, "moment": "preconception", "number": "3"})
    assert answer.status_code == 200


def test_script_is_shown_as_text(client):
    answer = client.post(ADVICE, {**GIRL, "municipality": "<script>alert(1)</script>"})
    assert "<script>alert" not in text(answer)
    assert "&lt;script&gt;alert" in text(answer)


def test_the_situation_can_be_changed_again(client):
    page = text(client.post(HOME, {**GIRL, "action": "change"}))
    assert 'value="schulden" checked' in page
    assert 'value="Haarlem"' in page


def test_nothing_needed_is_a_full_answer(client):
    page = text(client.post(ADVICE, {**GIRL, "factors": [], "age": "30"}))
    assert "Er is geen verwijzing nodig." in page


def test_the_invented_country_says_so(client, register):
    place = reverse("invented_support:advice")
    page = text(client.post(place, {**GIRL, "municipality": "VB0014"}))
    assert "verzonnen voorbeeld" in page
    assert 'content="noindex"' in page


def test_the_english_pages_are_english(client):
    page = text(client.post("/en/hulp/advies/", GIRL))
    assert "Help that fits now" in page
    assert "Call the municipality today" in page
