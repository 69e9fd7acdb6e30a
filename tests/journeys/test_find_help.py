"""A midwife without a mouse finds help within a minute: her words, a look, the advice."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from journeys.conftest import DESK, PHONE
from journeys.keyboard import tab_to
from journeys.test_accessibility import OPEN_DETAILS, TOO_WIDE, findings_at

pytestmark = [pytest.mark.browser, pytest.mark.register]
WORDS = "19 jaar, 14 weken, eerste kind, schulden, moet over drie weken uit huis"


def test_from_her_words_to_advice_in_three_steps(desk: Page) -> None:
    when_she_opens_the_finder(desk)
    when_she_types_the_municipality_and_her_words(desk)
    then_the_choices_are_filled_in(desk)
    when_she_asks_for_the_help(desk)
    then_she_reads_what_to_do_today_and_what_is_recommended(desk)


@pytest.fixture
def scripted(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """Axe needs scripts, the site none."""
    with browser.new_context(base_url=live_server.url, reduced_motion="reduce") as context:
        yield context.new_page()


def test_axe_finds_nothing_on_the_advice_and_it_fits_a_phone(
    scripted: Page, axe_script: str
) -> None:
    when_she_opens_the_finder(scripted)
    scripted.get_by_label("Gemeente", exact=True).fill("Haarlem")
    scripted.get_by_label("Week of maand").fill("14")
    scripted.get_by_label("Fase").select_option("pregnancy")
    for name in ("Schulden", "(Dreigend) dakloos", "Huiselijk geweld"):
        scripted.get_by_label(name, exact=True).check()
    scripted.get_by_role("button", name="Laat de hulp zien").click()
    expect(scripted.get_by_role("heading", level=1)).to_have_text("Hulp die nu past")
    scripted.evaluate(OPEN_DETAILS)
    scripted.evaluate(axe_script)
    assert findings_at(DESK, scripted) + findings_at(PHONE, scripted) == []
    scripted.set_viewport_size({"width": 320, "height": 640})
    assert scripted.evaluate(TOO_WIDE) == []


def when_she_opens_the_finder(page: Page) -> None:
    page.goto("/hulp/")


def when_she_types_the_municipality_and_her_words(page: Page) -> None:
    page.get_by_label("Gemeente", exact=True).focus()
    page.keyboard.type("Haarlem")
    page.get_by_label("Beschrijf de situatie").focus()
    page.keyboard.type(WORDS)
    tab_to(page, "Zet om in keuzes")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def then_the_choices_are_filled_in(page: Page) -> None:
    expect(page.get_by_text("Klopt dit?")).to_be_visible()
    expect(page.get_by_label("Schulden", exact=True)).to_be_checked()
    expect(page.get_by_label("Week of maand")).to_have_value("14")


def when_she_asks_for_the_help(page: Page) -> None:
    page.get_by_label("Week of maand").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def then_she_reads_what_to_do_today_and_what_is_recommended(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Hulp die nu past")
    expect(page.get_by_text("Bel vandaag de gemeente")).to_be_visible()
    expect(page.get_by_role("heading", name="VoorZorg")).to_be_visible()
