"""Help in a municipality as a workbook: out and in, and what is hostile is refused by row."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from kansrijk.web.audit.models import Event
from kansrijk.web.support.models import LocalOffer
from known_help import AMSTERDAM, HAARLEM, HOME_START, VOORZORG, help_in, help_with_contact
from known_people import organisation_in, person_with, signed_in
from pages import check

pytestmark = pytest.mark.django_db
PAGE, OUT = f"/hulp/beheer/{HAARLEM}/inlezen/", f"/hulp/beheer/{HAARLEM}/hulp.xlsx"
NEW = {"aanbod": HOME_START, "hier": "ja", "bron": "Opgave", "datum_bron": "2024"}


@pytest.fixture
def keeper(static_files):
    return signed_in(person_with("coordinator"))


def book(*rows, header=None, sheet="hulp"):
    made = Workbook()
    made.active.title = sheet
    names = header or list(dict.fromkeys(name for row in rows for name in row))
    made.active.append(names)
    for row in rows:
        made.active.append([row.get(name) for name in names])
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def send(client, content, name="x.xlsx"):
    return client.post(PAGE, {"workbook": SimpleUploadedFile(name, content)})


def taken(client):
    sheet = load_workbook(io.BytesIO(client.get(OUT).content))["hulp"]
    header, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_what_goes_out_comes_in_again_and_changes_nothing(keeper):
    help_with_contact(
        name="=1+1", languages=("nl", "ar"), wait_weeks=0, area_kind="region", area_name="Zuid",
        organisation=organisation_in(), agreement="Antwoord binnen vijf dagen",
        agreement_url="https://a.example/b",
    )  # fmt: skip
    help_in(HAARLEM, HOME_START, "no", accepts=False)
    help_in(AMSTERDAM)
    content = keeper.get(OUT).content
    rows = taken(keeper)
    assert [row["aanbod"] for row in rows] == [HOME_START, VOORZORG]
    assert rows[1]["naam"] == "=1+1"
    before = list(LocalOffer.objects.order_by("pk").values())
    again = send(keeper, content)
    assert "=1" in again.text
    assert "een formule" in again.text.lower()
    LocalOffer.objects.filter(name="=1+1").update(name="Plus")
    again = send(keeper, keeper.get(OUT).content)
    assert (again.status_code, "Er verandert niets" in again.text) == (422, True)
    changed = [row | {"name": "Plus"} if row["name"] == "=1+1" else row for row in before]
    assert list(LocalOffer.objects.order_by("pk").values()) == changed
    assert Event.objects.filter(action="local_offers.export").exists()


def test_a_file_adds_and_changes_and_leaves_what_is_not_in_it(keeper):
    row, other = help_with_contact(name="Oud"), help_in(HAARLEM, "k-vht")
    told = next(each for each in taken(keeper) if each["sleutel"] == row.public_id)
    where = organisation_in(name="Buurthuis")
    done = send(keeper, book(
        told | {"naam": "Nieuw", "wachttijd_weken": 3, "talen": "nl, ar"},
        NEW | {"organisatie": "buurthuis", "neemt_nu_aan": "ja", "datum_bron": "2024-05"},
    ))  # fmt: skip
    check(done, "nl")
    assert "1 gewijzigd, 1 toegevoegd" in done.text
    row.refresh_from_db()
    assert (row.name, row.wait_weeks, row.languages, row.contact_name) == (
        "Nieuw", 3, "nl ar", "Noor Bedacht",
    )  # fmt: skip
    made = LocalOffer.objects.get(offer=HOME_START)
    assert (made.organisation, made.accepts, str(made.source_date)) == (where, True, "2024-05")
    other.refresh_from_db()
    assert other.valid_to is None
    names = list(Event.objects.order_by("-number").values_list("action", flat=True)[:3])
    assert set(names) == {"local_offers.import", "local_offer.add", "local_offer.change"}


def test_every_fault_is_named_by_row_and_column_and_nothing_is_changed(keeper):
    help_in(HAARLEM, "k-vht", "no")
    wrong = [
        {"aanbod": "wonderkuur"}, {"hier": "misschien"}, {"algemeen_nummer": "bel ons"},
        {"email_contact": "geen"}, {"functie_contact": "Jan 06 12345678"},
        {"wachttijd_weken": "veel"}, {"wachttijd_weken": 500}, {"talen": "nl|klingon"},
        {"neemt_aan_op": "morgen"}, {"datum_bron": "ooit"}, {"bron": ""},
        {"adres_afspraak": "javascript:alert(1)"}, {"sleutel": "x"}, {"naam": "x" * 200},
        {"naam": True}, {"naam": "=HYPERLINK(1)"},
    ]  # fmt: skip
    for given in wrong:
        refused = send(keeper, book(NEW, NEW | given))
        check_status = (refused.status_code, "Rij 3" in refused.text)
        assert check_status == (422, True), given
        assert next(iter(given)) in refused.text, given
    several = send(keeper, book(NEW, *(NEW | given for given in wrong[:4])))
    assert all(f"Rij {number}" in several.text for number in range(3, 7))
    assert "Rij 2" not in several.text
    late = send(keeper, book(NEW, NEW | {"aanbod": "k-vht"}, NEW | {"sleutel": "0" * 20}))
    assert "al iets anders vast" in late.text
    assert "niet van hulp in deze gemeente" in late.text
    assert list(LocalOffer.objects.values_list("offer", flat=True)) == ["k-vht"]
    assert not Event.objects.filter(action="local_offers.import").exists()


def test_what_was_changed_meanwhile_is_not_written_over(keeper):
    row = help_in(name="Een")
    (told,) = taken(keeper)
    LocalOffer.objects.update(name="Twee")
    refused = send(keeper, book(told | {"naam": "Drie"}))
    assert "veranderd sinds u het bestand ophaalde" in refused.text
    row.refresh_from_db()
    assert row.name == "Twee"


def test_a_key_of_another_municipality_is_not_reached(keeper):
    row = help_in(AMSTERDAM)
    refused = send(keeper, book(NEW | {"sleutel": row.public_id, "aanbod": VOORZORG}))
    assert "niet van hulp in deze gemeente" in refused.text


def packed(size):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/worksheets/sheet1.xml", b" " * size)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"geen zip", "geen Excel-bestand"),
        (book(NEW)[:-200], "beschadigd"),
        (packed(120_000_000), "na uitpakken te groot"),
        (b"x" * 2_100_000, "Hoogstens 2000 kB"),
        (book(NEW, sheet="anders"), "blad &#x27;hulp&#x27; bestaat niet"),
        (book(NEW, header=["aanbod", "hier"]), "bron"),
        (book(NEW | {"extra": 1}), "kennen we niet"),
        (book(NEW, header=[*NEW, "bron"]), "twee keer"),
        (book(header=list(NEW)), "Er verandert niets"),
        (book(*[NEW] * 5_001), "hoogstens 5000"),
    ],
    ids=["text", "cut", "bomb", "large", "sheet", "short", "column", "double", "empty", "rows"],
)  # fmt: skip
def test_what_is_hostile_is_refused(keeper, content, said):
    refused = send(keeper, content)
    assert refused.status_code == 422
    assert said.lower() in refused.text.lower()
    assert not LocalOffer.objects.exists()


def test_nothing_is_read_without_a_file(keeper):
    assert keeper.post(PAGE, {}).status_code in (200, 422)
    check(keeper.get(PAGE), "nl")
