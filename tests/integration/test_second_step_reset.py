"""Who lost telephone and codes is helped by an administrator: never in silence, never alone."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from kansrijk.errors import UserError
from kansrijk.web.accounts.acting import by_system
from kansrijk.web.accounts.signing_in.actions.second_steps import reset_second_step
from kansrijk.web.audit.models import Event
from known_people import AMSTERDAM, person_with, signed_in
from pages import check
from signing_in import deliver, is_inside, letter, settled, sign_in, with_app

pytestmark = pytest.mark.usefixtures("signing_in_site")


def page_of(who):
    return f"/mensen/{who.public_id}/tweede-stap/"


@pytest.fixture
def lost():
    """A coordinator with an app, who is signed in somewhere."""
    return with_app(settled(person_with("coordinator")))


@pytest.fixture
def administrator():
    return person_with("administrator")


def test_all_of_it_goes_every_session_ends_and_the_person_gets_a_mail(lost, administrator):
    thief, client = signed_in(lost), signed_in(administrator)
    check(client.get(page_of(lost)), "nl")
    check(client.get(f"/en{page_of(lost)}"), "en")
    assert client.post(page_of(lost), {"reason": "lost_device"}).status_code == 302
    assert not Authenticator.objects.filter(user=lost).exists()
    assert not is_inside(thief)
    told = {e.action: (e.role, e.reason) for e in Event.objects.filter(key=str(lost.pk))}
    assert told["second_step.reset"] == ("administrator", "lost_device")
    assert "person.end_sessions" in told
    deliver()
    assert letter().to == [lost.email]
    assert "Heeft u hier niet om gevraagd?" in letter().body


def test_he_must_set_up_a_new_one_before_he_does_anything(lost, administrator):
    signed_in(administrator).post(page_of(lost), {"reason": "lost_device"})
    client = Client()
    sign_in(client, lost)
    assert is_inside(client), "the password is still asked, and nothing else"
    answer = client.get("/uitnodigingen/")
    assert answer["Location"].startswith("/beveiliging/eerst/")
    check(client.get(answer["Location"]), "nl")


def test_without_a_second_step_there_is_nothing_to_take_away(administrator):
    who = settled(person_with("reader"))
    answer = signed_in(administrator).post(page_of(who), {"reason": "lost_device"})
    assert answer.status_code == 422
    assert "heeft geen tweede stap" in answer.text
    deliver()


@pytest.mark.parametrize("reason", ["", "own_wish", "omdat ik het zeg"])
def test_a_reason_is_one_of_those_for_this(lost, reason):
    with pytest.raises(UserError, match="telefoon en herstelcodes zijn kwijt"):
        reset_second_step(person=lost, by=by_system(), reason=reason)
    assert Authenticator.objects.filter(user=lost).exists()


def test_nobody_does_it_to_himself_nor_without_the_right_nor_the_second_factor(administrator, lost):
    me = with_app(administrator)
    assert signed_in(me).post(page_of(me), {"reason": "lost_device"}).status_code == 404
    for role, scope in (("coordinator", None), ("coordinator", AMSTERDAM), ("regional", None)):
        client = signed_in(person_with(role, scope))
        assert client.post(page_of(lost), {"reason": "lost_device"}).status_code == 403
    client = signed_in(administrator, second_factor=False)
    assert client.post(page_of(lost), {"reason": "lost_device"}).status_code == 302
    assert Authenticator.objects.filter(user=lost).exists()
