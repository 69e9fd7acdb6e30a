"""The table of letter widths is that of the font we ship."""

import csv
from pathlib import Path

import pytest

from drawing_reader import advances
from kansrijk.errors import NotFoundError
from kansrijk.monitor.figures import Status
from kansrijk.reports.charts import letters
from kansrijk.reports.charts.letters import text_width, wrapped
from kansrijk.reports.charts.words import words_for

TABLE = Path(letters.__file__).with_name("letters.csv")


def test_the_table_has_the_letters_and_widths_of_the_font():
    with TABLE.open(encoding="utf-8") as stream:
        rows = {chr(int(r["code"], 16)): r for r in csv.DictReader(stream)}
    assert rows.keys() == advances(False).keys()
    for letter, row in rows.items():
        # a digit may be wider than by default: pages and tables set figures of equal width
        most = 700 if letter.isdigit() else 0
        for column, width in (("regular", advances(False)), ("bold", advances(True))):
            assert width[letter] <= int(row[column]) <= max(width[letter], most)


def test_a_longer_word_is_wider_and_bold_is_wider():
    assert text_width("in kwetsbare situatie", 15) > text_width("in kwetsbare", 15)
    assert text_width("situatie", 15, bold=True) > text_width("situatie", 15)


def test_a_letter_the_font_lacks_gets_plenty_of_room():
    assert text_width("\u4e2d", 10) >= 10


def test_wrapping_keeps_every_word_and_every_line_fits():
    text = "Kinderen die te vroeg of te licht geboren zijn"
    lines = wrapped(text, 120, 15)
    assert " ".join(lines) == text
    assert all(text_width(line, 15) <= 120 for line in lines)


def test_a_word_that_is_too_long_is_cut():
    lines = wrapped("arbeidsongeschiktheidsverzekering", 60, 15)
    assert "".join(lines) == "arbeidsongeschiktheidsverzekering"
    assert len(lines) > 1


def test_nothing_takes_no_lines():
    assert wrapped("  ", 60, 15) == ()


@pytest.mark.parametrize(
    ("language", "value", "decimals", "text"),
    [
        ("nl", 1780, 0, "1.780"),
        ("nl", 14.8, 1, "14,8"),
        ("nl", -23.5, 1, "\u221223,5"),
        ("nl", -0.04, 1, "0,0"),
        ("en", 1780.25, 1, "1,780.2"),
    ],
)
def test_numbers_are_written_as_the_language_does(language, value, decimals, text):
    assert words_for(language).number(value, decimals) == text


def test_decimals_that_say_nothing_are_left_out():
    dutch = words_for("nl")
    assert [dutch.shortest(v) for v in (14.0, 4.7, 310.475)] == ["14", "4,7", "310,5"]


def test_both_languages_name_every_state_without_a_number():
    for language in ("nl", "en-gb"):
        assert set(words_for(language).states) == set(Status) - {Status.SHOWN}


def test_an_unknown_language_is_named_with_what_there_is():
    with pytest.raises(NotFoundError, match=r"Taal 'fy' bestaat niet.*en, nl"):
        words_for("fy")
