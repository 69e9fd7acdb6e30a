"""Each page is light, comes from one host, and works without scripts (none are allowed here)."""

import pytest
from playwright.sync_api import Request

from journeys.conftest import Opener
from journeys.kinds_of_pages import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.only_on("sqlite")]

#: Everything that crosses the wire for one page and an empty cache: headers, HTML, CSS, font.
MOST_BYTES = 100_000


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
def test_a_first_visit_is_light_and_asks_nobody_else(open_context: Opener, address: str) -> None:
    watched = open_context()
    page = watched.new_page()
    page.goto(address)
    assert page.locator("h1").count() == 1
    assert page.locator("script").count() == 0
    assert watched.elsewhere == []
    weights = {request.url: bytes_received(request) for request in watched.requests}
    assert {"document", "stylesheet", "font"} <= {r.resource_type for r in watched.requests}
    assert sum(weights.values()) <= MOST_BYTES, weights


def bytes_received(request: Request) -> int:
    """As it came over the wire: compressed, with its headers."""
    sizes = request.sizes()
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]
