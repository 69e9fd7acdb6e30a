"""Every kind of page, on a computer and on a phone, for people with and without a disability."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize
from pytest_django.live_server_helper import LiveServer

from journeys.conftest import DESK, PHONE
from journeys.kinds_of_pages import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.only_on("sqlite")]

each_page = pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = f"axe.run({{runOnly: {json.dumps(RULES)}, resultTypes: ['violations']}})"

OPEN_DETAILS = "document.querySelectorAll('details').forEach(one => { one.open = true })"

#: What sticks out on the right, unless it may scroll within its own box or hides its overflow.
TOO_WIDE = """() => {
  const edge = document.documentElement.clientWidth
  const isBoxed = (node) => !!node && node !== document.body &&
    (getComputedStyle(node).overflowX !== 'visible' || isBoxed(node.parentElement))
  return [...document.body.querySelectorAll('*')]
    .filter(node => node.getBoundingClientRect().right > edge + 1 && !isBoxed(node.parentElement))
    .map(node => node.outerHTML.slice(0, 120))
}"""
WIDTHS = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"


@pytest.fixture(scope="module")
def page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """One page for all: a new one each time doubles the time. Axe needs scripts, the site none."""
    with browser.new_context(base_url=live_server.url, reduced_motion="reduce") as context:
        yield context.new_page()


@each_page
def test_axe_finds_nothing_at_either_width(page: Page, axe_script: str, address: str) -> None:
    page.goto(address)
    page.evaluate(OPEN_DETAILS)
    page.evaluate(axe_script)
    findings = findings_at(DESK, page) + findings_at(PHONE, page)
    assert not findings, "\n".join(findings)


def test_axe_does_find_what_is_wrong(page: Page, axe_script: str) -> None:
    page.goto(PAGES["home"])
    page.evaluate("document.documentElement.removeAttribute('lang')")
    page.evaluate(axe_script)
    [finding] = findings_at(PHONE, page)
    assert finding.startswith(f"html-has-lang on {page.url} at 360 px: <html>")


def findings_at(viewport: ViewportSize, page: Page) -> list[str]:
    """Per node: rule, page, width, the node itself and what is wrong with it."""
    page.set_viewport_size(viewport)
    return [
        f"{found['id']} on {page.url} at {viewport['width']} px: {node['html']}\n"
        f"    {node['failureSummary']}"
        for found in page.evaluate(AXE)["violations"]
        for node in found["nodes"]
    ]


@each_page
def test_nothing_is_wider_than_a_phone(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate(OPEN_DETAILS)
    for width in (360, 320):
        page.set_viewport_size({"width": width, "height": 640})
        content, screen = page.evaluate(WIDTHS)
        assert content <= screen, f"{width} px: {page.evaluate(TOO_WIDE)}"
