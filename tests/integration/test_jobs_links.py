"""A link in a mail: asking for it changes nothing, its button acts once, else it says why not."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.http import HttpResponseRedirect
from django.test import Client, override_settings
from django.urls import path
from django.utils import timezone

from kansrijk.web import urls as site_urls
from kansrijk.web.accounts.doors import READ_AND_SEND, public
from kansrijk.web.audit.actions import By, note
from kansrijk.web.audit.models import Event
from kansrijk.web.jobs.links import make_token
from kansrijk.web.jobs.models import UsedLink
from kansrijk.web.jobs.views import Words, button_page
from pages import check

WEEK = timedelta(days=7)
WORDS = Words("Deelname bevestigen", "U bevestigt dat u meedoet.", "Ja, ik doe mee", "U doet mee.")


def explain(key):
    return None if key == "gone" else WORDS


def act(request, key):
    note("link.confirm", by=By("a1"), kind="link", key=key)
    return HttpResponseRedirect("/") if key == "onward" else None


def broken(request, key):
    raise LookupError


def view(purpose, do=act, **more):
    return public(button_page(purpose, explain=explain, act=do, **more), methods=READ_AND_SEND)


urlpatterns = [
    path("ja/<str:token>/", view("test.confirm")),
    path("vaker/<str:token>/", view("test.often", is_once=False)),
    path("kapot/<str:token>/", view("test.broken", broken)),
    *site_urls.urlpatterns,
]
handler404 = site_urls.handler404
handler500 = site_urls.handler500


@pytest.fixture(autouse=True)
def _addresses(log):
    with override_settings(ROOT_URLCONF=__name__):
        yield


def address(key="k1", lasts=WEEK, where="ja", purpose="test.confirm"):
    return f"/{where}/{make_token(purpose, key, lasts)}/"


def done():
    return list(Event.objects.filter(action="link.confirm").values_list("key", flat=True))


def test_the_page_says_what_will_happen_and_a_button_does_it(client):
    page = client.get(address())
    assert page.status_code == 200
    check(page, "nl")
    for text in (
        WORDS.title,
        WORDS.what_happens,
        WORDS.button,
        "Er gebeurt niets tot u op de knop",
    ):
        assert text in page.content.decode()
    assert done() == []
    after = client.post(address())
    assert after.status_code == 200
    check(after, "nl")
    assert WORDS.done in after.content.decode()
    assert done() == ["k1"]


@pytest.mark.parametrize("method", ["get", "head", "options", "put", "delete", "patch"])
def test_a_scanner_changes_nothing_whatever_it_asks(client, method):
    link = address()
    for _ in range(3):
        getattr(client, method)(link)
    assert done() == []
    assert not UsedLink.objects.exists()
    assert client.post(link).status_code == 200


def test_a_page_that_comes_from_another_site_cannot_press_the_button(static_files, settings):
    strict = Client(enforce_csrf_checks=True)
    link = address()
    assert strict.post(link).status_code == 403
    assert done() == []
    strict.get(link)
    sent = {"csrfmiddlewaretoken": strict.cookies[settings.CSRF_COOKIE_NAME].value}
    assert strict.post(link, sent).status_code == 200
    assert done() == ["k1"]


def test_a_link_works_once(client):
    link = address()
    client.post(link)
    for answer in (client.post(link), client.get(link)):
        check(answer, "nl", status=410)
        assert "Deze link is al gebruikt" in answer.content.decode()
    assert done() == ["k1"]


def test_of_two_who_press_at_once_one_does_it(static_files):
    link, start, answers = address(), threading.Barrier(4), []

    def press():
        start.wait()
        answers.append(Client().post(link).status_code)
        connection.close()

    threads = [threading.Thread(target=press) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200, 410, 410, 410]
    assert done() == ["k1"]


def test_a_link_that_may_be_used_again_can_be(client):
    link = address(where="vaker", purpose="test.often")
    assert [client.post(link).status_code for _ in range(2)] == [200, 200]
    assert done() == ["k1", "k1"]


def test_a_link_is_not_used_up_when_its_work_fails(client):
    link = address(where="kapot", purpose="test.broken")
    with pytest.raises(LookupError):
        client.post(link)
    assert not UsedLink.objects.exists()


def test_an_expired_link_says_so(client):
    link = address(lasts=timedelta(seconds=-1))
    for answer in (client.get(link), client.post(link)):
        check(answer, "nl", status=410)
        assert "Deze link is te oud." in answer.content.decode()
    assert done() == []


def test_a_link_expires_on_time(client, monkeypatch):
    link, now = address(), timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now + WEEK - timedelta(seconds=2))
    assert client.get(link).status_code == 200
    monkeypatch.setattr(timezone, "now", lambda: now + WEEK + timedelta(seconds=1))
    assert client.get(link).status_code == 410


@pytest.mark.parametrize(
    "change",
    [
        lambda token: token[:-1],
        lambda token: ("a" if token[0] != "a" else "b") + token[1:],
        lambda token: token.split(":")[0],
        lambda token: "x",
        lambda token: make_token("test.often", "k1", WEEK),
    ],
    ids=["cut off", "changed", "no signature", "nonsense", "for another purpose"],
)
def test_a_forged_link_says_so(client, change):
    link = f"/ja/{change(make_token('test.confirm', 'k1', WEEK))}/"
    for answer in (client.get(link), client.post(link)):
        check(answer, "nl", status=404)
        assert "Dit adres kennen we niet." in answer.content.decode()
    assert done() == []


def test_a_link_of_another_key_opens_nothing(client, settings):
    link = address()
    settings.SECRET_KEY = "another key"
    assert client.get(link).status_code == 404


def test_a_link_whose_object_is_gone_says_so(client):
    assert client.post(address("gone")).status_code == 410
    assert done() == []


def test_a_link_can_lead_on(client):
    answer = client.post(address("onward"))
    assert (answer.status_code, answer["Location"]) == (302, "/")


def test_the_page_is_kept_nowhere(client):
    page = client.get(address())
    assert "no-store" in page["Cache-Control"]
    assert "noindex" in page.content.decode()
    assert page["Referrer-Policy"] == "same-origin"
