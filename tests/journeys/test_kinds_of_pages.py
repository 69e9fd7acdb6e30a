"""The list of kinds of pages is complete: whoever adds a page adds it there too."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve
from django.utils.translation import override

from journeys.kinds_of_pages import PAGES
from kansrijk.web.accounts.doors import door_of

#: Files and answers for programs, which no browser shows as a page.
NO_PAGES = {
    "dashboards:edition_download",
    "dashboards:series_download",
    "dashboards:drawing_download",
    "invented:download",
    "invented:file",
    "invented:municipality_download",
    "privacy:register_file",
    "coalitions:download",
    "invented_coalitions:download",
    "support:catalogue_file",
    "support:paying_file",
    "desk:health",
}
#: What answers a form; tests/journeys/test_find_help.py comes by it, or an integration test looks.
ANSWERS = {
    "support:advice", "invented_support:advice", "support:confirm",
    "support:remark_row", "invented_support:remark_row",
}  # fmt: skip
#: Steps of signing in that someone has come to; the journeys of signing in look at those.
STEPS = {
    "account_logout",
    "account_inactive",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "openid_connect_login",
    "openid_connect_callback",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
    "signing_in:accept",
    "signing_in:demo",
    "signing_in:demo_sign_in",
}


def test_every_page_of_the_site_is_in_the_list() -> None:
    with override("nl"):  # an address belongs to the language of the moment
        assert visited() == set(names(get_resolver())) - NO_PAGES - STEPS - ANSWERS


def visited() -> set[str]:
    found = set()
    for address in PAGES.values():
        try:
            found.add(resolve(urlsplit(address).path.removeprefix("/en")).view_name)
        except Resolver404:
            assert address == PAGES["page not found"]
    return found


def names(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    """The name of each address below this one that everyone may open as a page."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            door = door_of(entry.callback)
            if door is None or door.is_public:
                yield f"{namespace}{entry.name}"
        elif entry.namespace != "api":
            yield from names(entry, f"{entry.namespace}:" if entry.namespace else namespace)
