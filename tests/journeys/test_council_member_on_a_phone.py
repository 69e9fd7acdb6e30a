"""A council member looks up their old municipality on a phone, before a meeting."""

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser


def test_from_an_old_name_to_what_is_known_and_what_is_not(phone: Page) -> None:
    when_they_search_on_the_home_page(phone, "Heerhugowaard")
    then_they_read_that_it_merged(phone)
    then_they_see_the_births_in_a_drawing(phone)
    when_they_open_the_table_below_it(phone)
    then_the_years_before_the_merger_are_marked_as_our_own_calculation(phone)
    then_what_is_not_known_says_who_has_it(phone)


def when_they_search_on_the_home_page(page: Page, name: str) -> None:
    page.goto("/")
    page.get_by_label("Zoek uw gemeente").fill(name)
    page.get_by_role("button", name="Zoek").click()


def then_they_read_that_it_merged(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Dijk en Waard")
    expect(page.locator("main")).to_contain_text(
        "Heerhugowaard hoort sinds 1 januari 2022 bij Dijk en Waard."
    )


def then_they_see_the_births_in_a_drawing(page: Page) -> None:
    drawing = page.get_by_role("img", name="Geboren kinderen in Dijk en Waard")
    expect(drawing).to_have_count(1)  # it is made in two widths, of which one is shown
    drawing.scroll_into_view_if_needed()
    expect(drawing).to_be_in_viewport(ratio=0.99)


def when_they_open_the_table_below_it(page: Page) -> None:
    expect(births(page)).to_be_hidden()
    page.get_by_text("Dezelfde cijfers als tabel", exact=True).click()
    expect(births(page)).to_be_visible()


def births(page: Page) -> Locator:
    """The table of births, which starts closed."""
    return page.locator("table", has_text="Geboren kinderen in Dijk en Waard")


def then_the_years_before_the_merger_are_marked_as_our_own_calculation(page: Page) -> None:
    rows = births(page).locator("tbody tr").all_inner_texts()
    marked = {row.split()[0]: "eigen berekening" in row for row in rows}
    assert marked == {
        "2019": True, "2020": True, "2021": True, "2022": False, "2023": False
    }  # fmt: skip


def then_what_is_not_known_says_who_has_it(page: Page) -> None:
    table = page.get_by_role("table", name="Wat hier niet bekend is")
    row = table.get_by_role("row", name="Te vroeg of te licht geboren (Big2)")
    expect(row.get_by_text("ontbreekt")).to_be_visible()
    expect(row.get_by_role("cell").last).to_have_text("RIVM (DIAPER: Perined)")
