"""What parents read: complete, pointing at what exists, easy, and no unchecked translation."""

import re

import pytest

from kansrijk.reference.loader import load
from kansrijk.reference.tables.support import AdviceRule, Offer, TalkRole, UrgentLine
from kansrijk.reference.tables.support_parents import (
    PROPOSED,
    OfferWords,
    ParentQuestion,
    ParentText,
)
from pages import Page, text_of
from tools.readability import measure, parent_texts, sentences_of, words_of

#: B1 is about 60 and higher; these texts are shorter than the prose that scale was made for, so
#: the floor lies higher. Sentences of at most 15 words is advice of many writers of plain Dutch.
LEAST_FLESCH_DOUMA = 70
LONGEST_SENTENCE = 15
MOST_WORDS_ON_AVERAGE = 10
PLACE = re.compile(r"{\w+}")
HARD = (
    "Betrokkenen die krachtens de desbetreffende gemeentelijke verordening aanspraak maken op "
    "individuele begeleiding dienen voorafgaand aan de indicatiestelling een gemotiveerde "
    "aanvraag bij het college van burgemeester en wethouders in te dienen."
)


def test_every_offer_has_words_under_a_question_that_exists() -> None:
    assert [row.slug for row in load(OfferWords)] == [row.slug for row in load(Offer)]
    assert {row.question for row in load(OfferWords) if row.shown} == {
        row.id for row in load(ParentQuestion)
    }


def test_every_text_is_about_something_that_exists() -> None:
    known = {
        "danger": {row.slug for row in load(UrgentLine)},
        "line": {row.slug for row in load(UrgentLine)},
        "role": {row.id for row in load(TalkRole)},
        "route": {row.route for row in load(Offer)},
        "right": {row.slug for row in load(AdviceRule)} | {None},
        "how": {row.slug for row in load(AdviceRule)} | {None},
    }
    for row in load(ParentText):
        assert row.about in known.get(row.part, {None}), row.id
        assert row.question in {None, *(it.id for it in load(ParentQuestion))}, row.id
    assert {row.about for row in load(ParentText) if row.part == "route"} == known["route"]


def test_numbers_for_danger_and_every_line_stand_on_the_page() -> None:
    rows = [row for row in load(ParentText) if row.part in ("danger", "line")]
    assert sorted(str(row.about) for row in rows) == sorted(row.slug for row in load(UrgentLine))
    assert all(row.question for row in rows if row.part == "line")


def test_a_text_keeps_its_places_in_every_language() -> None:
    for row in load(ParentText):
        places = set(PLACE.findall(row.nl))
        for language in ("en", *PROPOSED):
            other = getattr(row, language)
            assert other is None or set(PLACE.findall(other)) == places, (row.id, language)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("sheet", ["", "a4/"])
def test_no_translation_that_nobody_checked_reaches_a_page(client, language, sheet) -> None:
    start = "" if language == "nl" else "/en"
    page = Page.parse(client.get(f"{start}/hulp/ouders/GM0392/{sheet}").text)
    (body,) = page.all("main")
    said = text_of(body)
    assert next(row.text(language) for row in load(ParentText) if row.id == "line_112") in said
    for row in load(ParentText):
        for other in PROPOSED:
            translation = getattr(row, other)
            if translation and not getattr(row, f"checked_{other}"):
                assert translation.replace("{place}", "Haarlem") not in said, (row.id, other)
    assert not re.search(r"[\u0600-\u06ff]", said) or any(r.checked_ar for r in load(ParentText))


# How easy it reads: python tools/readability.py shows the figures ---------------------------------


@pytest.mark.parametrize("name", sorted(parent_texts()))
def test_what_parents_read_is_easy(name: str) -> None:
    found = measure(parent_texts()[name])
    assert found.flesch_douma >= LEAST_FLESCH_DOUMA, found.hardest
    assert found.longest <= LONGEST_SENTENCE, found.longest_sentence
    assert found.mean_length <= MOST_WORDS_ON_AVERAGE


def test_the_measure_finds_hard_dutch_hard() -> None:
    hard = measure((HARD,))
    assert hard.flesch_douma < LEAST_FLESCH_DOUMA
    assert hard.longest > LONGEST_SENTENCE


def test_one_hard_text_among_easy_ones_is_seen_by_its_sentence() -> None:
    assert measure((*parent_texts()["parent_texts"], HARD)).longest_sentence == HARD


def test_sentences_and_words_are_counted_as_a_reader_does() -> None:
    assert sentences_of("Dat duurt 2,5 jaar. Meedoen? Dat mag!") == [
        "Dat duurt 2,5 jaar.", "Meedoen?", "Dat mag!",
    ]  # fmt: skip
    assert len(words_of("Dat duurt ongeveer 2,5 jaar.")) == 5
