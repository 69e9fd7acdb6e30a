"""Inviting someone, and coming in by an invitation."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kansrijk.web.accounts.access import rights_of
from kansrijk.web.accounts.acting import by_system
from kansrijk.web.accounts.actions.roles import end_role
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.models import Person, RoleAssignment
from kansrijk.web.accounts.signing_in.actions.invitations import forget_old
from kansrijk.web.accounts.signing_in.actions.secrets import digest
from kansrijk.web.accounts.signing_in.models import Invitation
from known_people import AMSTERDAM, HAARLEM, organisation_in, person, person_with, signed_in
from pages import check
from signing_in import PASSWORD, actions, deliver, is_inside, letter, link_in_mail, settled, sign_in

pytestmark = pytest.mark.usefixtures("signing_in_site")
EMAIL = "nieuw@voorbeeld.example"
NEWCOMER = {"name": "Nieuwe Collega", "password1": PASSWORD, "password2": PASSWORD}


@pytest.fixture
def coordinator(db):
    who = person_with("coordinator", HAARLEM)
    Invitation.objects.all().delete()  # his own
    return who


@pytest.fixture
def where(coordinator):
    return coordinator.functions.get().organisation


def form(where, **more):
    until = (today() + timedelta(days=100)).strftime("%d-%m-%Y")
    return {
        "email": EMAIL, "language": "nl", "organisation": where.slug, "function": "midwife",
        "role": "partner_editor", "scope": str(HAARLEM), "until": until,
    } | more  # fmt: skip


def invite(coordinator, where, **more):
    deliver()
    mail.outbox.clear()
    answer = signed_in(coordinator).post("/uitnodigingen/nieuw/", form(where, **more))
    assert answer.status_code == 302, answer.text
    return link_in_mail()


def test_from_a_mail_to_a_role(coordinator, where):
    link = invite(coordinator, where)
    assert letter().to == [EMAIL]
    assert letter().subject == "Bericht van Kansrijk"
    assert not Person.objects.filter(email=EMAIL).exists(), "nothing exists before it is accepted"
    client = Client()
    page = check(client.get(link), "nl")
    assert where.name in " ".join(" ".join(e.itertext()) for e in page.all("main"))
    assert not Person.objects.filter(email=EMAIL).exists(), "opening it accepts nothing"
    answer = client.post(link, NEWCOMER)
    assert answer.status_code == 302
    assert is_inside(client)
    who = Person.objects.get(email=EMAIL)
    assert who.name == "Nieuwe Collega"
    assert rights_of(who).roles[0].role == "partner_editor"
    names = [name for name, _ in actions()]
    wanted = ("invitation.send", "person.create", "function.start", "role.grant",
              "invitation.accept", "signin.done")  # fmt: skip
    assert [name for name in names if name in wanted][-6:] == list(wanted)
    deliver()
    assert len(mail.outbox) == 1, "who comes in by an invitation is not invited once more"


def test_the_secret_is_not_in_the_database(coordinator, where):
    secret = invite(coordinator, where).strip("/").split("/")[-1]
    stored = Invitation.objects.get()
    assert stored.digest == digest(secret)
    assert secret not in str(Invitation.objects.values().get())


def test_who_may_change_things_is_led_to_a_second_step_first(coordinator, where):
    link, client = invite(coordinator, where), Client()
    client.post(link, NEWCOMER)
    answer = client.get(reverse("accounts:edit_organisation", args=(where.slug,)), follow=True)
    assert "tweede stap" in answer.text
    assert answer.redirect_chain[-1][0].startswith("/beveiliging/eerst/")


def refusal(link, reason):
    answer = Client().get(link)
    assert answer.status_code in (404, 410)
    check(answer, "nl", answer.status_code)
    assert ("invitation.refuse", reason) in actions()
    assert Client().post(link, NEWCOMER).status_code in (404, 410)
    return answer.text


def test_used_twice(coordinator, where):
    link = invite(coordinator, where)
    Client().post(link, NEWCOMER)
    assert "al aangenomen" in refusal(link, "used")
    assert Invitation.objects.get().email == ""
    assert Person.objects.filter(email=EMAIL).count() == 1


def test_expired(coordinator, where):
    link = invite(coordinator, where)
    past = timezone.now() - timedelta(days=8)
    Invitation.objects.update(made_at=past, expires_at=past + timedelta(days=7))
    assert "meer dan een week" in refusal(link, "expired")
    assert not Person.objects.filter(email=EMAIL).exists()
    Invitation.objects.update(expires_at=past + timedelta(days=-33), made_at=past - timedelta(60))
    assert forget_old() == 1
    assert Invitation.objects.get().email == ""


def test_forged(coordinator, where):
    invite(coordinator, where)
    assert "kennen deze link niet" in refusal("/uitnodiging/verzonnen-geheim/", "forged")


def test_secrets_cannot_be_tried_without_end(db):
    codes = [Client().get(f"/uitnodiging/gok{n}/").status_code for n in range(25)]
    assert codes == [404] * 20 + [429] * 5


def test_revoked_and_resent(coordinator, where):
    old = invite(coordinator, where)
    browser, invitation = signed_in(coordinator), Invitation.objects.get()
    check(browser.get("/uitnodigingen/"), "nl")
    browser.post(f"/uitnodigingen/{invitation.public_id}/opnieuw/")
    new = link_in_mail()
    assert new != old
    refusal(old, "forged")
    cache.clear()
    assert Client().get(new).status_code == 200
    browser.post(f"/uitnodigingen/{invitation.public_id}/intrekken/")
    assert "ingetrokken" in refusal(new, "revoked")
    assert {"invitation.resend", "invitation.revoke"} <= {name for name, _ in actions()}


def test_from_a_time_that_has_yet_to_come(coordinator, where):
    link = invite(coordinator, where)
    ahead = timezone.now() + timedelta(hours=2)
    Invitation.objects.update(made_at=ahead, expires_at=ahead + timedelta(days=7))
    assert "klok" in refusal(link, "clock")


def test_who_invites_gives_no_more_than_he_may_when_it_is_accepted(coordinator, where):
    link = invite(coordinator, where)
    role = RoleAssignment.objects.get(function__person=coordinator)
    end_role(assignment=role, by=by_system(), rights=None, reason="task_ended")
    answer = Client().post(link, NEWCOMER)
    assert "mag dat niet meer" in answer.text
    assert not Person.objects.filter(email=EMAIL).exists(), "nothing half done"
    assert Invitation.objects.get().accepted_at is None


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"email": "geen adres"}, "e-mailadres"),
        ({"role": "administrator"}, ""),
        ({"scope": str(AMSTERDAM)}, ""),
        ({"scope": ""}, "waar de rol geldt"),
        ({"until": "1-1-2020"}, "na vandaag"),
        ({"until": ""}, "na vandaag"),
        ({"function": "koning"}, ""),
    ],
    ids=str,
)
def test_a_wrong_promise_is_explained_and_sends_nothing(coordinator, where, wrong, words):
    deliver()
    mail.outbox.clear()
    answer = signed_in(coordinator).post("/uitnodigingen/nieuw/", form(where, **wrong))
    page = check(answer, "nl")
    assert "klopt nog niet" in answer.text
    assert words in " ".join(" ".join(e.itertext()) for e in page.all("main"))
    deliver()
    assert mail.outbox == []
    assert not Invitation.objects.exists()


def test_another_organisation_does_not_exist(coordinator):
    elsewhere = organisation_in(AMSTERDAM)
    answer = signed_in(coordinator).post("/uitnodigingen/nieuw/", form(elsewhere))
    assert answer.status_code == 200
    assert not Invitation.objects.exists()


def test_the_invitation_of_another_does_not_exist(coordinator, where):
    invite(coordinator, where)
    public_id = Invitation.objects.get().public_id
    other = signed_in(person_with("coordinator", AMSTERDAM, organisation_in(AMSTERDAM)))
    for what in ("opnieuw", "intrekken"):
        assert other.post(f"/uitnodigingen/{public_id}/{what}/").status_code == 404


def test_who_has_an_account_takes_it_beside_what_he_had(coordinator, where):
    known = settled(person(email=EMAIL))
    link, client = invite(coordinator, where), Client()
    assert "al een account" in client.get(link).text
    assert client.post(link).status_code == 404
    sign_in(client, known)
    client.get(link)
    assert client.post(link)["Location"] == "/beveiliging/"
    assert rights_of(known).roles[0].role == "partner_editor"
    assert known.check_password(PASSWORD)


def test_who_was_made_a_person_is_invited_by_itself(db):
    deliver()
    mail.outbox.clear()
    who = person(email=EMAIL, name="Gemaakt Iemand")
    link, client = link_in_mail(), Client()
    assert "Gemaakt Iemand" in client.get(link).text
    client.post(link, NEWCOMER)
    assert is_inside(client)
    who.refresh_from_db()
    assert who.check_password(PASSWORD)


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("kort", "Te kort: 4 tekens"),
        ("aaaaaaaaaaaaaaaa", "steeds hetzelfde"),
        ("passwordpassword", "veel mensen"),
        ("Kansrijke Start 2026!", "raden"),
        ("Nieuwe Collega 1234", "raden"),
        ("x" * 257, "Te lang"),
    ],
)
def test_a_password_that_is_easy_to_guess_is_refused(coordinator, where, password, words):
    answer = Client().post(
        invite(coordinator, where), NEWCOMER | {"password1": password, "password2": password}
    )
    assert words in answer.text
    assert not Person.objects.filter(email=EMAIL).exists()


@pytest.mark.parametrize(
    "password",
    [
        "vier losse woorden samen",
        "zonder één cijfer of hoofdletter",
        "漢字かな混じりの長い合言葉です",
    ],
)
def test_words_with_spaces_are_fine_and_so_is_any_script(coordinator, where, password):
    client = Client()
    client.post(
        invite(coordinator, where), NEWCOMER | {"password1": password, "password2": password}
    )
    assert is_inside(client)


def test_two_different_passwords_are_refused(coordinator, where):
    answer = Client().post(
        invite(coordinator, where), NEWCOMER | {"password2": "iets heel anders dan dat"}
    )
    assert "twee verschillende" in answer.text
