"""The sentence in plain words: whole people, and never further off than the figure allows."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kansrijk.monitor.figures import Figure, Status
from kansrijk.reports.language import LANGUAGES
from kansrijk.reports.wording.sentences import LARGEST_ROUNDING, about, plain_sentence
from the_release import the_release

DUTCH, ENGLISH = LANGUAGES["nl"], LANGUAGES["en"]
#: What a figure of one decimal can be; smaller ones are rarer than 1 in 1,000.
values = st.integers(1, 1000).map(lambda tenths: tenths / 10)


@pytest.mark.parametrize(
    ("value", "unit", "dutch", "english"),
    [
        (14.8, "percent", "ongeveer 15 van de 100", "about 15 in every 100"),
        (62, "percent", "ongeveer 62 van de 100", "about 62 in every 100"),
        (1.6, "percent", "ongeveer 16 van de 1.000", "about 16 in every 1,000"),
        (0.15, "percent", "ongeveer 15 van de 10.000", "about 15 in every 10,000"),
        (6.8, "percent", "ongeveer 7 van de 100", "about 7 in every 100"),
        (1.6, "per_1000", "ongeveer 16 van de 10.000", "about 16 in every 10,000"),
        (0.4, "percent", "ongeveer 4 van de 1.000", "about 4 in every 1,000"),
    ],
)
def test_about_how_many_of_how_many(value, unit, dutch, english):
    assert about(value, unit, DUTCH) == dutch
    assert about(value, unit, ENGLISH) == english


@given(values, st.sampled_from(["percent", "per_1000"]))
def test_rounding_to_whole_people_stays_close_and_is_never_nobody(value, unit):
    count, base = (int(text.replace(",", "")) for text in re.findall(r"[\d,]+", about(
        value, unit, ENGLISH)))  # fmt: skip
    share = value / (100 if unit == "percent" else 1000)
    assert count > 0
    assert abs(count / base - share) <= LARGEST_ROUNDING * share + 1e-12


@pytest.mark.parametrize("value", [0.001, 0.0004])
def test_even_what_is_very_rare_is_not_about_nobody(value):
    assert not about(value, "percent", ENGLISH).startswith("about 0 ")


def definitions():
    return [d for d in the_release().definitions.indicators if d.set == "2019-2023"]


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_every_indicator_has_a_whole_sentence(language):
    for definition in definitions():
        figure = Figure(indicator=definition.id, area="NL01", period="2021", value=14.8)
        sentence = plain_sentence(figure, definition, language)
        assert "2021" in sentence, definition.id
        assert about(14.8, definition.unit, language).lower() in sentence.lower(), definition.id
        assert sentence[0] == sentence[0].upper()
        assert sentence.endswith(".")
        assert not re.search(r"[{}]", sentence)


def test_without_a_value_the_sentence_says_so_and_holds_no_number():
    definition = definitions()[0]
    missing = Figure(indicator="x", area="NL01", period="2021", status=Status.MISSING)
    for figure in (None, missing):
        for language in LANGUAGES.values():
            assert not re.search(r"\d", plain_sentence(figure, definition, language))
    assert plain_sentence(None, definition, DUTCH) != plain_sentence(None, definition, ENGLISH)
