"""Every page in both languages passes the same strict look, and every link leads somewhere."""

from functools import lru_cache

import pytest
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils.translation import override

from kansrijk.errors import NotFoundError
from kansrijk.monitor.areas import netherlands
from pages import check, internal_links
from visits import LANGUAGES, Visit, pages


def opened(site: Client, address: str):
    """The answer to an address; an old name may lead on to the present one."""
    return site.get(address, follow=True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("visit", pages(), ids=str)
def test_a_page(site: Client, visit: Visit, language: str):
    """Without the mark django_db on purpose: a page that asks the database anything fails."""
    address = visit.address(language)
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
    if match.view_name == "dashboards:area":
        return _is_place(match.kwargs["code"])
    if match.view_name == "invented:municipality":
        return match.kwargs["code"].startswith("VB")
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
