"""Each page is light, comes from one host, and works without scripts (none are allowed here)."""

from typing import Any

import pytest
from journeys.conftest import Opener
from journeys.kinds_of_pages import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.only_on("sqlite")]

#: Everything that crosses the wire for one page and an empty cache: headers, HTML, CSS, font.
MOST_BYTES = 100_000


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
def test_a_first_visit_is_light_and_asks_nobody_else(open_context: Opener, address: str) -> None:
    watched = open_context()
    page = watched.new_page()
    sizes = count_bytes(watched.context.new_cdp_session(page))
    page.goto(address)
    assert page.locator("h1").count() == 1
    assert page.locator("script").count() == 0
    watched.check()
    assert any(url.endswith(".woff2") for url in watched.requested), "the font must be counted"
    assert len(sizes) == len(watched.requested)
    assert sum(sizes) <= MOST_BYTES, dict(zip(watched.requested, sizes, strict=True))


def count_bytes(session: Any) -> list[int]:
    """A list that fills with the size of each answer, as it was sent: compressed, with headers."""
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda done: sizes.append(done["encodedDataLength"]))
    session.send("Network.enable")
    return sizes
