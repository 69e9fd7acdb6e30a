"""Someone compares municipalities on the map, with a mouse or past it with the keyboard."""

import pytest
from playwright.sync_api import Page, expect

from journeys.keyboard import tab_to

pytestmark = pytest.mark.browser

MAP = "/cijfers/kaart/households_low_income_pct/"
MUNICIPALITIES = 342


def test_a_hexagon_leads_to_its_municipality(desk: Page) -> None:
    desk.goto(MAP)
    then_map_and_table_show_the_same(desk)
    when_they_click_the_hexagon_of(desk, "Haarlem")
    expect(desk.get_by_role("heading", level=1)).to_have_text("Haarlem")


def test_with_the_keyboard_one_can_skip_342_hexagons(desk: Page) -> None:
    desk.goto(MAP)
    tab_to(desk, "Sla de kaart over, ga naar de tabel")
    desk.keyboard.press("Enter")
    desk.keyboard.press("Tab")
    expect(desk.get_by_role("table").get_by_role("link").first).to_be_focused()


def then_map_and_table_show_the_same(page: Page) -> None:
    # What is read aloud comes last: "6,7%" or "ontbreekt: de gemeente is sindsdien veranderd".
    rows = [row.split("\t") for row in page.locator("tbody tr").all_inner_texts()]
    in_table = {name: value.splitlines()[-1] for name, value in rows}
    titles = page.locator("figure svg a title").all_text_contents()
    on_map = dict(title.split(": ", 1) for title in titles)
    assert len(in_table) == MUNICIPALITIES
    assert on_map == in_table


def when_they_click_the_hexagon_of(page: Page, name: str) -> None:
    page.locator("figure svg a", has=page.locator("title", has_text=f"{name}: ")).click()
