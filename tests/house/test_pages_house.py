"""No page without a visit: whoever adds an address adds it to tests/pages.py too."""

import pytest

from kansrijk.web.accounts.matrix import places
from pages import Page, foreign_to
from visits import ENTRANCE, ON_THE_WAY, url_names, visits

#: django-ninja's own; it answers 404 and only lets addresses be made.
NOT_A_PAGE = {"api:api-root"}


def test_every_address_is_visited():
    """If not: add a Visit to tests/pages.py, and every check holds for the new page."""
    visited = {visit.name for visit in visits()}
    assert url_names() - visited - guarded() == NOT_A_PAGE | {*ENTRANCE, *ON_THE_WAY}


def guarded() -> set[str]:
    """What is not for everyone: tests/integration/test_access_matrix.py asks for each of these."""
    return {place.name for place in places() if place.door and not place.door.is_public}


def test_no_address_has_disappeared():
    assert {visit.name for visit in visits()} <= url_names()


def test_the_look_at_words_knows_both_languages():
    assert "Figures" in foreign_to("nl").whole
    assert "Cijfers" in foreign_to("en").whole
    assert not foreign_to("nl").whole & foreign_to("en").whole


GOOD = '<!doctype html><html lang="nl"><head><title>Iets - Kansrijk</title></head><body>{}</body>'


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<main><h1>A</h1></main></div>", "ParseError"),
        ("<main><h1>A</h1><h3>B</h3></main>", "AssertionError"),
        ("<main><h1>A</h1><h1>B</h1></main>", "AssertionError"),
        ("<h1>A</h1>", "AssertionError"),
        ('<main><h1 id="a">A</h1><p id="a">B</p></main>', "AssertionError"),
        ('<main><h1>A</h1><input id="b"></main>', "AssertionError"),
        ("<main><h1>A</h1><table><tr><td>1</td></tr></table></main>", "AssertionError"),
        ('<main><h1>A</h1><a href="/"></a></main>', "AssertionError"),
        ('<main><h1>A</h1><img src="/a.png"></main>', "AssertionError"),
        ("<main><h1>A</h1><svg></svg></main>", "AssertionError"),
        ('<main><h1 style="color:red">A</h1></main>', "AssertionError"),
        ("<main><h1>A</h1></main><script>1</script>", "AssertionError"),
        ('<main><h1 onclick="x()">A</h1></main>', "AssertionError"),
        ('<main><h1>A</h1><img alt="" src="https://elders.nl/a.png"></main>', "AssertionError"),
        ("<main><h1>Figures</h1></main>", "AssertionError"),
        ("<main><h1>van None tot nu</h1></main>", "AssertionError"),
        ('<main><h1>A</h1><label for="nergens">B</label></main>', "AssertionError"),
    ],
)
def test_the_strict_look_sees_each_fault(body, fault):
    """A check that cannot fail says nothing about a page."""
    with pytest.raises(Exception) as caught:  # noqa: PT011 - the kind is asserted below
        look(GOOD.format(body))
    assert type(caught.value).__name__ == fault


def test_the_strict_look_lets_a_good_page_pass():
    body = (
        '<main><h1>A</h1><h2>B</h2><label for="c">D</label><input id="c"><img alt="" src="/a.png">'
        '<a href="/" lang="en">Figures</a><svg aria-hidden="true"></svg>'
        "<table><tr><th>E</th></tr></table></main>"
    )
    look(GOOD.format(body))


def look(html):
    from django.http import HttpResponse

    from pages import check_names, check_safety, check_structure, check_words

    response = HttpResponse(html)
    response["Content-Security-Policy"] = "default-src 'none'"
    page = Page.parse(html)
    check_safety(page, response)
    check_structure(page, "nl")
    check_names(page)
    check_words(page, "nl")
