"""The list of kinds of pages is complete: whoever adds a page adds it there too."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

from journeys.kinds_of_pages import PAGES

#: Files and answers for programs, which no browser shows as a page.
NO_PAGES = {
    "dashboards:edition_download",
    "dashboards:series_download",
    "dashboards:drawing_download",
    "invented:download",
    "invented:file",
    "invented:municipality_download",
    "coalitions:download",
    "invented_coalitions:download",
    "desk:health",
}


def test_every_page_of_the_site_is_in_the_list() -> None:
    assert visited() == set(names(get_resolver())) - NO_PAGES


def visited() -> set[str]:
    found = set()
    for address in PAGES.values():
        try:
            found.add(resolve(urlsplit(address).path.removeprefix("/en")).view_name)
        except Resolver404:
            assert address == PAGES["page not found"]
    return found


def names(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    """The name of each address below this one, except those of the open interface."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}"
        elif entry.namespace != "api":
            yield from names(entry, f"{entry.namespace}:" if entry.namespace else namespace)
