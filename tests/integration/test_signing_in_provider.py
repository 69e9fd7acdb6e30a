"""Signing in through an identity provider: django-allauth's own, in a process of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from identity_provider import CLIENT, SECRET
from kansrijk.web.accounts.models import Person
from known_people import person
from signing_in import actions, code, is_inside, letter, settled, with_app

CALLBACK = "http://testserver/inloggen/via/oidc/terug/"


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = Path(__file__).parents[1] / "identity_provider.py"
    environment = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
    process = subprocess.Popen(
        [sys.executable, str(program), str(port), CALLBACK],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(200):
            try:
                requests.get(f"{address}/.well-known/openid-configuration", timeout=5)
                break
            except requests.ConnectionError:
                time.sleep(0.1)
        yield address
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def provider(issuer, signing_in_site, settings):
    app = {
        "provider_id": "oidc", "name": "Gemeente Haarlem", "client_id": CLIENT, "secret": SECRET,
        "settings": {"server_url": issuer, "uid_field": "sub", "verified_email": []},
    }  # fmt: skip
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}
    }
    return app


def come_in(issuer: str, email: str, *, verified: bool = True, client: Client | None = None):
    """The whole way: our button, their page, and back."""
    client, there = client or Client(), requests.Session()
    there.get(f"{issuer}/in/?email={email}" + ("&verified=1" if verified else ""), timeout=10)
    leave = client.post("/inloggen/via/oidc/")
    assert leave.status_code == 302
    back = there.get(leave["Location"], allow_redirects=False, timeout=10).headers["Location"]
    assert back.startswith(CALLBACK)
    parts = urlsplit(back)
    return client, client.get(f"{parts.path}?{parts.query}")


def test_the_page_names_the_provider(provider):
    assert "Via Gemeente Haarlem" in Client().get("/inloggen/").text


def test_who_was_invited_comes_in_and_is_known_by_the_key_of_the_provider(provider, issuer):
    who = settled()
    client, _ = come_in(issuer, who.email)
    assert is_inside(client)
    account = SocialAccount.objects.get()
    assert (account.user, account.extra_data) == (who, {}), "nothing of the provider is kept"
    assert who.email in letter().to
    assert ("signin.done", "socialaccount") in actions()
    # Another address over there later: the key is what counts.
    EmailAddress.objects.filter(user=who).update(email="anders@voorbeeld.example")
    assert is_inside(come_in(issuer, who.email)[0])


def test_nobody_gets_an_account_by_it(provider, issuer):
    client, answer = come_in(issuer, "vreemd@elders.example")
    assert "niemand nodigde u hier uit" in answer.text
    assert not is_inside(client)
    assert not Person.objects.exists()
    assert not SocialAccount.objects.exists()
    assert ("signin.refuse", "provider-unknown") in actions()


def test_an_address_that_the_provider_did_not_verify_opens_nothing(provider, issuer):
    client, _ = come_in(issuer, settled().email, verified=False)
    assert not is_inside(client)


def test_unless_the_settings_trust_its_domain(provider, issuer):
    provider["settings"]["verified_email"] = ["voorbeeld.example"]
    client, _ = come_in(issuer, settled().email, verified=False)
    assert is_inside(client)


def test_who_was_invited_but_did_not_accept_does_not_come_in(provider, issuer):
    client, _ = come_in(issuer, person().email)
    assert not is_inside(client)


def test_the_second_step_is_asked_all_the_same(provider, issuer):
    client, answer = come_in(issuer, with_app(settled()).email)
    assert answer["Location"] == "/inloggen/tweede-stap/"
    assert not is_inside(client)
    client.post("/inloggen/tweede-stap/", {"code": code()})
    assert is_inside(client)


def test_a_forged_return_is_refused(provider):
    client = Client()
    answer = client.get("/inloggen/via/oidc/terug/?code=abc&state=verzonnen")
    assert answer.status_code in (401, 403, 200)
    assert not is_inside(client)
    assert ("signin.refuse", "provider-error") in actions()


def test_a_provider_cannot_be_used_to_add_another_account(provider, issuer):
    client = Client()
    client.force_login(settled())
    leave = client.post("/inloggen/via/oidc/?process=connect")
    there = requests.Session()
    there.get(f"{issuer}/in/?email=dief@elders.example&verified=1", timeout=10)
    back = urlsplit(
        there.get(leave["Location"], allow_redirects=False, timeout=10).headers["Location"]
    )
    client.get(f"{back.path}?{back.query}")
    assert not SocialAccount.objects.exists()
    assert ("signin.refuse", "provider-process") in actions()
