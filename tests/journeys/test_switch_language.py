"""Someone who reads English switches, stays on the page they were on, and can go back."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/cijfers/monitor/big2/",
        "/cijfers/gebieden/GM1980/?was=GM0398",
        "/cijfers/zoek/?q=Hoogeland",
        "/toegankelijkheid/",
    ],
)
def test_to_english_and_back(desk: Page, address: str) -> None:
    desk.goto(address)
    dutch = desk.title()
    when_they_choose(desk, "English")
    then_the_page_is(desk, f"/en{address}", "en")
    assert desk.title() != dutch or "Dijk en Waard" in dutch
    when_they_choose(desk, "Nederlands")
    then_the_page_is(desk, address, "nl")
    assert desk.title() == dutch


def when_they_choose(page: Page, language: str) -> None:
    page.get_by_role("contentinfo").get_by_role("link", name=language).click()


def then_the_page_is(page: Page, address: str, language: str) -> None:
    expect(page).to_have_url(address)
    expect(page.locator("html")).to_have_attribute("lang", language)
