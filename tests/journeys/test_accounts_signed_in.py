"""A coordinator at work, on a computer and on a phone: every page behind signing in."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from django.urls import reverse
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from audit_log import emptied_afterwards
from guarded_world import ARGUMENTS, OWN, RECORDS, corners
from journeys.conftest import DESK, PHONE
from journeys.test_accessibility import TOO_WIDE, WIDTHS, findings_at
from kansrijk.web.accounts.matrix import answer, places
from kansrijk.web.accounts.models import Person
from known_people import person_with, signed_in

pytestmark = [pytest.mark.browser, pytest.mark.only_on("sqlite")]


@pytest.fixture
def coordinator(transactional_db: None, tmp_path: Path, settings: Any) -> Iterator[Person]:
    """Someone with a small world around him."""
    settings.AUDIT_HEADS = tmp_path / "heads"
    with emptied_afterwards():
        yield person_with("coordinator")


@pytest.fixture
def page(browser: Browser, live_server: LiveServer, coordinator: Person) -> Iterator[Page]:
    """A browser in which the coordinator has signed in."""
    name = site.SESSION_COOKIE_NAME
    session = signed_in(coordinator).cookies[name].value
    with browser.new_context(base_url=live_server.url, reduced_motion="reduce") as context:
        context.add_cookies([{"name": name, "value": session, "url": live_server.url}])
        yield context.new_page()


def addresses(coordinator: Person) -> Iterator[str]:
    """Every page of this room that opens for a coordinator, of the own organisation."""
    world = corners(coordinator.functions.get().organisation)
    for place in places():
        is_page = place.name.startswith("accounts:") and place.name not in ARGUMENTS
        if is_page and answer("coordinator", place, "GET") == "open":
            record = RECORDS.get(place.name)
            yield reverse(place.name, args=[world[OWN].keys[record[0]]] if record else [])


def test_axe_finds_nothing_and_all_fits_a_phone(
    page: Page, axe_script: str, coordinator: Person
) -> None:
    seen = 0
    for address in addresses(coordinator):
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
        seen += 1
    assert seen > 12


def test_a_number_is_added_by_keyboard_alone_and_a_mistake_is_explained(
    page: Page, coordinator: Person
) -> None:
    organisation = coordinator.functions.get().organisation
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
