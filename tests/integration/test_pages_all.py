"""Every page in both languages passes the same strict look, and every link leads somewhere."""

from functools import lru_cache

import pytest
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils.translation import override

from kansrijk.errors import NotFoundError
from kansrijk.monitor.areas import netherlands
from kansrijk.reference.loader import load
from kansrijk.reference.tables.support import Factor, Offer
from pages import check, internal_links
from visits import LANGUAGES, Visit, pages

#: Pages of which it is enough that the row is there.
HELP = {"support:offer": Offer, "support:factor": Factor}
#: There are many of each; one of them is a visit.
OF_AN_INVENTED_PLACE = {
    "invented:municipality", "invented_coalitions:municipality", "invented_support:parents",
}  # fmt: skip


def opened(site: Client, address: str):
    """The answer to an address; an old name may lead on to the present one."""
    return site.get(address, follow=True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("visit", [v for v in pages() if not v.asks_database], ids=str)
def test_a_page(site: Client, visit: Visit, language: str):
    """Without the mark django_db on purpose: a page that asks the database anything fails."""
    address = visit.address(language)
    _look(site, address, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("visit", [v for v in pages() if v.asks_database], ids=str)
def test_a_page_of_what_is_kept(site: Client, register: None, visit: Visit, language: str):
    """What people keep stands in the database."""
    _look(site, visit.address(language), language)


def _look(site: Client, address: str, language: str) -> None:
    page = check(opened(site, address), language)
    wrong = [link for link in internal_links(page, address) if not leads_somewhere(site, link)]
    assert wrong == []


def leads_somewhere(site: Client, address: str) -> bool:
    """Whether an address answers; of hundreds of places it is enough that the place exists."""
    path = address.partition("?")[0]
    if path.startswith("/static/"):
        return _answers(site, path)
    try:
        with override("en" if path.startswith("/en/") else "nl"):
            match = resolve(path)
    except Resolver404:
        return False
    if match.view_name in ("dashboards:area", "coalitions:municipality", "support:parents"):
        return _is_place(match.kwargs["code"])
    if match.view_name in OF_AN_INVENTED_PLACE:
        return match.kwargs["code"].startswith("VB")
    if match.view_name in HELP:
        return match.kwargs["slug"] in {row.slug for row in load(HELP[match.view_name])}
    if match.view_name in ("coalitions:home", "invented_coalitions:home", "account_login"):
        return True  # in the menu of every page; opened by tests that keep something
    if match.namespace.endswith("coalitions"):
        return site.get(address).status_code == 200  # not remembered: what is kept may change
    return _answers(site, address)


@lru_cache
def _answers(site: Client, address: str) -> bool:
    return site.get(address).status_code in (200, 302)


@lru_cache
def _is_place(code: str) -> bool:
    try:
        return netherlands().resolve(code).found.code == code
    except NotFoundError:
        return False
