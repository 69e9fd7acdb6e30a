"""Every kind of page, on a computer and on a phone, for people with and without a disability."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page

from journeys.conftest import DESK, PHONE, Opener
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


@each_page
def test_axe_finds_nothing_at_either_width(
    open_context: Opener, axe_script: str, address: str
) -> None:
    page = open_context(java_script_enabled=True, viewport=DESK).new_page()
    page.goto(address)
    page.evaluate(OPEN_DETAILS)
    page.evaluate(axe_script)
    findings = []
    for viewport in (DESK, PHONE):
        page.set_viewport_size(viewport)
        violations = page.evaluate(AXE)["violations"]
        findings += [line for found in violations for line in described(found, page, viewport)]
    assert not findings, "\n".join(findings)


def described(found: dict[str, Any], page: Page, viewport: dict[str, int]) -> list[str]:
    """Per node: rule, page, width, the node itself and what is wrong with it."""
    where = f"{found['id']} on {page.url} at {viewport['width']} px"
    return [f"{where}: {node['html']}\n    {node['failureSummary']}" for node in found["nodes"]]


@each_page
def test_nothing_is_wider_than_a_phone(desk: Page, address: str) -> None:
    desk.goto(address)
    desk.evaluate(OPEN_DETAILS)
    for width in (360, 320):
        desk.set_viewport_size({"width": width, "height": 640})
        content, screen = desk.evaluate(WIDTHS)
        assert content <= screen, f"{width} px: {desk.evaluate(TOO_WIDE)}"
