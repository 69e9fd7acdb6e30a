"""The pages of the editor: the form with faults at the field, the workbook, the history."""

import pytest
from django.test import Client
from openpyxl import Workbook

from kansrijk.reference.tables.support import Offer
from kansrijk.web.accounts.scopes import Scope
from kansrijk.web.support.access import catalogue as access
from kansrijk.web.support.forms.offers import initial_of
from kansrijk.web.support.models import OfferVersion
from kansrijk.web.support.queries import catalogue as queries
from kansrijk.web.support.queries.catalogue import content_of, file_offers, offers
from known_offers import SOURCE, VOORZORG, book, cell, changed, upload
from known_people import person_with, signed_in
from pages import check

pytestmark = pytest.mark.django_db
DESK, EDIT = "/hulp/redactie/", f"/hulp/redactie/aanbod/{VOORZORG}/"
NEW, IMPORT, EXPORT = f"{DESK}nieuw/", f"{DESK}inlezen/", f"{DESK}aanbod.xlsx"
BECAUSE = SOURCE | {"reason": "new_facts"}


@pytest.fixture(autouse=True)
def _ready(static_files):
    """With static files."""


@pytest.fixture
def editor():
    return signed_in(person_with("catalogue_editor"))


def filled(**changed):
    """The form as it stands at first, with the source of a change."""
    start = {
        k: "" if v is None else v
        for k, v in initial_of(content_of(file_offers()[VOORZORG])).items()
    }
    return start | BECAUSE | {"based_on": "0"} | changed


def sent(client, workbook, **more):
    return client.post(IMPORT, BECAUSE | {"workbook": upload(workbook)} | more)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_pages_of_the_editor_pass_the_strict_look(editor, language):
    changed(recognition_date="2026-01-01", themes=("schulden",), aliases=())
    start = "/en" if language == "en" else ""
    offer = f"/hulp/aanbod/{VOORZORG}/"
    for address in (DESK, EDIT, EDIT + "intrekken/", NEW, IMPORT, offer, offer + "geschiedenis/"):
        check(editor.get(start + address), language)
    for address in (EDIT, NEW):
        check(editor.post(start + address, {"reason": "x"}), language, status=422)
    check(editor.post(start + IMPORT, BECAUSE | {"workbook": upload(b"x")}), language, status=422)


def test_an_editor_changes_an_offer_and_everyone_sees_what_changed(editor):
    answer = editor.post(EDIT, filled(intensity="50 huisbezoeken", from_month="-6,5"))
    assert answer["Location"] == f"{DESK}?bewaard"
    assert offers()[VOORZORG].from_month == -6.5
    page = Client().get(f"/hulp/aanbod/{VOORZORG}/").text
    assert "50 huisbezoeken" in page
    assert "Databank van interventies" in page
    history = Client().get(f"/hulp/aanbod/{VOORZORG}/geschiedenis/").text
    assert "40-60 huisbezoeken" in history
    assert "maart 2026" in history


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("from_month", "veel", "een getal"),
        ("from_month", "30", "ligt voor de eerste maand"),
        ("week_before", "43", "42 of minder"),
        ("week_from", "30", "niemand kan dan beginnen"),
        ("recognition_date", "vorig jaar", "patroon"),
        ("recognition_until", "2020-01-01", "ligt voor de dag van erkenning"),
        ("seen_on", "31 februari", "kan hier niet"),
        ("themes", ["steunend_netwerk"], "steunend_netwerk"),
        ("name", "", "verplicht"),
        ("source_title", "", "verplicht"),
    ],
)  # fmt: skip
def test_a_fault_stands_at_its_field_and_nothing_is_saved(editor, column, value, said):
    answer = editor.post(EDIT, filled(**{column: value}))
    assert answer.status_code == 422
    form = answer.context["form"]
    fault = "week_before" if said.startswith("niemand") else column
    fault = "to_month" if said.startswith("ligt voor de eerste") else fault
    assert said.casefold() in " ".join(form.errors[fault]).casefold()
    assert not OfferVersion.objects.exists()


def test_script_in_a_field_is_shown_as_text(editor):
    editor.post(EDIT, filled(note="<script>alert(1)</script>", name="Voor <b>Zorg"))
    for address in (f"/hulp/aanbod/{VOORZORG}/", f"/hulp/aanbod/{VOORZORG}/geschiedenis/",
                    "/hulp/aanbod/"):  # fmt: skip
        page = check(Client().get(address), "nl")
        assert page.all("script") == []
        assert "Voor <b>Zorg" in "".join(page.tree.itertext())


def test_an_editor_adds_withdraws_and_puts_back(editor):
    new = filled(slug="nieuw-aanbod", name="Nieuw aanbod", reason="new_offer")
    assert editor.post(NEW, new).status_code == 302
    assert offers()["nieuw-aanbod"].source == "kansrijk_redactie_2026"
    assert editor.post(NEW, new).status_code == 422
    gone = BECAUSE | {"reason": "stopped", "based_on": "1"}
    away = "/hulp/redactie/aanbod/nieuw-aanbod/"
    assert editor.post(away + "intrekken/", gone).status_code == 302
    assert "nieuw-aanbod" not in offers()
    assert "Nieuw aanbod" in editor.get(DESK).text
    back = {k: v for k, v in new.items() if k != "slug"} | {"based_on": "2", "reason": "mistake"}
    assert editor.post(away, back).status_code == 302
    assert "nieuw-aanbod" in offers()


def test_a_newer_row_of_the_file_is_decided_on_a_page(editor, monkeypatch):
    changed()
    version = OfferVersion.objects.order_by("-number").first()
    assert editor.get(f"/hulp/redactie/voorstellen/{VOORZORG}/").status_code == 302
    monkeypatch.setattr(queries, "file_digests", lambda: {VOORZORG: "f" * 64})
    monkeypatch.setattr("kansrijk.web.support.views.editing.file_digests", queries.file_digests)
    monkeypatch.setattr("kansrijk.web.support.actions.proposals.file_digests", queries.file_digests)
    assert version.file_digest != "f" * 64
    address = f"/hulp/redactie/voorstellen/{VOORZORG}/"
    page = check(editor.get(address), "nl")
    assert "40-60 huisbezoeken" in "".join(page.tree.itertext())
    given = {"digest": "f" * 64, "reason": "file_is_right"}
    assert editor.post(address, given).status_code == 302
    assert offers()[VOORZORG] == file_offers()[VOORZORG]


def test_who_keeps_the_catalogue_of_another_country_finds_nothing(editor, monkeypatch):
    """As an invented editor: his country is not the Netherlands."""
    monkeypatch.setattr(access, "country", lambda: Scope("country", "VL01"))
    invented = editor
    assert {invented.get(a).status_code for a in (DESK, EDIT, EXPORT, IMPORT)} == {404}
    assert "redactie" not in invented.get("/hulp/aanbod/").text


def test_the_workbook_goes_out_and_comes_back_without_a_change(editor):
    answer = editor.get(EXPORT)
    assert answer["Content-Disposition"] == 'attachment; filename="aanbod.xlsx"'
    assert "Er verandert niets" in sent(editor, answer.content).text
    assert not OfferVersion.objects.exists()


def test_a_workbook_changes_and_adds(editor):
    workbook = book()
    cell(workbook, VOORZORG, "intensity").value = "50 huisbezoeken"
    cell(workbook, "home-start", "seen_on").value = "2026-11-24"
    sheet = workbook["aanbod"]
    row = [it.value for it in next(r for r in sheet.iter_rows() if r[1].value == "trammelant")]
    sheet.append([0, "nieuw-aanbod", *row[2:]])
    answer = sent(editor, workbook)
    assert "2 gewijzigd, 1 toegevoegd, 53 gelijk" in answer.text
    assert offers()[VOORZORG].intensity == "50 huisbezoeken"
    assert OfferVersion.objects.filter(slug="home-start", number=2).exists()
    again = sent(editor, workbook)
    assert again.status_code == 422
    assert "intussen gewijzigd" in again.text


@pytest.mark.parametrize(
    ("slug", "column", "value", "said"),
    [
        (VOORZORG, "intensity", "=1+1", "een formule"),
        (VOORZORG, "intensity", True, "geen tekst, getal of dag"),
        (VOORZORG, "intensity", "x" * 2001, "2001 tekens"),
        (VOORZORG, "themes", "schulden|onzin", "onzin"),
        (VOORZORG, "family_pays", "alles", "alles"),
        (VOORZORG, "week_before", "2,5", "kan hier niet"),
        (VOORZORG, "phases", "vakantie", "vakantie"),
        (VOORZORG, "name", None, "leeg"),
        (VOORZORG, "version", 7, "intussen gewijzigd"),
        (VOORZORG, "slug", "home-start", "dubbele rij"),
    ],
)
def test_a_fault_of_a_workbook_names_row_and_column_and_nothing_is_taken_in(
    editor, slug, column, value, said
):
    workbook = book()
    cell(workbook, "home-start", "intensity").value = "anders"
    place = cell(workbook, slug, column)
    place.value = value
    answer = sent(editor, workbook)
    assert answer.status_code == 422
    faults = [f for f in answer.context["faults"] if said in f.problem or said in (f.allowed or "")]
    assert {fault.column for fault in faults} == {column}
    assert place.row in {fault.row for fault in faults} or column == "slug"
    assert not OfferVersion.objects.exists()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: b"geen Excel", "geen Excel-bestand"),
        (lambda: _many(100_000), "hoogstens 400"),
        (lambda: _headed("slug", "name"), "kolom ontbreekt"),
        (lambda: _headed("version", *Offer.model_fields, "<script>"), "onbekende kolom"),
        (lambda: _headed("slug", "slug"), "twee keer"),
        (lambda: _named("ander blad"), "bestaat niet"),
        (lambda: b"PK" + b"x" * 5_100_000, "te groot"),
    ],
    ids=["no workbook", "many rows", "columns", "strange column", "double", "sheet", "large"],
)
def test_a_hostile_file_is_refused(editor, make, said):
    answer = sent(editor, make())
    assert answer.status_code == 422
    assert any(said in f"{f.problem} {f.allowed}" for f in answer.context["faults"])
    assert not OfferVersion.objects.exists()


def _headed(*names):
    workbook = _named("aanbod")
    workbook["aanbod"].append(names)
    workbook["aanbod"].append(["x"] * len(names))
    return workbook


def _named(name):
    workbook = Workbook()
    workbook.active.title = name
    return workbook


def _many(rows):
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("aanbod")
    for _ in range(rows):
        sheet.append(["x"])
    return workbook
