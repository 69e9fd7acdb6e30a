"""The second step: setting it up, taking it away, recovery codes, and who must have one."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from kansrijk.errors import UserError
from kansrijk.web.accounts.signing_in import encryption
from known_people import person_with, signed_in
from pages import check
from signing_in import (
    PASSWORD,
    SECRET,
    actions,
    code,
    is_inside,
    letter,
    settled,
    sign_in,
    with_app,
)

pytestmark = pytest.mark.usefixtures("signing_in_site")


def inside(who):
    client = Client()
    sign_in(client, who)
    if Authenticator.objects.filter(user=who, type="totp").exists():
        client.post("/inloggen/tweede-stap/", {"code": code()})
    return client


def set_up_app(client):
    page = client.get("/beveiliging/app/")
    check(page, "nl")
    assert "<svg" in page.text
    secret = re.search(r'<code class="kr-code">([^<]+)', page.text)[1].replace(" ", "")
    from signing_in import format_hotp_value, hotp_value, time

    return client.post(
        "/beveiliging/app/", {"code": format_hotp_value(hotp_value(secret, int(time.time()) // 30))}
    ), secret


def test_an_app_from_picture_to_recovery_codes():
    who = settled()
    client = inside(who)
    answer, secret = set_up_app(client)
    assert answer["Location"] == "/beveiliging/herstelcodes/"
    page = client.get("/beveiliging/herstelcodes/")
    check(page, "nl")
    codes = re.findall(r'<code class="kr-code">(\d{10})<', page.text)
    assert len(codes) == 10
    assert "niet nog een keer" in client.get("/beveiliging/herstelcodes/").text, "shown once"
    stored = str(list(Authenticator.objects.values()))
    assert secret not in stored
    assert not any(one in stored for one in codes)
    assert "tweede stap gekomen" in str(letter().body)
    assert ("second_step.add_app", "") in actions()
    for expected in (True, False):  # each code once
        other = Client()
        sign_in(other, who)
        other.post("/inloggen/tweede-stap/", {"code": codes[0]})
        assert is_inside(other) == expected


def test_a_wrong_first_code_sets_nothing_up():
    client = inside(settled())
    client.get("/beveiliging/app/")
    answer = client.post("/beveiliging/app/", {"code": "000000"})
    assert "klopt niet" in answer.text
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("role", ["coordinator", "partner_editor", "administrator"])
def test_who_may_change_things_cannot_do_without(role):
    who = with_app(settled(person_with(role)))
    client = inside(who)
    assert "tweede stap nodig" in client.get("/beveiliging/").text
    answer = client.post("/beveiliging/app/weg/")
    assert "Voeg eerst een andere toe" in answer.text
    assert Authenticator.objects.filter(user=who, type="totp").exists()


def test_who_reads_may_take_it_away():
    who = with_app(settled(person_with("reader")))
    client = inside(who)
    assert client.post("/beveiliging/app/weg/").status_code == 302
    assert not Authenticator.objects.filter(user=who).exists()
    assert ("second_step.remove_app", "") in actions()
    assert "weggehaald" in str(letter().body)


def test_without_a_second_step_nothing_is_changed():
    who = settled(person_with("coordinator"))
    client = inside(who)
    answer = client.get("/uitnodigingen/", follow=True)
    assert answer.redirect_chain[-1][0].startswith("/beveiliging/eerst/")
    check(answer, "nl")
    set_up_app(client)
    assert client.get("/uitnodigingen/").status_code == 200


def test_a_session_of_before_the_second_step_is_asked_for_it():
    who = settled(person_with("coordinator"))
    client = inside(who)
    with_app(who)
    answer = client.get("/uitnodigingen/", follow=True)
    assert answer.redirect_chain[-1][0].startswith("/inloggen/nogmaals/code/")
    check(answer, "nl")
    done = client.post(answer.redirect_chain[-1][0], {"code": code(), "next": "/uitnodigingen/"})
    assert done["Location"] == "/uitnodigingen/"
    assert client.get("/uitnodigingen/").status_code == 200


def test_before_something_sensitive_one_shows_oneself_again():
    client = inside(settled())
    session = client.session
    session["account_authentication_methods"][0]["at"] -= 3600
    session.save()
    answer = client.get("/beveiliging/app/", follow=True)
    check(answer, "nl")
    assert answer.redirect_chain[-1][0].startswith("/inloggen/nogmaals/")
    assert "klopt niet" in client.post("/inloggen/nogmaals/", {"password": "fout"}).text
    done = client.post("/inloggen/nogmaals/", {"password": PASSWORD, "next": "/beveiliging/app/"})
    assert done["Location"] == "/beveiliging/app/"
    assert client.get("/beveiliging/app/").status_code == 200


def test_new_recovery_codes_replace_the_old_ones():
    who = settled()
    client = inside(who)
    set_up_app(client)
    old = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    check(client.get("/beveiliging/herstelcodes/nieuw/"), "nl")
    client.post("/beveiliging/herstelcodes/nieuw/")
    new = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    assert not set(old) & set(new)
    assert ("second_step.renew_codes", "") in actions()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_of_ones_own_is_whole_in_both_languages(language):
    who = with_app(settled(person_with("coordinator")))
    client = signed_in(who)
    start = "" if language == "nl" else "/en"
    for path in ("/beveiliging/", "/beveiliging/wachtwoord/", "/beveiliging/app/weg/", "/sessies/",
                 "/beveiliging/passkey/", "/beveiliging/herstelcodes/nieuw/", "/uitloggen/",
                 "/inloggen/nogmaals/", "/inloggen/nogmaals/code/", "/uitnodigingen/",
                 "/uitnodigingen/nieuw/"):  # fmt: skip
        check(client.get(start + path), language)


def test_secrets_are_encrypted_and_keys_can_be_replaced(settings):
    settings.MFA_KEYS = ["oude sleutel, lang genoeg"]
    hidden = encryption.encrypt(SECRET)
    assert SECRET not in hidden
    settings.MFA_KEYS = ["nieuwe sleutel", "oude sleutel, lang genoeg"]
    assert encryption.decrypt(hidden) == SECRET
    fresh = encryption.renewed(hidden)
    settings.MFA_KEYS = ["nieuwe sleutel"]
    assert encryption.decrypt(fresh) == SECRET
    with pytest.raises(UserError, match="sleutel die er niet meer is"):
        encryption.decrypt(hidden)


def test_a_passkey_of_another_site_is_refused_and_noted():
    client = inside(settled())
    client.get("/beveiliging/passkey/")
    answer = client.post("/beveiliging/passkey/", {"name": "x", "credential": '{"id": "abc"}'})
    assert "klopt niet" in answer.text
    assert ("second_step.refuse", "passkey") in actions()
    client = Client()
    client.get("/inloggen/passkey/")
    answer = client.post("/inloggen/passkey/", {"credential": '{"id": "abc"}'})
    assert answer.status_code == 400
    assert ("signin.refuse", "passkey") in actions()
