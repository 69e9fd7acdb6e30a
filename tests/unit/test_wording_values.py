"""Numbers, ages and absent values in both languages."""

import pytest

from kansrijk.monitor.figures import Figure, Flag, Status
from kansrijk.reports.language import LANGUAGES, NARROW_SPACE
from kansrijk.reports.wording.age import age_words
from kansrijk.reports.wording.values import Unit, absence_words, cell, flag_words, with_unit

DUTCH, ENGLISH = LANGUAGES["nl"], LANGUAGES["en"]
REASONS = ["withdrawn", "borders_changed", "incomplete", "only_in_words", "unreliable", None]


def figure(**changed):
    return Figure(**{"indicator": "x", "area": "NL01", "period": "2021"} | changed)


@pytest.mark.parametrize(
    ("value", "unit", "dutch", "english"),
    [
        (14.8, Unit("percent", 1), "14,8%", "14.8%"),
        (62, Unit("percent", 0), "62%", "62%"),
        (0, Unit("percent", 1), "0,0%", "0.0%"),
        (1.6, Unit("per_1000", 1), "1,6 per 1.000", "1.6 per 1,000"),
        (1234, Unit("count", 0), "1.234", "1,234"),
        (17_811_291, Unit("count", 0), "17.811.291", "17,811,291"),
        (401_280, Unit("amount", 0), f"€{NARROW_SPACE}401.280", f"€{NARROW_SPACE}401,280"),
        (3, Unit("class", 0), "3", "3"),
    ],
)
def test_a_number_with_its_unit(value, unit, dutch, english):
    assert with_unit(value, unit, DUTCH) == dutch
    assert with_unit(value, unit, ENGLISH) == english


@pytest.mark.parametrize(
    ("iso", "dutch", "english"),
    [
        ("2024", "2024", "2024"),
        ("2024-04", "april 2024", "April 2024"),
        ("2024-03-01", "1 maart 2024", "1 March 2024"),
    ],
)
def test_a_date_is_as_precise_as_it_is_given(iso, dutch, english):
    assert (DUTCH.date(iso), ENGLISH.date(iso)) == (dutch, english)


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_a_shown_value_reads_as_it_looks(language):
    shown = cell(figure(value=14.8), Unit("percent", 1), language)
    assert shown.status is Status.SHOWN
    assert shown.words == shown.text
    assert not shown.is_zero


def test_a_counted_zero_says_that_it_is_zero():
    zero = cell(figure(value=0), Unit("count", 0), DUTCH)
    assert (zero.status, zero.text, zero.is_zero) == (Status.SHOWN, "0", True)


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
@pytest.mark.parametrize("status", [Status.SUPPRESSED, Status.MISSING, Status.NOT_APPLICABLE])
def test_an_absent_value_has_words_and_no_number(language, status):
    absent = cell(figure(status=status), Unit("percent", 1), language)
    assert (absent.status, absent.text, absent.is_zero) == (status, "", False)
    assert absent.words
    assert not any(sign.isdigit() for sign in absent.words)


def test_no_figure_at_all_is_missing():
    assert cell(None, Unit("percent", 1), DUTCH).status is Status.MISSING
    assert cell(None, Unit("percent", 1), DUTCH).words.startswith("ontbreekt")


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_each_reason_for_absence_has_words_of_its_own(language):
    missing = {absence_words(Status.MISSING, reason, language) for reason in REASONS}
    others = {
        absence_words(Status.SUPPRESSED, None, language),
        absence_words(Status.NOT_APPLICABLE, None, language),
    }
    assert len(missing | others) == len(REASONS) + 2


def test_the_words_are_those_of_the_language():
    for reason in REASONS:
        dutch, english = (absence_words(Status.MISSING, reason, lang) for lang in (DUTCH, ENGLISH))
        assert dutch.startswith("ontbreekt")
        assert english.startswith("missing")
    assert absence_words(Status.SUPPRESSED, None, DUTCH).startswith("afgeschermd")


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_each_flag_has_words_of_its_own(language):
    assert len({flag_words(flag, language) for flag in Flag}) == len(Flag)


def test_the_flags_of_a_value_go_with_it():
    flags = frozenset({Flag.PROVISIONAL, Flag.DERIVED})
    shown = cell(figure(value=1, flags=flags), Unit("count", 0), DUTCH)
    assert set(shown.flags) == {"voorlopig", "eigen berekening"}


@pytest.mark.parametrize(
    ("year", "dutch", "english"),
    [
        (2023, "", ""),
        (2021, "", ""),
        (2020, "4 jaar oud", "4 years old"),
        (2012, "12 jaar oud", "12 years old"),
        (None, "", ""),
    ],
)
def test_age_is_said_only_over_three_years(year, dutch, english):
    assert age_words(year, 2024, DUTCH) == dutch
    assert age_words(year, 2024, ENGLISH) == english
