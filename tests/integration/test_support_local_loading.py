"""The first load of help in municipalities: what sources state, and never over what was edited."""

import pytest

from kansrijk.errors import UserError
from kansrijk.reference.loader import load
from kansrijk.reference.tables.support_local import InventedLocalOffer, StatedOffer
from kansrijk.web.accounts.acting import by_system
from kansrijk.web.audit.models import Event
from kansrijk.web.support.actions import loading_local
from kansrijk.web.support.actions.local import end_local_offer
from kansrijk.web.support.models import LocalOffer
from kansrijk.web.support.queries.local import local_offers, notes_of
from kansrijk.web.support.words import national_offers

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(register):
    return loading_local.load_local_offers()


def test_haarlem_has_what_the_source_states_and_nothing_more(loaded):
    found = local_offers("GM0392")
    assert set(found) == {"centering-zwangerschap", "prenataal-huisbezoek-jgz", "nu-niet-zwanger"}
    for (row,) in found.values():
        assert row.availability == "yes"
        assert (row.organisation, row.contact, row.phone, row.languages) == ("", "", "", ())
        assert (row.freshness, row.checked_on.year, row.accepts) == ("hidden", 2022, None)
    assert {note.kind for note in notes_of("GM0392")} == {"partners", "newsletter", "agreements"}


def test_the_directory_shows_them_with_their_source_and_what_it_says_beside_them(
    loaded, static_files, client
):
    text = client.get("/hulp/kaart/?gemeente=GM0392").text
    for said in ("Er is 3 keer hulp bekend", "Nieuwsbrief Kansrijke Start Haarlem", "2022/78214",
                 "Stil sinds 1 januari 2022"):  # fmt: skip
        assert said in text
    elsewhere = client.get("/hulp/kaart/?gemeente=GM0363").text
    assert "Nieuwsbrief" not in elsewhere
    assert "voorbeeld" not in elsewhere.partition("<main")[2].partition("</main")[0].lower()


def test_no_contact_or_number_stands_under_a_real_place(loaded):
    real = LocalOffer.objects.filter(is_invented=False)
    assert {row.municipality for row in real} == {"GM0392"}
    for row in real:
        assert (row.phone, row.contact_function, row.contact_name, row.contact_email) == ("",) * 4


def test_voorbeeldstad_is_rich_and_marked(loaded):
    rows = LocalOffer.objects.filter(municipality="VB0001")
    assert rows.filter(availability="yes").count() >= 40
    assert all(row.is_invented for row in rows)
    states = {row.freshness for several in local_offers("VB0001").values() for row in several}
    assert states == {"fresh", "stale", "hidden"}
    assert len(local_offers("VB0001")["wijkteam-ondersteuning"]) == 4


def test_what_is_invented_says_so():
    for row in load(InventedLocalOffer):
        assert row.code.startswith("VB")
        assert not row.organisation or "verzonnen" in row.organisation
        assert all(n.startswith("000-000 ") for n in (row.phone, row.contact_direct) if n)
    assert all(row.code.startswith("GM") for row in load(StatedOffer))


def test_every_row_is_of_an_offer_of_the_catalogue():
    rows = (*load(StatedOffer), *load(InventedLocalOffer))
    assert {row.offer for row in rows} <= set(national_offers())


def test_a_second_load_does_nothing(loaded):
    before = Event.objects.count()
    again = loading_local.load_local_offers()
    assert (again.added, again.differences, Event.objects.count()) == (0, [], before)
    assert Event.objects.filter(action="local_offers.load").count() == 2


def test_what_someone_edited_or_ended_stays_and_is_named(loaded):
    row = LocalOffer.objects.get(loaded_as="haarlem-nu-niet-zwanger")
    LocalOffer.objects.filter(pk=row.pk).update(name="Anders")
    end_local_offer(local_offer=row, by=by_system(), reason="stopped")
    again = loading_local.load_local_offers()
    assert again.added == 0
    assert [text for text in again.differences if "naam: hier 'Anders'" in text]
    assert [text for text in again.differences if "beëindigd" in text]
    assert "nu-niet-zwanger" not in local_offers("GM0392")


def test_a_name_that_does_not_fit_its_code_is_refused(monkeypatch, db):
    wrong = (load(StatedOffer)[0].model_copy(update={"name": "Heemstede"}),)
    monkeypatch.setattr(loading_local, "load", lambda model: wrong)
    with pytest.raises(UserError, match="GM0392 heet nu Haarlem en niet 'Heemstede'"):
        loading_local.load_local_offers()
    assert not LocalOffer.objects.exists()


def test_the_command_says_what_it_added(kansrijk, loaded):
    ran = kansrijk("support", "load")
    assert (ran.code, ran.out) == (0, "Toegevoegd aan de hulp in gemeenten: 0.\n")
