"""What cannot be undone asks once more who it is; and who never worked anywhere can be closed."""

import time

import pytest

from kansrijk.web.accounts.access import may_close, person_to_close, rights_of
from kansrijk.web.accounts.models import Person
from known_people import AMSTERDAM, person, person_with, signed_in
from pages import check
from signing_in import PASSWORD, code, settled, with_app

pytestmark = pytest.mark.usefixtures("signing_in_site")
ERASE = "/mijn/gegevens/wissen/"


def some_time_ago(client, seconds=601):
    """Whatever was shown in this session was shown so long ago."""
    session = client.session
    for one in session["account_authentication_methods"]:
        one["at"] = time.time() - seconds
    session.save()
    return client


def test_erasing_oneself_asks_the_second_step_also_a_moment_after_the_password():
    who = with_app(settled(person_with("reader")))
    client = signed_in(who)
    for answer in (client.get(ERASE), client.post(ERASE, {"email": who.email})):
        assert answer["Location"] == "/inloggen/nogmaals/code/?next=%2Fmijn%2Fgegevens%2Fwissen%2F"
    assert client.post(answer["Location"], {"code": code()})["Location"] == ERASE
    check(client.get(ERASE), "nl")
    client.post(ERASE, {"email": who.email})
    assert Person.objects.get(pk=who.pk).erased_at is not None


def test_who_has_no_second_step_is_asked_his_password():
    who = settled(person_with("reader"))
    client = some_time_ago(signed_in(who))
    assert client.get(ERASE)["Location"].startswith("/inloggen/nogmaals/?next=")
    client.post("/inloggen/nogmaals/", {"password": PASSWORD})
    assert client.get(ERASE).status_code == 200


def test_ending_ones_own_role_asks_too_and_after_ten_minutes_anew():
    who = with_app(settled(person_with("reader")))
    role = who.functions.get().roles.get()
    address, client = f"/mijn/rollen/{role.public_id}/beeindigen/", signed_in(who)
    assert client.get(address).status_code == 302
    client.post("/inloggen/nogmaals/code/", {"code": code()})
    assert client.get(address).status_code == 200
    some_time_ago(client)
    assert client.post(address, {"reason": "own_wish"}).status_code == 302
    role.refresh_from_db()
    assert role.end_reason == ""


def test_who_comes_through_a_provider_was_asked_there():
    who = person()  # no password, no second step
    assert some_time_ago(signed_in(who)).get(ERASE).status_code == 200


def test_who_never_worked_anywhere_is_closed_off_by_who_may_in_the_whole_country():
    lost = person(name="Zonder Functie")
    administrator = person_with("administrator")
    assert may_close(rights_of(administrator), lost)
    assert person_to_close(rights_of(administrator), lost.public_id) == lost
    for role, scope in (("coordinator", None), ("coordinator", AMSTERDAM), ("national", None)):
        assert not may_close(rights_of(person_with(role, scope)), lost)
    invented = person(is_invented=True)
    assert not may_close(rights_of(administrator), invented)
    client = signed_in(administrator)
    page = client.get("/organisaties/")
    check(page, "nl")
    assert "Zonder Functie" in page.text
    assert invented.name not in page.text
    client.post(f"/mensen/{lost.public_id}/afsluiten/", {"what": "erase", "reason": "own_wish"})
    assert "Zonder Functie" not in client.get("/organisaties/").text
    assert (
        "Mensen zonder functie"
        not in signed_in(person_with("coordinator")).get("/organisaties/").text
    )
