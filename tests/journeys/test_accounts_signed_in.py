"""An administrator at work, on a computer and on a phone: every page behind signing in."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from django.urls import reverse
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from audit_log import emptied_afterwards
from guarded_world import ARGUMENTS, OF_ONE_PERSON, OWN, RECORDS, corners
from journeys.conftest import DESK, PHONE
from journeys.keyboard import stops
from journeys.test_accessibility import TOO_WIDE, WIDTHS, findings_at
from kansrijk.web.accounts.matrix import Place, answer, places
from kansrijk.web.accounts.models import Person
from known_people import person_with, signed_in

pytestmark = [pytest.mark.browser, pytest.mark.only_on("sqlite")]


@pytest.fixture
def administrator(transactional_db: None, tmp_path: Path, settings: Any) -> Iterator[Person]:
    """Someone with a small world around him."""
    settings.AUDIT_HEADS = tmp_path / "heads"
    with emptied_afterwards():
        yield person_with("administrator")


@pytest.fixture
def page(browser: Browser, live_server: LiveServer, administrator: Person) -> Iterator[Page]:
    """A browser in which the administrator has signed in."""
    name = site.SESSION_COOKIE_NAME
    session = signed_in(administrator).cookies[name].value
    with browser.new_context(base_url=live_server.url, reduced_motion="reduce") as context:
        context.add_cookies([{"name": name, "value": session, "url": live_server.url}])
        yield context.new_page()


#: Pages that open after signing in; of the register only its forms, for the rest is for everyone.
ROOMS = ("accounts:", "desk:", "coalitions:", "signing_in:")
#: Of everyone, and seen elsewhere; and what hands over a file or asks for more than an address.
ELSEWHERE = {"signing_in:demo", "signing_in:demo_sign_in", "signing_in:accept"}

#: Without these the test would have looked at too little.
NEEDED = (
    "/bureau/", "/bureau/gebeurtenissen/organisatie/", "/organisaties/", "/coalities/nieuw/",
    "/uitnodigingen/nieuw/", "/mijn/gegevens/", "/bureau/achtergrond/", "/mensen/",
)  # fmt: skip


def is_seen_here(place: Place) -> bool:
    """Whether this is a page behind signing in."""
    is_page = place.name.startswith(ROOMS) and not place.name.endswith("_file")
    is_known = place.name in ARGUMENTS or place.name in ELSEWHERE or place.name in OF_ONE_PERSON
    return is_page and not is_known and place.door is not None and not place.door.is_public


def addresses(administrator: Person) -> Iterator[str]:
    """Every page that opens for an administrator after signing in, of the own organisation."""
    world = corners(administrator.functions.get().organisation)
    for place in places():
        if is_seen_here(place) and answer("administrator", place, "GET") == "open":
            record = RECORDS.get(place.name)
            yield reverse(place.name, args=[world[OWN].keys[record[0]]] if record else [])


def test_axe_finds_nothing_and_all_fits_a_phone(
    page: Page, axe_script: str, administrator: Person
) -> None:
    seen = []
    for address in addresses(administrator):
        response = page.goto(address)
        if response is None or response.status != 200:
            continue
        page.evaluate(axe_script)
        findings = findings_at(DESK, page) + findings_at(PHONE, page)
        assert not findings, "\n".join(findings)
        for width in (360, 320):
            page.set_viewport_size({"width": width, "height": 640})
            content, screen = page.evaluate(WIDTHS)
            assert content <= screen, f"{address} at {width} px: {page.evaluate(TOO_WIDE)}"
        seen.append(address)
    for needed in NEEDED:
        assert any(address.startswith(needed) for address in seen), needed
    assert len(seen) > 35, len(seen)


def test_a_number_is_added_by_keyboard_alone_and_a_mistake_is_explained(
    page: Page, administrator: Person
) -> None:
    organisation = administrator.functions.get().organisation
    page.goto(reverse("accounts:new_number", args=[organisation.slug]))
    page.get_by_label("Soort nummer").focus()
    page.keyboard.type("KvK")
    page.keyboard.press("Tab")
    page.keyboard.type("12")
    page.keyboard.press("Tab")
    page.keyboard.type("KvK")
    page.get_by_label("Nagekeken op").fill("2026-01-31")
    page.keyboard.press("Enter")
    assert "Toegestaan: 8 cijfers" in page.get_by_role("alert").inner_text()
    page.get_by_label("Nummer", exact=True).fill("1234 5678")
    page.keyboard.press("Enter")
    assert page.get_by_role("status").inner_text() == "Bewaard."
    assert page.get_by_role("cell", name="12345678", exact=True).is_visible()


def test_the_desk_is_walked_by_keyboard(page: Page) -> None:
    page.goto("/bureau/")
    passed = [stop.text for stop in stops(page)]
    for wanted in ("Organisaties", "Uitnodigingen", "Mijn gegevens", "Werk op de achtergrond"):
        assert wanted in passed
