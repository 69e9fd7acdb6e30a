"""The definitions hold together and can be read: every indicator, line, break and measure."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from kansrijk.errors import NotFoundError
from kansrijk.monitor.indicators import catalogue
from kansrijk.reference.loader import ROOT, load, load_folder
from kansrijk.reference.rows import Row
from kansrijk.reference.tables.context import Measure, VulnerabilityDefinition
from kansrijk.reference.tables.indicators import IndicatorDefinition
from kansrijk.reference.tables.monitor import Observation
from kansrijk.reference.tables.programme import SurveyOption, SurveyResult
from kansrijk.reference.tables.sources import Source

SET_2019 = (
    "coalitie", "plan_van_aanpak", "nu_niet_zwanger", "prenataal_huisbezoek", "voorzorg",
    "centering_zwangerschap", "late_start_begeleiding", "problematische_schulden",
    "centering_ouderschap", "geen_kraamzorg", "kwetsbare_situatie", "big2",
    "spraaktaal_negatief", "overgewicht_2jaar", "uithuisplaatsing",
)  # fmt: skip
KNOWN_OF_2024 = {
    6: "preconceptieconsult", 9: "late_start_begeleiding", 10: "schulden_ouders",
    11: "psychische_problemen", 13: "geen_kraamzorg", 14: "kwetsbare_zwangeren", 15: "big2",
}  # fmt: skip
#: Lines of the definition that published values belong to; every other indicator has one line.
LINES = {
    "coalitie": {"funded_municipalities", "all_municipalities"},
    "nu_niet_zwanger": {"early_editions", "all_municipalities", "in_between"},
    "centering_zwangerschap": {"offers", "has_trained_person"},
    "geen_kraamzorg": {"without_correction", "with_hospital_correction", "study_sample"},
    "kwetsbare_zwangeren": {"random_forest", "xgboost", "lasso"},
    "big2": {"main", "study_sample", "baseline_2018", "baseline_2019"},
    "vroeggeboorte_22w": {"main", "delivery_2019"},
    "late_start_begeleiding": {"main", "study_sample"},
    "vroeggeboorte": {"main", "study_sample"},
    "laag_geboortegewicht_p10": {"main", "study_sample"},
}
#: The first year of the new way of counting, as far as it is known.
BREAKS_2019 = {
    "coalitie": 2022,
    "plan_van_aanpak": 2022,
    "nu_niet_zwanger": 2022,
    "prenataal_huisbezoek": 2022,
    "late_start_begeleiding": 2022,
    "geen_kraamzorg": 2022,
    "big2": 2022,
    "spraaktaal_negatief": 2022,
    "overgewicht_2jaar": 2022,
}
BREAKS_2024 = {"psychische_problemen": 2022, "kwetsbare_zwangeren": 2024, "big2": 2022}
FOLDERS = {"2019-2023": "set_2019", "2024": "set_2024", "related": "related"}
ROOM_IN_A_TABLE = 45

DEFINITIONS = load_folder(IndicatorDefinition)
each_definition = pytest.mark.parametrize(
    "definition", DEFINITIONS, ids=lambda d: f"{d.set}/{d.id}"
)


def _texts(row: Row) -> Iterator[tuple[str, str | None, str | None]]:
    """Each text of a row with its name: (name, Dutch, English)."""
    for name in type(row).model_fields:
        if name.endswith("_nl"):
            yield name, getattr(row, name), getattr(row, name.removesuffix("nl") + "en")


def _described() -> list[Row]:
    """Every row with texts for readers, also the lines and breaks within a definition."""
    parts = [part for d in DEFINITIONS for part in (*d.lines, *d.breaks)]
    return [*DEFINITIONS, *parts, *load(Measure), *load(VulnerabilityDefinition)]


def _breaks(set_name: str) -> dict[str, int]:
    return {d.id: b.year for d in catalogue.indicators(set_name) for b in d.breaks}


# --- indicators --------------------------------------------------------------------------------


def test_the_set_of_2019_has_its_fifteen_indicators_in_order() -> None:
    found = catalogue.indicators()
    assert tuple(d.id for d in found) == SET_2019
    assert [d.number for d in found] == list(range(1, 16))


def test_of_the_set_of_2024_exactly_the_seven_known_ones_are_defined() -> None:
    assert {d.number: d.id for d in catalogue.indicators("2024")} == KNOWN_OF_2024


def test_a_related_indicator_stands_beside_one_of_the_fifteen() -> None:
    related = catalogue.indicators("related")
    assert related
    assert {d.related_to for d in related} <= set(SET_2019)
    assert {d.related_to for d in DEFINITIONS if d.set != "related"} == {None}


def test_every_published_indicator_is_defined() -> None:
    assert {o.indicator_id for o in load(Observation)} <= {d.id for d in DEFINITIONS}


@each_definition
def test_a_definition_stands_in_the_file_with_its_name(definition: IndicatorDefinition) -> None:
    path = ROOT / "indicators" / FOLDERS[definition.set] / f"{definition.id}.toml"
    assert f'id = "{definition.id}"\n' in path.read_text(encoding="utf-8")


@each_definition
def test_lines_are_the_agreed_ones_and_unique(definition: IndicatorDefinition) -> None:
    ids = [line.id for line in definition.lines]
    has_published_values = definition == catalogue.indicator(definition.id)
    expected = LINES.get(definition.id, {"main"}) if has_published_values else {"main"}
    assert len(ids) == len(set(ids))
    assert set(ids) == expected


def test_breaks_are_those_that_are_known() -> None:
    assert _breaks("2019-2023") == BREAKS_2019
    assert _breaks("2024") == BREAKS_2024
    assert _breaks("related") == {}


@each_definition
def test_an_indicator_is_per_edition_or_related(definition: IndicatorDefinition) -> None:
    assert (definition.valid_from is None) == (definition.set == "related")


# --- words -------------------------------------------------------------------------------------


@each_definition
def test_a_sentence_has_room_for_year_and_value(definition: IndicatorDefinition) -> None:
    for sentence in (definition.sentence_nl, definition.sentence_en):
        assert sorted(re.findall(r"{(\w*)}", sentence)) == ["about", "year"]
        assert sentence.endswith(".")
        # "ongeveer 7 van de 100" and "about 7 in every 100" begin small: never at the start.
        assert not re.search(r"(^|\. ){about}", sentence)
        assert not re.search(r"\ban? (\w+ )?{about}", sentence)


@each_definition
def test_a_short_name_fits_in_a_table(definition: IndicatorDefinition) -> None:
    assert len(definition.short_nl) <= ROOM_IN_A_TABLE
    assert len(definition.short_en) <= ROOM_IN_A_TABLE


def test_every_text_stands_in_both_languages() -> None:
    for row in _described():
        for name, dutch, english in _texts(row):
            assert bool(dutch) == bool(english), (row, name)


@pytest.mark.parametrize("model", [IndicatorDefinition, VulnerabilityDefinition])
def test_english_is_a_translation_and_not_a_copy(model: type[Row]) -> None:
    rows = load_folder(model) if model is IndicatorDefinition else load(model)
    for row in rows:
        for name, dutch, english in _texts(row):
            assert dutch is None or dutch != english, (row, name)


# --- sources, measures, definitions of vulnerable, questionnaire -------------------------------


def test_every_definition_and_break_names_a_source_that_exists() -> None:
    known = {source.source for source in load(Source)}
    named = {row.model_dump().get("source") for row in _described()}
    # a line has no source of its own: its definition names it
    assert named - {None} <= known


def test_measures_without_figures_for_nearly_all_municipalities_say_so() -> None:
    partial = {measure.id: measure for measure in load(Measure) if not measure.complete}
    assert set(partial) == {
        "children_low_income",
        "children_low_income_pct",
        "households_problem_debt",
        "households_problem_debt_pct",
    }
    assert all(measure.note_nl for measure in partial.values())


def test_only_counts_and_amounts_add_up_and_a_share_says_so_in_its_unit() -> None:
    for measure in load(Measure):
        assert (measure.kind == "percent") == (measure.unit_nl == "%"), measure.id
        assert measure.id.endswith("_pct") == (measure.kind == "percent"), measure.id


def test_a_false_start_is_not_a_definition_of_vulnerable() -> None:
    others = {d.slug for d in load(VulnerabilityDefinition) if not d.is_vulnerability}
    assert others == {"valse-start"}


def test_every_definition_of_vulnerable_says_what_it_must_not_be_used_for() -> None:
    for definition in load(VulnerabilityDefinition):
        assert re.match(r"Wel: .+ Niet: ", definition.use_nl), definition.slug
        assert re.match(r"Do: .+ Do not: ", definition.use_en), definition.slug


def test_every_answer_of_the_questionnaire_has_words() -> None:
    worded = {(row.item, row.option) for row in load(SurveyOption)}
    assert {(row.item, row.option) for row in load(SurveyResult)} == worded


def test_a_question_has_the_same_words_at_each_of_its_answers() -> None:
    questions = {(row.item, row.item_nl, row.item_en) for row in load(SurveyOption)}
    assert max(Counter(item for item, _, _ in questions).values()) == 1


# --- finding a definition ----------------------------------------------------------------------


def test_an_id_in_two_sets_is_that_of_the_oldest_unless_a_set_is_named() -> None:
    assert catalogue.indicator("big2").set == "2019-2023"
    assert catalogue.indicator("big2", "2024").number == 15


def test_published_values_of_vulnerable_pregnancies_belong_to_the_study() -> None:
    assert catalogue.indicator("kwetsbare_zwangeren").set == "related"


def test_a_measure_is_found_where_an_indicator_or_measure_is_asked() -> None:
    assert catalogue.find_definition("births") == catalogue.measure("births")
    assert catalogue.find_definition("big2") == catalogue.indicator("big2")


@pytest.mark.parametrize(
    ("asked", "meant"),
    [("big3", "big2"), ("kraamzorg", "geen_kraamzorg"), ("schulden", "problematische_schulden")],
)
def test_a_mistaken_id_is_answered_with_what_was_meant(asked: str, meant: str) -> None:
    with pytest.raises(NotFoundError, match=f"Indicator '{asked}' bestaat niet. Bedoelde u") as e:
        catalogue.indicator(asked)
    assert meant in e.value.suggestions
    assert len(e.value.suggestions) <= 3


def test_what_looks_like_nothing_gets_no_suggestions() -> None:
    with pytest.raises(NotFoundError) as e:
        catalogue.measure("qqqq")
    assert e.value.suggestions == ()


def test_an_indicator_outside_the_named_set_is_not_found() -> None:
    with pytest.raises(NotFoundError):
        catalogue.indicator("coalitie", "2024")
    with pytest.raises(NotFoundError, match="2019-2023"):
        catalogue.indicators("2018")
