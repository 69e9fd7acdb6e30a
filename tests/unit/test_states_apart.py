"""Zero, suppressed, missing, not applicable and not at this level are five things, everywhere.

In a table by word, mark and what is read aloud; in drawings by paint, so that grey print works.
"""

import pytest
from django.utils import translation

from kansrijk.monitor.figures import Figure, Status
from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.map_marks import paint
from kansrijk.reports.charts.states import state_box
from kansrijk.reports.charts.words import words_for
from kansrijk.reports.language import LANGUAGES
from kansrijk.reports.wording.values import Unit, absence_words, cell, not_at_level
from kansrijk.web.interface.values import state_html, value_html

ABSENT = (Status.SUPPRESSED, Status.MISSING, Status.NOT_APPLICABLE)
PERCENT = Unit("percent", 1)
WORDS = {"nl": "afgeschermd", "en": "suppressed"}
ALOUD = {"nl": "afgeschermd: te weinig mensen", "en": "suppressed (too few people)"}


def cells(language):
    zero = Figure(indicator="a", area="VB0001", period="2024", value=0.0)
    absent = [Figure(indicator="a", area="VB0001", period="2024", status=s) for s in ABSENT]
    found = [cell(figure, PERCENT, language) for figure in (zero, *absent)]
    return [*found, not_at_level("GGD", language)]


@pytest.mark.parametrize("code", ["nl", "en"])
def test_each_state_of_a_table_has_its_own_html(code):
    with translation.override(code):
        drawn = [str(value_html(one)) for one in cells(LANGUAGES[code])]
    assert len(set(drawn)) == 5
    assert [WORDS[code] in html for html in drawn] == [False, True, False, False, False]
    assert [">0<" in html for html in drawn] == [True, False, False, False, False]


@pytest.mark.parametrize("code", ["nl", "en"])
def test_who_listens_hears_that_there_are_too_few_people(code):
    assert absence_words(Status.SUPPRESSED, "small_numbers", LANGUAGES[code]) == ALOUD[code]
    with translation.override(code):
        html = str(value_html(cells(LANGUAGES[code])[1]))
    assert f'<span class="kr-hidden">{ALOUD[code]}</span>' in html


def test_a_figure_without_a_place_here_is_not_called_suppressed_or_missing():
    with translation.override("nl"):
        html = str(value_html(not_at_level("alleen voor een GGD en groter", LANGUAGES["nl"])))
    assert "kr-state--suppressed" not in html
    assert ">niet op dit niveau<" in html
    assert "niet op dit niveau: alleen voor een GGD en groter" in html


def test_the_marks_of_the_legend_are_five():
    names = ("zero", "suppressed", "missing", "not_applicable", "not_at_level")
    assert len({str(state_html(name)) for name in names}) == 5


def test_a_drawing_paints_each_state_otherwise_without_help_of_colour():
    boxes = {status: state_box(status, Box(0, 0, 20, 100), "p") for status in ABSENT}
    assert "url(#p-hatch)" in boxes[Status.SUPPRESSED]
    assert "stroke-dasharray" in boxes[Status.MISSING]
    assert "url(#p-hatch)" not in boxes[Status.MISSING] + boxes[Status.NOT_APPLICABLE]
    assert "<path" in boxes[Status.NOT_APPLICABLE]


def test_a_tile_paints_each_state_otherwise():
    marks = [paint(mark, (1.0,), "p") for mark in ("zero", *ABSENT, 0)]
    assert len({str(mark) for mark in marks}) == 5
    assert marks[1]["fill"] == "url(#p-hatch)"
    assert [bool(mark.get("stroke_dasharray")) for mark in marks] == [
        False, False, True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize("code", ["nl", "en"])
def test_the_words_in_drawings_differ_too(code):
    words = words_for(code)
    assert words.states[Status.SUPPRESSED] == WORDS[code]
    assert len({*words.states.values(), words.zero}) == 4
