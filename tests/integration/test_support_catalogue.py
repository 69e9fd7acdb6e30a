"""The catalogue as editors keep it: versions, proposals from the file, history."""

from datetime import date

import pytest
from django.db import DatabaseError
from django.test import Client

from kansrijk.errors import UserError
from kansrijk.reference.loader import load
from kansrijk.reference.tables.support import Offer
from kansrijk.web.accounts.acting import by_system
from kansrijk.web.audit.models import Event
from kansrijk.web.support.actions.catalogue import add_offer, change_offer, withdraw_offer
from kansrijk.web.support.actions.proposals import decide
from kansrijk.web.support.models import OfferVersion, Proposal
from kansrijk.web.support.presenters.offer import recognition_text
from kansrijk.web.support.queries import catalogue as queries
from kansrijk.web.support.queries.catalogue import file_offers, offers, open_proposals, versions
from known_offers import VOORZORG, because, changed, offer_with

pytestmark = pytest.mark.django_db
FILE = {row.slug: row for row in load(Offer)}


def newer_file(monkeypatch, **what):
    """A file in which the row of VoorZorg became another one."""
    rows = FILE | {VOORZORG: FILE[VOORZORG].model_copy(update=what)}
    digests = {slug: queries.digest(queries.content_of(row)) for slug, row in rows.items()}
    monkeypatch.setattr(queries, "file_offers", lambda: rows)
    monkeypatch.setattr(queries, "file_digests", lambda: digests)
    monkeypatch.setattr("kansrijk.web.support.actions.proposals.file_digests", lambda: digests)
    return digests[VOORZORG]


def test_without_an_edit_the_catalogue_is_the_file():
    assert dict(offers()) == FILE


def test_without_a_database_the_catalogue_is_the_file(monkeypatch):
    changed()

    def broken(**_given):
        raise DatabaseError

    monkeypatch.setattr(OfferVersion.objects, "aggregate", broken)
    assert dict(offers()) == FILE


def test_a_change_is_a_version_above_the_row_of_the_file_and_nothing_goes_away():
    made = changed(intensity="50 huisbezoeken")
    assert offers()[VOORZORG].intensity == "50 huisbezoeken"
    assert [row.number for row in versions(VOORZORG)] == [2, 1]
    first = versions(VOORZORG)[1]
    assert Offer.model_validate(first.content) == file_offers()[VOORZORG]
    assert (made.reason, first.reason) == ("new_facts", "first_load")
    assert {k: v for k, v in offers().items() if k != VOORZORG} == {
        k: v for k, v in FILE.items() if k != VOORZORG
    }
    actions = list(Event.objects.order_by("number").values_list("action", flat=True))[-2:]
    assert sorted(actions) == ["offer_version.change", "offer_version.load"]


def test_every_change_is_seen_at_once():
    for number in range(3):
        changed(intensity=f"{number} bezoeken")
        assert offers()[VOORZORG].intensity == f"{number} bezoeken"


def test_what_another_changed_since_is_not_overwritten():
    changed(intensity="50 huisbezoeken")
    with pytest.raises(UserError, match="Iemand anders wijzigde"):
        change_offer(by=by_system(), offer=offer_with(note="x"), because=because(), based_on=0)
    assert offers()[VOORZORG].intensity == "50 huisbezoeken"


def test_a_change_that_changes_nothing_is_refused_and_leaves_no_version():
    with pytest.raises(UserError, match="Er verandert niets"):
        change_offer(by=by_system(), offer=offer_with(), because=because(), based_on=0)
    assert not OfferVersion.objects.exists()


def test_a_reason_that_is_none_is_refused():
    with pytest.raises(UserError, match="Kies uit"):
        change_offer(
            by=by_system(), offer=offer_with(note="x"), because=because("stopped"), based_on=0
        )


def test_an_added_offer_stands_last_and_its_name_is_taken():
    new = offer_with(slug="nieuw-aanbod", name="Nieuw aanbod")
    add_offer(by=by_system(), offer=new, because=because("new_offer"))
    assert list(offers())[-1] == "nieuw-aanbod"
    for taken in (new, offer_with()):
        with pytest.raises(UserError, match="bestaat al"):
            add_offer(by=by_system(), offer=taken, because=because("new_offer"))


def test_a_withdrawn_offer_is_found_by_nobody_and_can_come_back(static_files):
    withdraw_offer(by=by_system(), slug=VOORZORG, because=because("stopped"), based_on=0)
    assert VOORZORG not in offers()
    assert Client().get(f"/hulp/aanbod/{VOORZORG}/").status_code == 404
    change_offer(by=by_system(), offer=FILE[VOORZORG], because=because(), based_on=2)
    assert offers()[VOORZORG] == FILE[VOORZORG]


def test_a_newer_row_of_the_file_never_overwrites_an_edit_but_becomes_a_proposal(monkeypatch):
    changed(intensity="50 huisbezoeken")
    assert open_proposals() == {}
    newer_file(monkeypatch, note="Er is een nieuwe bron")
    assert offers()[VOORZORG].intensity == "50 huisbezoeken"
    assert list(open_proposals()) == [VOORZORG]
    changed(note="Eigen opmerking")
    assert list(open_proposals()) == [VOORZORG]  # an edit is no decision


@pytest.mark.parametrize(
    ("reason", "note", "number"),
    [("file_is_right", "Uit het bestand", 3), ("own_is_right", FILE[VOORZORG].note, 2)],
)
def test_a_proposal_is_decided_once(monkeypatch, reason, note, number):
    changed()
    digest = newer_file(monkeypatch, note="Uit het bestand")
    decide(by=by_system(), slug=VOORZORG, digest=digest, reason=reason)
    assert offers()[VOORZORG].note == note
    assert versions(VOORZORG)[0].number == number
    assert open_proposals() == {}
    assert Proposal.objects.get().is_accepted == (reason == "file_is_right")
    with pytest.raises(UserError, match="al besloten"):
        decide(by=by_system(), slug=VOORZORG, digest=digest, reason=reason)


def test_a_row_that_the_editor_did_not_see_is_not_decided(monkeypatch):
    changed()
    newer_file(monkeypatch, note="Uit het bestand")
    with pytest.raises(UserError, match="veranderde nog eens"):
        decide(by=by_system(), slug=VOORZORG, digest="0" * 64, reason="file_is_right")


def test_a_file_that_says_what_the_editor_said_is_no_proposal(monkeypatch):
    changed(note="Hetzelfde")
    newer_file(monkeypatch, note="Hetzelfde")
    assert open_proposals() == {}


@pytest.mark.parametrize(
    ("since", "until", "day", "expired"),
    [
        ("2021-09-30", None, date(2026, 9, 30), False),
        ("2021-09-30", None, date(2026, 10, 1), True),
        ("2017", None, date(2022, 12, 31), False),
        ("2017", None, date(2023, 1, 1), True),
        ("2017", date(2030, 1, 1), date(2026, 1, 1), False),
        (None, None, date(2026, 1, 1), False),
    ],
)
def test_a_recognition_shows_itself_once_it_has_expired(since, until, day, expired):
    offer = FILE[VOORZORG].model_copy(
        update={"recognition_date": since, "recognition_until": until}
    )
    assert recognition_text(offer, day).is_expired == expired
    law = offer.model_copy(update={"recognition": "legal"})
    assert not recognition_text(law, day).is_expired
