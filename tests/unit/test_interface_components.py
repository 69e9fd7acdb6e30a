"""The parts of every page: what they draw, what they say, and that they never leave a blank."""

import itertools
import types
from dataclasses import dataclass
from pathlib import Path

import html5lib
import pytest
from bs4 import BeautifulSoup, Tag
from django.conf.urls.i18n import i18n_patterns
from django.http import HttpResponse
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import include, path, resolve
from django.utils import translation

from kansrijk.web import interface

TEMPLATES = Path(interface.__file__).parent / "templates" / "interface"


def _nothing(request: object) -> HttpResponse:
    return HttpResponse()


def _app(name: str, **addresses: str) -> object:
    patterns = [path(address, _nothing, name=key) for key, address in addresses.items()]
    return include((patterns, name))


URLS = types.ModuleType("urls_of_the_test")
FOOTER = ("accessibility", "colophon", "open_data", "suppressed")
URLS.urlpatterns = i18n_patterns(  # type: ignore[attr-defined]
    path("", _app("desk", home="", **{name: f"{name}/" for name in FOOTER})),
    path("inloggen/", _nothing, name="account_login"),
    path("privacy/", _app("privacy", statement="")),
    path("coalities/", _app("coalitions", home="")),
    path("cijfers/", _app("dashboards", home="", search="zoek/", monitor="monitor/")),
    path("hulp/", _app("support", home="")),
    prefix_default_language=False,
)


@pytest.fixture(autouse=True)
def _site(settings):
    """Own addresses and no catalogue: the interface is tested without the apps above it."""
    settings.ROOT_URLCONF = URLS
    settings.LOCALE_PATHS = []
    settings.STORAGES = {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    with translation.override("en"):
        yield


@dataclass(frozen=True)
class SampleCell:
    status: str = "shown"
    text: str = ""
    is_zero: bool = False
    words: str = ""
    word: str = ""
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class SampleVerdict:
    direction: str = "up"
    significance: str | None = "yes"
    desirability: str = "desired"
    headline: str = "Risen"
    desirability_words: str = "desired"
    detail: str = "tested: certain"
    drawn_by: str | None = None


@dataclass(frozen=True)
class SampleFigure:
    title: str = "The difference became smaller"
    subtitle: str = "Percent of all children"
    wide_svg: str = '<svg id="wide"></svg>'
    narrow_svg: str = '<svg id="narrow"></svg>'
    source: str = "Perined"
    links: tuple[tuple[str, str], ...] = (("Download CSV", "/x.csv"),)


def draw(source: str, **context: object) -> BeautifulSoup:
    return BeautifulSoup(Template(source).render(Context(context)), "html.parser")


def page(address: str, source: str = "") -> str:
    request = RequestFactory().get(address)
    request.resolver_match = resolve(address)
    template = Template('{% extends "interface/base.html" %}' + source)
    return template.render(Context({"request": request}))


def one(soup: BeautifulSoup, selector: str) -> Tag:
    found = soup.select(selector)
    assert len(found) == 1, f"{selector}: {len(found)} times"
    return found[0]


class TestValues:
    @pytest.mark.parametrize("status", ["suppressed", "missing", "not_applicable"])
    def test_a_value_that_is_absent_has_a_mark_and_a_word(self, status):
        word = status.replace("_", " ")
        soup = draw("{% value_state cell %}", cell=SampleCell(status, words=word))
        assert one(soup, f".kr-state--{status}").get_text() == word

    def test_who_listens_hears_why_a_value_is_absent(self):
        cell = SampleCell("missing", words="missing: RIVM did not publish this")
        soup = draw("{% value_state cell %}", cell=cell)
        assert one(soup, "[aria-hidden]").get_text() == "missing"
        assert one(soup, ".kr-hidden").get_text() == "missing: RIVM did not publish this"

    def test_zero_says_that_it_was_counted(self):
        soup = draw("{% value_state cell %}", cell=SampleCell(text="0%", is_zero=True))
        assert soup.get_text() == "0 zero, really counted"

    def test_the_unit_is_quieter_than_the_number(self):
        soup = draw("{% value_state cell %}", cell=SampleCell(text="1,6 per 1.000"))
        assert soup.get_text() == "1,6 per 1.000"
        assert one(soup, ".kr-value__unit").get_text() == "per 1.000"

    def test_flags_stand_beside_the_number(self):
        cell = SampleCell(text="14,8%", flags=("provisional", "own calculation"))
        soup = draw("{% value_state cell %}", cell=cell)
        assert one(soup, ".kr-flag").get_text() == "provisional, own calculation"

    def test_text_is_escaped(self):
        soup = draw("{% value_state cell %}", cell=SampleCell(text="<b>1", flags=("<i>",)))
        assert soup.select("b, i") == []


class TestSigns:
    @pytest.mark.parametrize(
        ("desirability", "shape"),
        [("desired", "circle"), ("undesired", "path"), ("unclear", "rect")],
    )
    def test_the_shape_is_the_desirability(self, desirability, shape):
        soup = draw('{% sign "up" kind "yes" %}', kind=desirability)
        assert one(soup, "svg").find(True).name == shape

    @pytest.mark.parametrize(
        ("significance", "fill"),
        [
            ("yes", "solid"),
            ("counted", "solid"),
            ("no", "outline"),
            ("untestable", "dashed"),
            ("", "dashed"),
        ],
    )
    def test_the_fill_is_the_certainty(self, significance, fill):
        soup = draw('{% sign "up" "desired" how %}', how=significance)
        assert f"kr-sign--{fill}" in one(soup, "svg")["class"]

    def test_a_borrowed_arrow_never_looks_certain(self):
        verdict = SampleVerdict(significance="yes", drawn_by="RIVM")
        soup = draw("{% trend_sign verdict %}", verdict=verdict)
        assert "kr-sign--dashed" in one(soup, "svg")["class"]

    def test_without_a_verdict_there_is_no_shape(self):
        verdict = SampleVerdict("none", None, "unclear", "No verdict", "", "no new figure")
        soup = draw("{% trend_sign verdict %}", verdict=verdict)
        assert len(one(soup, "svg").find_all(True)) == 1
        assert soup.get_text(" ") == "No verdict no new figure"

    def test_each_direction_has_its_own_arrow_in_each_shape(self):
        drawn = {
            str(draw("{% sign way kind 'yes' %}", way=way, kind=kind))
            for way, kind in itertools.product(
                ("up", "down", "flat"), ("desired", "undesired", "unclear")
            )
        }
        assert len(drawn) == 9

    def test_words_say_all_that_the_drawing_shows(self):
        soup = draw("{% trend_sign verdict %}", verdict=SampleVerdict())
        assert one(soup, "svg")["aria-hidden"] == "true"
        assert one(soup, ".kr-trend__words").get_text("|") == "Risen|, desired|tested: certain"


class TestPage:
    SOURCE = (
        "{% block title %}Monitor{% endblock %}"
        "{% block breadcrumbs %}{% breadcrumbs trail %}{% endblock %}"
        "{% block content %}{% page_head 'Monitor' phase='na' label='2023' kicker='After' %}"
        "{% sign_legend %}{% thousand_days %}{% search_form %}{% endblock %}"
    )

    def test_the_html_is_valid(self):
        html5lib.HTMLParser(strict=True).parse(page("/en/cijfers/", self.SOURCE))

    def test_the_page_says_its_language_and_name(self):
        soup = BeautifulSoup(page("/en/cijfers/", self.SOURCE), "html.parser")
        assert one(soup, "html")["lang"] == "en"
        assert one(soup, "title").get_text() == "Monitor - Kansrijk"
        one(soup, "h1")

    def test_the_skip_link_leads_to_the_content(self):
        soup = BeautifulSoup(page("/en/cijfers/", self.SOURCE), "html.parser")
        skip = one(soup, "body > a")
        assert one(soup, "main")["id"] == skip["href"].removeprefix("#")

    def test_nothing_is_inline(self):
        soup = BeautifulSoup(page("/en/cijfers/", self.SOURCE), "html.parser")
        assert soup.select("style, script, [style], [onclick]") == []

    @pytest.mark.parametrize(
        ("address", "current"),
        [("/en/", None), ("/en/cijfers/", "page"), ("/en/cijfers/monitor/", "true")],
    )
    def test_the_menu_marks_the_room_of_this_page(self, address, current):
        soup = BeautifulSoup(page(address), "html.parser")
        assert soup.select(".kr-nav a")[0].get("aria-current") == current

    def test_a_page_without_a_request_still_has_its_frame(self):
        soup = BeautifulSoup(render_to_string("interface/base.html"), "html.parser")
        assert soup.select(".kr-nav a")[0]["href"] == "/en/cijfers/"

    def test_breadcrumbs_start_at_home(self):
        soup = draw("{% breadcrumbs trail %}", trail=[("Figures", "/cijfers/")])
        assert [link.get_text() for link in soup.select("li a")] == ["Home", "Figures"]


class TestLanguageSwitch:
    @pytest.mark.parametrize(
        ("language", "here", "there"),
        [
            ("nl", "/cijfers/monitor/?jaar=2023", "/en/cijfers/monitor/?jaar=2023"),
            ("en", "/en/cijfers/monitor/", "/cijfers/monitor/"),
            ("nl", "/bestaat-niet/", "/en/"),
            ("en", "/en/bestaat-niet/", "/"),
        ],
    )
    def test_it_leads_to_the_same_page_or_else_home(self, language, here, there):
        with translation.override(language):
            request = RequestFactory().get(here)
            soup = draw("{% site_footer %}", request=request)
        link = one(soup, "[hreflang]")
        assert link["href"] == there
        assert link["lang"] == link["hreflang"] == ("en" if language == "nl" else "nl")


class TestFigures:
    def test_a_figure_has_title_both_drawings_source_and_links(self):
        soup = draw("{% figure_card f %}{% endfigure_card %}", f=SampleFigure())
        assert one(soup, "h2").get_text() == "The difference became smaller"
        assert [svg["id"] for svg in soup.select("svg")] == ["wide", "narrow"]
        assert one(soup, ".kr-source").get_text() == "Source: Perined"
        assert one(soup, ".kr-links a")["href"] == "/x.csv"

    def test_one_drawing_is_enough_when_it_fits_everywhere(self):
        figure = SampleFigure(narrow_svg="")
        soup = draw("{% figure_card f %}{% endfigure_card %}", f=figure)
        assert soup.select(".kr-figure__wide") == []
        assert one(soup, "svg")["id"] == "wide"

    def test_what_stands_in_the_card_comes_between_drawing_and_source(self):
        soup = draw(
            "{% figure_card f level=3 %}<i>legend</i>{% endfigure_card %}", f=SampleFigure()
        )
        assert one(soup, ".kr-figure__drawing ~ i ~ .kr-source")
        one(soup, "h3")

    def test_the_search_keeps_what_was_typed(self):
        soup = draw("{% search_form asked hint='Name or code' %}", asked='Haar"lem')
        assert one(soup, "form")["action"] == "/en/cijfers/zoek/"
        field = one(soup, "input[name=q]")
        assert field["value"] == 'Haar"lem'
        assert one(soup, f"#{field['aria-describedby']}").get_text() == "Name or code"
        assert one(soup, "label")["for"] == field["id"]

    def test_a_door_is_one_link_with_a_live_peek(self):
        soup = draw(
            "{% door name='Figures' address='/cijfers/' question='How?' go='See' "
            "drawing='interface/door_figures.html' %}<b>62%</b>{% enddoor %}"
        )
        assert one(soup, "a").get_text() == "Figures"
        assert one(soup, ".kr-door__peek b").get_text() == "62%"

    def test_a_note_holds_markup_of_the_page_and_nothing_of_the_data(self):
        soup = draw("{% note 'warn' %}<p>{{ text }}</p>{% endnote %}", text="<b>break</b>")
        assert one(soup, ".kr-note--warn p").get_text() == "<b>break</b>"


class TestThousandDays:
    @pytest.mark.parametrize(
        ("name", "dots"), [("thousand_days.html", (9, 27, 73)), ("logo.html", (2, 5, 14))]
    )
    def test_the_dots_are_the_days_before_during_and_after(self, name, dots):
        soup = BeautifulSoup((TEMPLATES / name).read_text(encoding="utf-8"), "html.parser")
        groups = [one(soup, f".kr-{phase}") for phase in ("voor", "tijdens", "na")]
        assert tuple(len(group.select("circle")) for group in groups) == dots
