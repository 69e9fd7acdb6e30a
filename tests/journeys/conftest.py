"""A browser for the journeys, and the site behind a real address as it is in production."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from audit_log import emptied_afterwards
from journeys.strict import WatchedContext
from the_invented_release import the_invented_release

#: Chromium without its own errands: it may ask nothing of the network that a page does not ask.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
#: Where the pages of the register are.
REGISTER = ("/coalities/", "/voorbeeld/coalities/")
DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 740}

# A slow moment says nothing about a page, and patience costs nothing when all is well.
expect.set_options(timeout=15_000)

Opener = Callable[..., WatchedContext]


@pytest.fixture(scope="session")
def live_server(static_files: None) -> Iterator[LiveServer]:
    """pytest-django's server, but WhiteNoise serves the static files, as in production."""
    the_invented_release()
    server = LiveServer("localhost", start=False)
    server.thread.static_handler = lambda site: site
    server.start()
    yield server
    server.stop()


@pytest.fixture(autouse=True)
def _register(request: pytest.FixtureRequest) -> Iterator[None]:
    """The register of coalitions, for the pages that show it; the others keep an empty database."""
    address = getattr(getattr(request.node, "callspec", None), "params", {}).get("address", "")
    is_wanted = address.startswith(REGISTER) or request.node.get_closest_marker("register")
    if not is_wanted:
        yield
        return
    request.getfixturevalue("transactional_db")
    from kansrijk.web.coalitions.actions.loading import load_register

    with emptied_afterwards():
        load_register()
        yield


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One browser for all tests in this folder; each test gets a fresh context in it."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread. Django sees it and would refuse to clean
        # the database after a test, though nothing here is asynchronous.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        chromium = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def open_context(browser: Browser, live_server: LiveServer) -> Iterator[Opener]:
    """Make contexts on the site: ``open_context(viewport=PHONE)``; scripts are off unless asked.

    Each is watched: requests to other hosts and errors in the console fail the test at its end.
    """
    with ExitStack() as contexts:

        def open_one(**options: Any) -> WatchedContext:
            settings: Any = {"java_script_enabled": False, "reduced_motion": "reduce"} | options
            context = browser.new_context(base_url=live_server.url, locale="nl-NL", **settings)
            contexts.callback(context.close)
            watched = WatchedContext(context, live_server.url)
            contexts.callback(watched.check)  # runs before the context closes
            return watched

        yield open_one


@pytest.fixture
def phone(open_context: Opener) -> Page:
    """A page on a phone, without scripts."""
    return open_context(viewport=PHONE, has_touch=True).new_page()


@pytest.fixture
def desk(open_context: Opener) -> Page:
    """A page on a computer, without scripts."""
    return open_context(viewport=DESK).new_page()
