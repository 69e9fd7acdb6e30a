"""The pages of the register: what everyone reads, who changes what, and that nothing leaks."""

import csv
import io
import json

import pytest
from django.test import Client

from kansrijk.web.coalitions.models import MunicipalityStatus
from known_coalitions import (
    AMSTERDAM,
    HAARLEM,
    evidence,
    status_of,
)
from known_people import person_with, signed_in

pytestmark = pytest.mark.django_db

SOURCE = {
    "source_title": "Collegebrief", "source_url": "gemeente.example/brief", "source_date": "3-2024",
}  # fmt: skip
DATED = SOURCE | {"since": "2021", "start_kind": "exact"}


@pytest.fixture(autouse=True)
def _ready(static_files):
    """With static files."""


def read(address, client=None):
    return (client or Client()).get(address).text


def in_area(role="coordinator", scope=None):
    return signed_in(person_with(role, scope))


# What everyone reads ------------------------------------------------------------------------------


def test_the_register_says_of_how_many_it_knows_and_gives_no_share(register):
    text = read("/coalities/")
    assert "Bekend van 17 van 342 gemeenten." in text
    assert "Van 325 gemeenten vonden we geen openbare bron." in text
    assert "geen percentage voor het hele land" in text
    assert "vanaf 308 bekende gemeenten (90%)" in text
    assert 'href="/cijfers/coalities/"' in text
    assert "Voorbeeldstad" not in text
    assert text.count("/coalities/gemeenten/GM") == 342


@pytest.mark.parametrize(
    ("query", "known", "unknown"),
    [
        ("?q=haar", ["GM0392"], ["GM0394"]),
        ("?q=HÁÁRLEM", ["GM0392"], ["GM0394"]),
        ("?q=GM0392", ["GM0392"], []),
        ("?q=Weesp", [], ["GM0363"]),
        ("?status=local", ["GM0392"], []),
        ("?q=haar&status=onbekend", [], ["GM0394"]),
        ("?status=none", [], []),
        ("?q=Xyzzy", [], []),
    ],
)
def test_the_register_is_searched_by_name_and_status(register, query, known, unknown):
    text = read(f"/coalities/{query}")
    table, _, list_ = text.partition('id="unknown"')
    assert [c for c in known if f"/gemeenten/{c}/" in table] == known
    assert [c for c in unknown if f"/gemeenten/{c}/" in list_] == unknown
    assert text.count("/coalities/gemeenten/GM") == len(known) + len(unknown)
    assert ("Geen gemeente past" in text) == (not known and not unknown)
    assert "Bekend van 17 van 342" in text  # counts are always of all


def test_a_name_that_is_nearly_right_gets_a_suggestion(register):
    assert '<a href="?q=Haarlem">Haarlem</a>' in read("/coalities/?q=Harlem")


def test_an_odd_search_is_no_error(register):
    for query in ("?q=" + "x" * 500, "?q=%00%0A", "?status=%27", "?pagina=99", "?q=<script>"):
        response = Client().get(f"/coalities/{query}")
        assert response.status_code == 200
        assert "<script>" not in response.text


def test_above_ninety_percent_the_share_has_two_ends(register):
    from kansrijk.web.coalitions.countries import municipalities

    known = set(MunicipalityStatus.objects.values_list("municipality", flat=True))
    others = [a.code for a in municipalities(invented=False) if a.code not in known]
    model = MunicipalityStatus.objects.get(municipality=HAARLEM)
    for number, code in enumerate(others[:300]):
        model.pk, model.public_id, model.municipality = None, f"x{number}", code
        model.status = "local" if number < 100 else "none"
        model.save(force_insert=True)
    text = read("/coalities/")
    assert "Bekend van 317 van 342 gemeenten." in text
    assert "Tussen 34% en 42% van de gemeenten heeft een coalitie." in text
    assert "geen percentage" not in text
    assert 'rel="next"' in text


def test_unknown_is_said_and_is_not_none(register):
    text = read("/coalities/gemeenten/GM0014/")
    assert "Status: onbekend." in text
    assert "Dat betekent niet dat er geen coalitie is" in text
    assert "geen coalitie." not in text.replace("Dat is iets anders dan: geen coalitie.", "")


def test_a_municipality_shows_its_evidence_and_an_old_code_leads_on(register):
    text = read("/coalities/gemeenten/GM0888/")
    for words in ("In elk geval sinds 2023", "Trendbreuk", "Welke er al een hadden", "(2023)"):
        assert words in text
    assert Client().get("/coalities/gemeenten/GM0457/")["Location"].endswith("/GM0363/")
    for code in ("GM9999", "VB0001", "Haarlem", "GG3109"):
        assert Client().get(f"/coalities/gemeenten/{code}/").status_code == 404


def test_the_two_countries_have_their_own_pages(register):
    for page in ("/voorbeeld/coalities/", "/voorbeeld/coalities/gemeenten/VB0001/",
                 "/voorbeeld/coalities/voorbeeldstad/"):  # fmt: skip
        text = read(page)
        assert "Verzonnen." in text
        assert "verzonnen voorbeeld" in text
        assert "Zuid-Limburg" not in text
    for page in ("/voorbeeld/coalities/gemeenten/GM0392/", "/coalities/voorbeeldstad/",
                 "/voorbeeld/coalities/kansrijke-start-haarlem/"):  # fmt: skip
        assert Client().get(page).status_code == 404


def test_without_the_invented_country_its_register_is_not_there(db, monkeypatch):
    monkeypatch.setattr(
        "kansrijk.web.coalitions.views.register.municipalities", lambda *, invented: []
    )
    assert Client().get("/voorbeeld/coalities/").status_code == 404


# Files --------------------------------------------------------------------------------------------


def test_the_files_hold_every_municipality_with_source_and_date(register):
    rows = list(csv.DictReader(io.StringIO(read("/coalities/register.csv"))))
    assert len(rows) == 342
    by_code = {row["gemeentecode"]: row for row in rows}
    haarlem, groningen = by_code[HAARLEM], by_code["GM0014"]
    assert (haarlem["status"], haarlem["sinds"], haarlem["bron_datum"]) == (
        "lokale coalitie", "2019", "2022",
    )  # fmt: skip
    assert haarlem["coalities"] == "Kansrijke Start Haarlem"
    assert (groningen["status"], groningen["bron"], groningen["sinds"]) == ("onbekend", "", "")
    assert {row["verzonnen"] for row in rows} == {"nee"}
    known = json.loads(Client().get("/coalities/register.json").content)
    assert [row["gemeentecode"] for row in known] == [row["gemeentecode"] for row in rows]
    assert known[0]["status"] == "onbekend" or known[0]["bron"]
    made_up = json.loads(Client().get("/voorbeeld/coalities/register.json").content)
    assert {row["verzonnen"] for row in made_up} == {"ja"}
    assert Client().get("/coalities/register.exe").status_code == 404


def test_a_source_that_looks_like_a_formula_is_text_in_a_spreadsheet(register):
    status_of(AMSTERDAM, evidence=evidence(title="=HYPERLINK(1)"))
    assert "'=HYPERLINK(1)" in read("/coalities/register.csv")
    assert '"=HYPERLINK(1)"' in read("/coalities/register.json")
