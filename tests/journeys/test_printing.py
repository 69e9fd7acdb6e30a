"""Someone prints a page for a meeting: the figures, and nothing that only works on screen."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

A4_WIDTH = 794  # of which the margins take their share
MOST_SHEETS = 6
#: Chromium writes one such object for each page of a PDF.
SHEET = re.compile(rb"/Type\s*/Page\b")


@pytest.mark.parametrize(
    "address", ["/cijfers/monitor/", "/cijfers/monitor/big2/", "/cijfers/gebieden/GM0392/"]
)
def test_a_page_prints_on_a_few_sheets_without_menus(desk: Page, address: str) -> None:
    desk.goto(address)
    when_they_print(desk)
    then_menus_and_links_for_the_screen_are_gone(desk)
    then_title_and_source_are_there(desk)
    then_it_takes_a_few_sheets(desk)


def when_they_print(page: Page) -> None:
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4_WIDTH, "height": 1123})


def then_menus_and_links_for_the_screen_are_gone(page: Page) -> None:
    for part in page.get_by_role("navigation", include_hidden=True).all():
        expect(part).to_be_hidden()
    expect(page.locator("footer")).to_be_hidden()
    expect(page.get_by_text("Ga naar de inhoud")).to_be_hidden()
    expect(page.locator("main").get_by_role("link", name="CSV")).to_have_count(0)


def then_title_and_source_are_there(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("Bron: ").first).to_be_visible()


def then_it_takes_a_few_sheets(page: Page) -> None:
    sheets = len(SHEET.findall(page.pdf(format="A4", prefer_css_page_size=True)))
    assert 1 <= sheets <= MOST_SHEETS
