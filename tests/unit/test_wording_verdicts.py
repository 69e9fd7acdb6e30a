"""A verdict in words, in both languages: whose arrow it is, and how sure it is."""

from itertools import product

import pytest

from kansrijk.monitor.edition import edition_row, edition_table
from kansrijk.monitor.verdict import Desirability, Direction, Reason, Significance, Verdict
from kansrijk.reports.language import LANGUAGES
from kansrijk.reports.wording.verdicts import direction_words, reason_words, verdict_text
from the_release import the_release

DUTCH, ENGLISH = LANGUAGES["nl"], LANGUAGES["en"]


def text_of(id_, language=DUTCH, group="all", **options):
    release = the_release()
    published = next(
        row for row in release.definitions.edition_rows
        if (row.indicator_id, row.group) == (id_, group)
    )  # fmt: skip
    row = edition_row(release, published)
    note = language.pick(published, "reason_note")
    return verdict_text(row.verdict, row.definition, row.ends, note, language, **options)


def test_counted_says_from_how_many_to_how_many():
    assert text_of("coalitie").detail == "geteld: van 166 naar 212"
    assert text_of("coalitie", ENGLISH).detail == "counted: from 166 to 212"
    assert text_of("coalitie").headline == "Gestegen"
    assert text_of("coalitie").drawn_by is None


def test_untestable_says_why():
    text = text_of("voorzorg")
    assert text.headline == "Gestegen"
    assert "niet te toetsen" in text.detail
    assert "aantallen" in text.detail
    assert text.significance == "untestable"


def test_an_arrow_of_rivm_is_said_to_be_theirs_and_not_tested():
    text = text_of("plan_van_aanpak")
    assert (text.direction, text.drawn_by) == ("up", "RIVM")
    assert "RIVM" in text.detail
    assert "niet getoetst" in text.detail
    assert text.significance == "untestable", "a borrowed arrow never looks certain"


def test_for_our_own_column_no_arrow_is_borrowed():
    text = text_of("plan_van_aanpak", own_only=True)
    assert (text.direction, text.drawn_by) == ("none", None)
    assert text.headline == "Geen oordeel"
    assert text.desirability_words == ""


def test_where_neither_has_an_arrow_the_reason_of_the_source_is_told():
    text = text_of("late_start_begeleiding")
    assert (text.direction, text.drawn_by) == ("none", None)
    assert "overschatten" in text.detail
    assert "overestimate" in text_of("late_start_begeleiding", ENGLISH).detail


def test_a_fall_that_is_hoped_for_is_desired():
    text = text_of("big2", group="vulnerable")
    assert (text.headline, text.desirability_words) == ("Gedaald", "gewenst")


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_every_row_of_the_edition_has_words(language):
    for row in edition_table(the_release(), 2023):
        text = text_of(row.definition.id, language)
        assert text.headline, row.definition.id
        assert text.detail, row.definition.id


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_each_outcome_of_a_test_has_words_of_its_own(language):
    definition = the_release().definitions.indicator("big2")
    texts = {
        (s, verdict_text(made(significance=s), definition, None, "", language).detail)
        for s in (Significance.YES, Significance.NO, Significance.UNTESTABLE)
    }
    assert len({detail for _, detail in texts}) == 3
    assert all(detail for _, detail in texts)


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_each_reason_and_direction_has_words_of_its_own(language):
    assert len({reason_words(reason, language) for reason in Reason}) == len(Reason)
    assert len({direction_words(direction, language) for direction in Direction}) == len(Direction)
    assert all(reason_words(reason, language) for reason in Reason)


def test_nothing_is_left_in_english():
    for reason, direction in product(Reason, Direction):
        assert reason_words(reason, DUTCH) != reason_words(reason, ENGLISH)
        assert direction_words(direction, DUTCH) != direction_words(direction, ENGLISH)


def made(**changed):
    facts = {
        "edition": 2023, "indicator": "big2", "group": "all", "line": "main", "year": 2021,
        "published_symbol": "none", "direction": Direction.UP,
        "desirability": Desirability.UNDESIRED, "reason": None,
    }  # fmt: skip
    return Verdict(**facts | changed)
