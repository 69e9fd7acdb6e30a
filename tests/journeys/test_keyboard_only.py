"""Someone without a mouse reads an indicator; where they are is always visible."""

import pytest
from playwright.sync_api import Page, expect

from journeys.keyboard import stops, tab_to

pytestmark = pytest.mark.browser


def test_from_the_home_page_to_an_indicator(desk: Page) -> None:
    when_they_open_the_home_page(desk)
    when_they_skip_to_the_content(desk)
    then_the_next_stop_is_the_search_field(desk)
    when_they_open_the_home_page(desk)
    when_they_follow(desk, "Cijfers")
    when_they_follow(desk, "Monitor Kansrijke Start")
    when_they_follow(desk, "Te vroeg of te licht geboren (Big2)")
    then_they_read(desk, "Te vroeg of te licht geboren (Big2)")
    then_they_can_reach_the_download_and_the_end_of_the_page(desk)


def test_past_the_map_of_a_municipality_to_its_sources(desk: Page) -> None:
    desk.goto("/cijfers/gebieden/GM0392/")
    when_they_skip_the_map(desk)
    when_they_open(desk, "Wat deze cijfers tellen, en hun bronnen")
    then_the_sources_are_visible(desk)


def when_they_open_the_home_page(page: Page) -> None:
    page.goto("/")


def when_they_skip_to_the_content(page: Page) -> None:
    page.keyboard.press("Tab")
    skip_link = page.get_by_role("link", name="Ga naar de inhoud")
    expect(skip_link).to_be_focused()
    expect(skip_link).to_be_in_viewport()
    page.keyboard.press("Enter")


def then_the_next_stop_is_the_search_field(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_label("Zoek uw gemeente")).to_be_focused()


def when_they_follow(page: Page, link: str) -> None:
    tab_to(page, link)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def when_they_skip_the_map(page: Page) -> None:
    """Without this, 342 hexagons lie between the title and the figures."""
    tab_to(page, "Sla de kaart over")
    page.keyboard.press("Enter")


def when_they_open(page: Page, summary: str) -> None:
    tab_to(page, summary)
    page.keyboard.press("Enter")


def then_the_sources_are_visible(page: Page) -> None:
    expect(page.locator("details[open] dl").first).to_be_visible()


def then_they_read(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def then_they_can_reach_the_download_and_the_end_of_the_page(page: Page) -> None:
    names = [stop.text for stop in stops(page)]
    assert "Download deze cijfers als CSV" in names
    assert names[-1] == "English"
