"""What goes wrong: a page in the reader's language, with a way back and no traceback."""

import pytest
from django.test import Client

from kansrijk.web.desk.views import about as views
from pages import check, text_of


def words(page):
    return text_of(page.all("main")[0])


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("address", "suggestion"),
    [
        ("/cijfers/monitor/big/", "big2"),
        ("/cijfers/monitor/voorzorgen/", "voorzorg"),
        ("/cijfers/gebieden/Amsterdm/", "Amsterdam"),
        ("/cijfers/kaart/urbanity/", "urbanity_class"),
    ],
)
def test_an_unknown_name_suggests_what_may_have_been_meant(site, language, address, suggestion):
    start = "" if language == "nl" else "/en"
    page = check(site.get(start + address), language, status=404)
    assert suggestion in words(page) or suggestion in "".join(
        link.get("href") or "" for link in page.all("a")
    )


def test_a_suggestion_leads_somewhere(site):
    page = check(site.get("/cijfers/monitor/big/"), "nl", status=404)
    for link in page.all("main")[0].iter("a"):
        assert site.get(link.get("href"), follow=True).status_code == 200, link.get("href")


@pytest.mark.parametrize(
    "address",
    [
        "/nergens/",
        "/cijfers/nergens/",
        "/cijfers/kaart/births/",
        "/cijfers/gebieden/GM9999/",
        "/cijfers/gebieden/%00/",
        "/cijfers/gebieden/..%2f..%2fetc/",
        f"/cijfers/gebieden/{'x' * 3000}/",
        "/cijfers/monitor/tabel.xml",
        "/cijfers/monitor/big2/reeks.gif",
        "/cijfers/monitor/big2/nergens.svg",
        "/cijfers/monitor/nergens/cijfers.csv",
    ],
)
def test_what_does_not_exist_has_a_page_with_a_way_back(site, address):
    page = check(site.get(address), "nl", status=404)
    links = {link.get("href") for link in page.all("main")[0].iter("a")}
    assert "/" in links


def test_the_way_back_in_english_is_english(site):
    page = check(site.get("/en/nowhere/"), "en", status=404)
    links = {link.get("href") for link in page.all("main")[0].iter("a")}
    assert "/en/" in links


@pytest.fixture
def broken(static_files, monkeypatch):
    """A site on which every page that reads the release fails."""

    def fail():
        raise RuntimeError("a secret in a traceback")

    monkeypatch.setattr(views, "current_release", fail)
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(("address", "language"), [("/", "nl"), ("/en/", "en")])
def test_a_mistake_of_ours_has_a_page_too(broken, address, language):
    page = check(broken.get(address), language, status=500)
    assert "a secret" not in words(page)
    assert address in {link.get("href") for link in page.all("a")}


def test_health_says_so_when_the_release_cannot_be_read(broken, db):
    assert broken.get("/gezondheid/").status_code == 500
