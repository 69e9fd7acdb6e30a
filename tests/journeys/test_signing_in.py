"""Coming in by a browser: an app with codes, a passkey of a virtual device; axe on every page."""

import re
import time
from collections.abc import Iterator

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from playwright.sync_api import Page, expect

from audit_log import emptied_afterwards
from journeys.conftest import DESK, Opener
from journeys.test_accessibility import findings_at
from kansrijk.web.accounts.models import Person
from known_people import person_with
from signing_in import PASSWORD, settled

pytestmark = [pytest.mark.browser, pytest.mark.only_on("sqlite")]

#: A device with a fingerprint, as Chromium can play it.
DEVICE = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
    "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture
def coordinator(transactional_db: None) -> Iterator[Person]:
    cache.clear()
    with emptied_afterwards():
        yield settled(person_with("coordinator"))
    cache.clear()


def sign_in(page: Page, who: Person) -> None:
    page.goto("/inloggen/")
    page.get_by_label("E-mailadres").fill(who.email or "")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Inloggen", exact=True).click()


def send(page: Page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name, exact=True).click()


def test_an_app_with_codes_works_without_a_script(desk: Page, coordinator: Person) -> None:
    sign_in(desk, coordinator)
    desk.goto("/uitnodigingen/")
    expect(desk.get_by_role("heading", level=1)).to_have_text("Stel eerst een tweede stap in")
    desk.locator("main").get_by_role("link", name="Een app instellen").click()
    secret = re.sub(r"\s", "", desk.locator("code.kr-code").inner_text())
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    desk.get_by_label("Code uit de app").fill(code)
    send(desk, "Klaar")
    expect(desk.locator("ol.kr-codes li")).to_have_count(10)
    desk.goto("/uitnodigingen/")
    expect(desk.get_by_role("heading", level=1)).to_have_text("Uitnodigingen")


def test_a_passkey_is_made_and_opens_the_site(open_context: Opener, coordinator: Person) -> None:
    page = open_context(viewport=DESK, java_script_enabled=True, bypass_csp=False).new_page()
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    sign_in(page, coordinator)
    page.goto("/beveiliging/passkey/")
    expect(page.locator("[data-passkey-note]")).to_be_hidden()
    page.get_by_label("Naam van deze passkey").fill("Laptop van het werk")
    send(page, "Een passkey maken")
    expect(page.get_by_role("heading", level=1)).to_have_text("Herstelcodes")
    page.goto("/uitloggen/")
    send(page, "Uitloggen")
    page.goto("/inloggen/passkey/")
    send(page, "Passkey gebruiken")
    expect(page).to_have_url(re.compile(r"localhost:\d+/bureau/$"))
    page.goto("/uitnodigingen/")  # the passkey alone was the second step too
    expect(page.get_by_role("heading", level=1)).to_have_text("Uitnodigingen")
    page.goto("/uitloggen/")
    send(page, "Uitloggen")
    sign_in(page, coordinator)
    send(page, "Passkey gebruiken")  # as the second step after a password
    expect(page).to_have_url(re.compile(r"localhost:\d+/bureau/$"))


def test_without_a_script_the_page_of_a_passkey_says_so(desk: Page, coordinator: Person) -> None:
    desk.goto("/inloggen/passkey/")
    expect(desk.locator("[data-passkey-note]")).to_contain_text("app met codes")


#: As someone inside; the entrance is looked at before signing in.
OUTSIDE = (
    "/inloggen/", "/inloggen/passkey/", "/inloggen/vergeten/", "/inloggen/vergeten/verstuurd/",
    "/inloggen/vergeten/1-abc/", "/uitnodiging/verzonnen/", "/inloggen/via-mislukt/",
)  # fmt: skip
INSIDE = (
    "/beveiliging/", "/beveiliging/app/", "/beveiliging/passkey/", "/beveiliging/wachtwoord/",
    "/beveiliging/eerst/", "/sessies/", "/uitloggen/", "/inloggen/nogmaals/",
)  # fmt: skip


def test_axe_finds_nothing_on_any_page_of_signing_in(
    open_context: Opener, coordinator: Person, axe_script: str
) -> None:
    context = open_context(viewport=DESK, java_script_enabled=True)
    page = context.new_page()
    findings: list[str] = []

    def look() -> None:
        page.evaluate(axe_script)
        for width in (1280, 360):
            findings.extend(findings_at({"width": width, "height": 800}, page))
            content, screen = page.evaluate(
                "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
            )
            if content > screen:
                findings.append(f"{page.url} is wider than {width}")

    for address in OUTSIDE:
        page.goto(address)
        look()
    page.goto("/inloggen/")
    send(page, "Inloggen")
    look()  # with what is wrong
    sign_in(page, coordinator)
    for address in INSIDE:
        page.goto(address)
        look()
    assert not findings, "\n".join(findings)
