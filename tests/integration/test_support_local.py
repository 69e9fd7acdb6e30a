"""Help in a municipality: unknown is no "no", what was said is checked, and what ends is erased."""

from datetime import date

import pytest

from kansrijk.errors import UserError
from kansrijk.web.accounts.access import rights_of
from kansrijk.web.accounts.acting import by_system
from kansrijk.web.accounts.clock import today
from kansrijk.web.audit.models import Event
from kansrijk.web.support.actions.local import (
    add_local_offer,
    change_local_offer,
    check_local_offer,
    end_local_offer,
)
from kansrijk.web.support.models import LocalOffer
from kansrijk.web.support.queries.local import directory, local_offers
from known_help import (
    AMSTERDAM,
    HAARLEM,
    HOME_START,
    VOORZORG,
    evidence,
    facts,
    help_in,
    help_with_contact,
    months_ago,
)
from known_people import function_of, organisation_in, person, person_with, role_of

pytestmark = pytest.mark.django_db


def test_what_nobody_recorded_is_not_there_and_is_no_no():
    help_in(HAARLEM, HOME_START, "no")
    found = local_offers(HAARLEM)
    assert {slug: row.availability for slug, (row,) in found.items()} == {HOME_START: "no"}
    assert local_offers(AMSTERDAM) == {}


def test_everything_that_was_said_comes_back():
    help_in(
        name="VoorZorg Haarlem", organisation_name="JGZ", contact_function="verpleegkundige",
        phone="000-000 00 01", area_kind="neighbourhood", area_name="Oost",
        languages=("nl", "ar"), wait_weeks=3, accepts=False, accepts_on=months_ago(1), age=2,
    )  # fmt: skip
    ((row,),) = local_offers(HAARLEM).values()
    assert (row.name, row.organisation, row.contact) == (
        "VoorZorg Haarlem",
        "JGZ",
        "verpleegkundige",
    )
    assert (row.phone, row.area, row.languages) == (
        "000-000 00 01",
        "Oost",
        ("Nederlands", "Arabisch"),
    )
    assert (row.wait, row.accepts, row.accepts_on) == ("3 weken", False, months_ago(1))
    assert (row.checked_on, row.freshness) == (months_ago(2), "fresh")


@pytest.mark.parametrize(
    ("age", "state"), [(5, "fresh"), (6, "stale"), (11, "stale"), (12, "hidden")]
)
def test_silence_makes_it_stale_and_then_hides_it(age, state):
    help_in(age=age)
    assert local_offers(HAARLEM)[VOORZORG][0].freshness == state


def test_a_contact_is_seen_inside_alone_and_not_when_it_is_silent():
    row = help_with_contact(organisation=organisation_in())
    own = person()
    function_of(own, row.organisation)
    elsewhere = person_with("reader")
    for who, sees in ((None, False), (person(), False), (elsewhere, True), (own, True)):
        found = local_offers(HAARLEM, rights_of(who) if who else None)[VOORZORG][0]
        assert ("Noor Bedacht" in found.contact, "00 02" in found.phone) == (sees, sees)
        assert found.contact.startswith("jeugdverpleegkundige")
    LocalOffer.objects.update(checked_on=months_ago(13))
    assert "Noor" not in local_offers(HAARLEM, rights_of(elsewhere))[VOORZORG][0].contact


def test_a_role_elsewhere_sees_no_contact():
    help_with_contact(AMSTERDAM)
    assert (
        "Noor"
        not in local_offers(AMSTERDAM, rights_of(person_with("coordinator")))[VOORZORG][0].contact
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"offer": "voor-zorg"}, "Bedoelde u: voorzorg"),
        ({"offer": "wonderkuur"}, "Aanbod 'wonderkuur' bestaat niet"),
        ({"availability": "perhaps"}, "Kies uit: yes, no, unknown"),
        ({"area_kind": "planet"}, "Kies uit: municipality"),
        ({"languages": ("xx",)}, "De taal 'xx' kennen we niet"),
        ({"name": "x" * 121}, "121 tekens; hoogstens 120"),
        ({"phone": "bel mij"}, "alleen cijfers"),
        ({"contact_email": "geen adres"}, "naam@organisatie.nl"),
        ({"contact_function": "Jan, 06 1234 5678"}, "geen nummer of e-mailadres"),
        ({"agreement": "mail naar a@b.example"}, "geen nummer of e-mailadres"),
        ({"wait_weeks": 105}, "0 tot 104 weken"),
        ({"accepts": True, "accepts_on": date(2099, 1, 1)}, "moet nog komen"),
        ({"agreement_url": "javascript:alert(1)"}, "begint met https://"),
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_is_refused_with_what_is_allowed(given, said):
    with pytest.raises(UserError, match=said):
        help_in(**given)
    assert not LocalOffer.objects.exists()


def test_an_offer_is_not_here_and_not_here_at_once():
    row = help_in()
    help_in(name="een tweede")
    with pytest.raises(UserError, match="al iets anders vast"):
        help_in(availability="no")
    with pytest.raises(UserError, match="al iets anders vast"):
        change_local_offer(
            local_offer=row, by=by_system(), facts=facts(availability="no"), evidence=evidence(),
            reason="told",
        )  # fmt: skip
    help_in(AMSTERDAM, availability="no")
    with pytest.raises(UserError, match="al iets anders vast"):
        help_in(AMSTERDAM, availability="no")


def test_real_and_invented_do_not_meet(register):
    with pytest.raises(UserError, match="kunnen niet samen"):
        help_in("VB0001", organisation=organisation_in())


def test_each_change_has_its_event_without_content():
    row = help_with_contact()
    by = by_system()
    check_local_offer(local_offer=row, by=by)
    change_local_offer(
        local_offer=row, by=by, facts=facts(name="Anders"), evidence=evidence(), reason="told"
    )
    end_local_offer(local_offer=row, by=by, reason="stopped")
    names = Event.objects.filter(kind="support.localoffer").order_by("number")
    assert [e.action.removeprefix("local_offer.") for e in names] == [
        "add", "check", "change", "end",
    ]  # fmt: skip


def test_what_ends_is_unknown_again_and_forgets_its_contact():
    row = help_with_contact()
    end_local_offer(local_offer=row, by=by_system(), reason="stopped")
    assert local_offers(HAARLEM) == {}
    row.refresh_from_db()
    assert (row.contact_name, row.contact_direct, row.contact_email) == ("", "", "")
    with pytest.raises(UserError, match="al beëindigd"):
        check_local_offer(local_offer=row, by=by_system())
    with pytest.raises(UserError, match="al beëindigd"):
        end_local_offer(local_offer=row, by=by_system(), reason="stopped")


def test_who_checked_it_is_a_key_and_his_role():
    who = person_with("coordinator")
    from kansrijk.web.accounts.acting import by_person
    from kansrijk.web.accounts.models import RoleAssignment

    by = by_person(who, RoleAssignment.objects.get(function__person=who))
    row = add_local_offer(by=by, code=HAARLEM, facts=facts(), evidence=evidence())
    assert (row.checked_by, row.checked_role, row.checked_on) == (by.actor, "coordinator", today())


def test_the_directory_finds_by_every_word_without_accents_and_not_by_a_person():
    help_with_contact(name="Café voor moeders", organisation_name="Buurthuis De Brug")
    help_in(AMSTERDAM, HOME_START)
    help_in(AMSTERDAM, "k-vht", "no")
    for text, number in (
        ("", 2), ("cafe brug", 1), ("CAFÉ", 1), ("schulden", 1), ("noor", 0), ("brug x", 0),
        ("home start", 1), ("%", 2), ("_", 2),
    ):  # fmt: skip
        assert directory(text, invented=False).count() == number, text
    assert directory("", invented=True).count() == 0
    assert directory("", invented=False, codes=[HAARLEM]).count() == 1


def test_a_role_for_the_own_organisation_reaches_no_other(db):
    from kansrijk.web.support.access.local import may_edit, may_edit_place

    mine, other = organisation_in(), organisation_in()
    who = person()
    role_of(function_of(who, mine), "partner_editor")
    own = rights_of(who)
    assert may_edit(own, help_in(organisation=mine))
    assert not may_edit(own, help_in(organisation=other))
    assert not may_edit(own, help_in(organisation_name="vrij"))
    assert not may_edit(own, help_in(AMSTERDAM, organisation=mine))
    assert not may_edit_place(own, HAARLEM)
