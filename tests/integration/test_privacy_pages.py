"""What the site says of the data it keeps, on its pages and in its files."""

import csv
import io
import json

import pytest

from kansrijk.reference.loader import load
from kansrijk.reference.tables.privacy import (
    Cookie,
    DpiaQuestion,
    FieldUse,
    PrivacyRight,
    Processing,
)
from kansrijk.reference.tables.retention import Retention
from kansrijk.web.privacy.presenters.words import term_words
from known_people import person_with, signed_in


def test_the_statement_names_every_processing_right_and_cookie(site):
    text = site.get("/privacy/").text
    for row in load(Processing):
        assert row.name_nl in text
        assert row.data_nl in text
    assert all(row.how_nl in text for row in load(PrivacyRight))
    assert all(row.lasts_nl in text for row in load(Cookie))


def test_who_answers_is_unknown_until_it_is_filled_in(site, settings):
    assert site.get("/privacy/").text.count("onbekend, vul in") == 3
    settings.PRIVACY_CONTROLLER = "Gemeente Voorbeeldstad"
    settings.PRIVACY_CONTACT = "privacy@voorbeeldstad.example"
    text = site.get("/privacy/").text
    assert text.count("onbekend, vul in") == 1
    assert "Gemeente Voorbeeldstad" in text
    assert "privacy@voorbeeldstad.example" in text


def test_the_statement_says_how_long_and_follows_the_terms(site):
    row = next(row for row in load(Retention) if row.model == "accounts.person")
    said = term_words(row)
    assert said[1:] in site.get("/privacy/").text
    assert term_words(row.model_copy(update={"term": 7})) != said


@pytest.mark.parametrize("address", ["/privacy/", "/privacy/register/"])
def test_what_no_lawyer_saw_says_so(site, address):
    assert site.get(address).text.count("nog niet juridisch getoetst") >= len(load(Processing))


def test_the_register_shows_every_field_that_is_about_someone(site):
    text = site.get("/privacy/register/").text
    for row in load(FieldUse):
        if row.processing:
            assert row.model in text
            assert row.field in text


def test_the_register_as_json_has_every_table_of_every_processing(site):
    answer = site.get("/privacy/register/verwerkingsregister.json")
    known = json.loads(answer.content)
    assert [row["Verwerking"] for row in known] == [row.name_nl for row in load(Processing)]
    tables = {table["Tabel"] for row in known for table in row["Tabellen"]}
    assert tables == {row.model for row in load(FieldUse) if row.processing}
    assert "attachment" in answer["Content-Disposition"]


def test_the_register_as_csv_says_the_same(site):
    answer = site.get("/privacy/register/verwerkingsregister.csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    found = {(row["Verwerking"], row["Tabel"], row["Persoonsgegevens"]) for row in rows}
    known = json.loads(site.get("/privacy/register/verwerkingsregister.json").content)
    assert found == {
        (row["Verwerking"], table["Tabel"], table["Persoonsgegevens"])
        for row in known
        for table in row["Tabellen"]
    }


def test_the_register_has_no_other_form(site):
    assert site.get("/privacy/register/verwerkingsregister.exe").status_code == 404


def test_the_check_list_names_what_is_open(site):
    text = site.get("/privacy/dpia/").text.replace("<wbr>", "")
    rows = load(DpiaQuestion)
    assert all(row.question_nl in text for row in rows)
    assert all(row.proof in text for row in rows if row.proof)
    still_open = sum(row.state == "open" for row in rows)
    assert f"en {still_open} nog open" in text


@pytest.mark.django_db
def test_no_cookie_is_set_that_the_statement_does_not_name(static_files, settings):
    client = signed_in(person_with("coordinator"))
    for address in ("/", "/mijn/", "/mijn/gegevens/", "/inloggen/", "/en/mijn/"):
        client.get(address)
    named = {row.id for row in load(Cookie)}
    assert {name.removeprefix("__Host-") for name in client.cookies} <= named
    assert client.cookies
