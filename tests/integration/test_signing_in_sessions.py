"""Sessions: how long they last, the page on which they are ended, and what is kept of them."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from kansrijk.web.accounts.acting import by_system
from kansrijk.web.accounts.actions.people import deactivate_person, erase_person
from kansrijk.web.accounts.signing_in.actions.sessions import forget_ended
from kansrijk.web.accounts.signing_in.models import EndedSession
from kansrijk.web.accounts.signing_in.sessions import BEGAN, SEEN
from pages import check
from signing_in import actions, is_inside, settled, sign_in, with_app

pytestmark = pytest.mark.usefixtures("signing_in_site")
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


def inside(who, **more):
    client = Client(**more)
    sign_in(client, who)
    return client


def test_sessions_are_listed_by_device_and_nothing_else_is_kept():
    who = settled()
    here = inside(who, headers={"user-agent": FIREFOX}, REMOTE_ADDR="203.0.113.9")
    inside(who)
    page = check(here.get("/sessies/"), "nl")
    text = " ".join(" ".join(e.itertext()) for e in page.all("main"))
    assert "Firefox, Linux" in text
    assert "Onbekend apparaat" in text
    assert {s.ip for s in UserSession.objects.all()} == {"0.0.0.0"}
    assert "203.0.113.9" not in str(list(UserSession.objects.values()))


def test_a_revoked_session_stops_at_once_and_who_has_it_is_told_and_noted():
    who = settled()
    here, thief = inside(who), inside(who)
    stolen = thief.cookies["session"].value
    number = UserSession.objects.get(session_key=stolen).pk
    assert here.post(f"/sessies/{number}/weg/").status_code == 302
    answer = thief.get("/sessies/", follow=True)
    assert "beëindigd op de pagina van uw sessies" in answer.text
    assert ("usersession.revoke", "") in actions()
    assert ("session.refuse", "revoked") in actions()
    assert not is_inside(thief)
    assert is_inside(here)
    # Put back by hand, the cookie still opens nothing.
    thief.cookies["session"] = stolen
    assert not is_inside(thief)


def test_all_others_end_with_one_button():
    who = settled()
    here, others = inside(who), [inside(who) for _ in range(3)]
    here.post("/sessies/andere/weg/")
    assert is_inside(here)
    assert not any(is_inside(other) for other in others)


def test_the_session_of_another_does_not_exist():
    mine, other = inside(settled()), settled()
    inside(other)
    number = UserSession.objects.get(user=other).pk
    assert mine.post(f"/sessies/{number}/weg/").status_code == 404
    assert UserSession.objects.filter(pk=number).exists()


@pytest.mark.parametrize(
    ("began", "seen", "reason", "words"),
    [
        (-13, -0.5, "too-old", "twaalf uur"),
        (-2, -1.1, "idle", "een uur niets"),
        (2, 2, "clock", "klok"),
        (-2, 2, "clock", "klok"),
        (None, None, "unknown-age", "Log opnieuw in"),
    ],
)
def test_a_session_ends_in_time_also_when_the_clock_runs_back(began, seen, reason, words):
    client = inside(settled())
    session, now = client.session, timezone.now().timestamp()
    for name, hours in ((BEGAN, began), (SEEN, seen)):
        session[name] = None if hours is None else now + hours * 3600
    session.save()
    assert words in client.get("/sessies/", follow=True).text
    assert ("session.end", reason) in actions()
    assert not is_inside(client)


def test_a_session_that_is_used_lives_on():
    client = inside(settled())
    session = client.session
    session[SEEN] = timezone.now().timestamp() - 50 * 60
    session.save()
    assert is_inside(client)
    assert timezone.now().timestamp() - client.session[SEEN] < 60


def test_a_public_page_asks_the_database_nothing(django_assert_num_queries):
    client = Client()
    client.get("/toegankelijkheid/")
    with django_assert_num_queries(0):
        client.get("/toegankelijkheid/")


def test_another_password_ends_the_other_sessions_but_not_this_one():
    who = settled()
    here, other = inside(who), inside(who)
    new = "toch maar andere woorden"
    form = {"oldpassword": "vier losse woorden samen", "password1": new, "password2": new}
    assert here.post("/beveiliging/wachtwoord/", form).status_code == 302
    assert is_inside(here)
    assert not is_inside(other)
    assert ("password.change", "") in actions()


def test_who_is_closed_off_is_out_at_once():
    who = settled()
    client = inside(who)
    deactivate_person(person=who, by=by_system(), reason="leaves")
    assert not is_inside(client)
    assert not UserSession.objects.filter(user=who).exists()


def test_nothing_is_left_of_who_is_erased():
    who = with_app(settled())
    email = who.email
    erase_person(person=who, by=by_system())
    from allauth.account.models import EmailAddress
    from allauth.mfa.models import Authenticator

    assert not EmailAddress.objects.filter(email=email).exists()
    assert not Authenticator.objects.filter(user=who).exists()


def test_ended_sessions_are_forgotten_after_their_longest_life():
    who = settled()
    here, other = inside(who), inside(who)
    number = UserSession.objects.get(session_key=other.cookies["session"].value).pk
    here.post(f"/sessies/{number}/weg/")
    assert forget_ended() == 0
    EndedSession.objects.update(ended_at=timezone.now() - timedelta(days=2))
    assert forget_ended() == 1
    assert Session.objects.count() >= 1
