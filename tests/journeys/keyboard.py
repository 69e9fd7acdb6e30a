"""Walking through a page with the Tab key only, with a check at every stop."""

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Page

#: More stops than this before something is found means: it cannot be reached in practice.
MOST_STOPS = 120

LOOK = """() => {
  const node = document.activeElement
  const style = getComputedStyle(node)
  const box = node.getBoundingClientRect()
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
  return {
    text: (node.innerText || node.textContent || node.id).trim(),
    is_body: node === document.body,
    has_ring: ring || style.boxShadow !== 'none',
    on_screen: box.width > 0 && box.bottom > 0 && box.top < innerHeight &&
      box.right > 0 && box.left < innerWidth,
  }
}"""


@dataclass(frozen=True)
class Stop:
    """What has the focus, and whether one can see that."""

    text: str
    is_body: bool
    has_ring: bool
    on_screen: bool


def stops(page: Page) -> Iterator[Stop]:
    """Press Tab until the end of the page; each stop must be visible and ringed."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = Stop(**page.evaluate(LOOK))
        if stop.is_body:
            return
        assert stop.on_screen, f"the focus is out of sight on {stop.text!r} of {page.url}"
        assert stop.has_ring, f"no ring around {stop.text!r} on {page.url}"
        yield stop
    raise AssertionError(f"still not at the end of {page.url} after {MOST_STOPS} stops")


def tab_to(page: Page, text: str) -> None:
    """Go on with Tab until something that starts with this text has the focus."""
    passed = []
    for stop in stops(page):
        if stop.text.startswith(text):
            return
        passed.append(stop.text)
    raise AssertionError(f"{text!r} was not among {passed} on {page.url}")
