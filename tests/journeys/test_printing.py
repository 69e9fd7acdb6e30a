"""Someone prints a page for a meeting: the figures, and nothing that only works on screen."""

import re

import pytest
from playwright.sync_api import Page, expect

from kansrijk.reference.loader import load
from kansrijk.reference.tables.support import Offer
from kansrijk.reference.tables.support_parents import OfferWords
from kansrijk.web.support.finding.local import Local
from kansrijk.web.support.views import parents

pytestmark = pytest.mark.browser

A4_WIDTH = 794  # of which the margins take their share
MOST_SHEETS = 6
SHOWN_OFFERS = sum(words.shown for words in load(OfferWords))
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


@pytest.mark.parametrize(
    "address", ["/hulp/ouders/GM0392/a4/", "/en/voorbeeld/hulp/ouders/VB0014/a4/"]
)
def test_help_for_parents_is_one_a4_even_where_everything_is_there_with_a_number(
    desk: Page, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parents, "local_offers", lambda code: everything_is_here())
    desk.goto(address)
    expect(desk.get_by_text("0800 123 45 67")).to_have_count(SHOWN_OFFERS)
    assert sheets_of(desk) == 1


def everything_is_here() -> dict[str, tuple[Local, ...]]:
    """More than any municipality has: each offer, with a number of the longest kind."""
    return {
        offer.slug: (Local(offer.slug, "yes", name="Hulp", phone="0800 123 45 67"),) * 2
        for offer in load(Offer)
    }


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
    assert 1 <= sheets_of(page) <= MOST_SHEETS


def sheets_of(page: Page) -> int:
    return len(SHEET.findall(page.pdf(format="A4", prefer_css_page_size=True)))
