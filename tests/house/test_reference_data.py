"""The reference files hold together: every table loads, every fact has a source, sums are right."""

import importlib
import pkgutil
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from kansrijk.reference import tables
from kansrijk.reference.loader import ROOT, load, load_folder
from kansrijk.reference.rows import Row
from kansrijk.reference.tables.context import BaselineValue, BredeSpuk, Measure
from kansrijk.reference.tables.indicators import IndicatorDefinition
from kansrijk.reference.tables.monitor import EditionVerdict, Observation, SetMapping, Statement
from kansrijk.reference.tables.places import BorderChange, Merger, Municipality, RegionMember, Tile
from kansrijk.reference.tables.programme import MoneyAmount, MoneyLine, SurveyOption, SurveyResult
from kansrijk.reference.tables.sources import Source
from kansrijk.reference.tables.support import UrgentLine

MUNICIPALITIES_PER_YEAR = {
    2019: 355, 2020: 355, 2021: 352, 2022: 345, 2023: 342, 2024: 342, 2025: 342, 2026: 342,
}  # fmt: skip
PRESENT = max(MUNICIPALITIES_PER_YEAR)

EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
#: Ten digits after 0 or +31, in the ways they are written; 0800, 0900 and 088 are organisations.
PHONE = re.compile(r"(?<![\w.])(?:\+31|0031|0)(?!8|9)[ -]?[1-9](?:[ -]?\d){8}(?!\w)")


def _models() -> list[type[Row]]:
    """Every model with a file of its own, wherever it stands under reference/tables."""
    found = []
    for info in pkgutil.iter_modules(tables.__path__):
        module = importlib.import_module(f"{tables.__name__}.{info.name}")
        found += [
            value
            for value in vars(module).values()
            if isinstance(value, type) and issubclass(value, Row) and hasattr(value, "table")
        ]
    return sorted(set(found), key=lambda model: model.table)


def _rows(model: type[Row]) -> tuple[Any, ...]:
    return load_folder(model) if (ROOT / model.table).is_dir() else load(model)


#: A table that is one TOML file of its own has no rows to walk here.
MODELS = [model for model in _models() if not (ROOT / f"{model.table}.toml").exists()]


def _sources(row: BaseModel) -> Iterator[str]:
    """The source keys of a row and of the rows inside it."""
    for value in vars(row).values():
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, BaseModel):
                yield from _sources(part)
    if source := getattr(row, "source", None):
        yield source


def _codes(year: int) -> set[str]:
    """Codes that exist in ``year``, or in any year where it lies before the first we hold."""
    rows = load(Municipality)
    return {r.code for r in rows if r.year == year or year < min(MUNICIPALITIES_PER_YEAR)}


def _baseline(measure: str) -> dict[tuple[str, int], float]:
    return {(r.code, r.year): r.value for r in load(BaselineValue) if r.measure == measure}


# --- tables and sources ------------------------------------------------------------------------


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.table)
def test_every_table_loads_and_has_rows(model: type[Row]) -> None:
    assert _rows(model)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.table)
def test_every_fact_names_a_source_that_exists(model: type[Row]) -> None:
    known = {row.source for row in load(Source)}
    named = {source for row in _rows(model) for source in _sources(row)}
    assert named <= known


def test_no_source_is_unused() -> None:
    others = [model for model in MODELS if model is not Source]
    used = {source for model in others for row in _rows(model) for source in _sources(row)}
    assert {row.source for row in load(Source)} - used == set()


def test_every_csv_file_belongs_to_a_model() -> None:
    files = {str(path.relative_to(ROOT).with_suffix("")) for path in ROOT.rglob("*.csv")}
    assert files <= {model.table for model in MODELS}


@pytest.mark.parametrize("contact", ["jan@voorbeeld.nl", "06-12345678", "+31 6 1234 5678"])
def test_the_patterns_below_recognise_a_way_to_reach_a_person(contact: str) -> None:
    assert EMAIL.search(contact) or PHONE.search(contact)


def test_no_file_holds_a_phone_number_or_email_address_of_a_person() -> None:
    found = {}
    lines_of_organisations = {line.number for line in load(UrgentLine)}
    for path in sorted(p for p in ROOT.rglob("*") if p.is_file()):
        text = path.read_text(encoding="utf-8")
        hits = set(EMAIL.findall(text) + PHONE.findall(text)) - lines_of_organisations
        if hits:
            found[path.name] = hits
    assert found == {}


# --- places ------------------------------------------------------------------------------------


def test_number_of_municipalities_per_year() -> None:
    assert Counter(row.year for row in load(Municipality)) == MUNICIPALITIES_PER_YEAR


def test_every_old_municipality_leads_to_a_present_one() -> None:
    assert {row.current_code for row in load(Municipality)} == _codes(PRESENT)


def test_every_municipality_that_went_is_in_the_mergers_and_its_shares_make_one() -> None:
    shares: dict[str, float] = defaultdict(float)
    for merger in load(Merger):
        shares[merger.from_code] += merger.share
    gone = {row.code for row in load(Municipality)} - _codes(PRESENT)
    assert set(shares) == gone
    assert shares == pytest.approx(dict.fromkeys(gone, 1))


def test_the_tile_map_has_exactly_the_present_municipalities_each_on_its_own_tile() -> None:
    tiles = load(Tile)
    assert {tile.code for tile in tiles} == _codes(PRESENT)
    assert len({(tile.col, tile.row) for tile in tiles}) == len(tiles) == 342


def test_region_members_exist_in_the_year_of_their_borders() -> None:
    for year in {row.year for row in load(RegionMember)}:
        members = [row for row in load(RegionMember) if row.year == year]
        for scheme in {row.scheme for row in members}:
            assert {row.code for row in members if row.scheme == scheme} == _codes(year)


def test_a_border_change_is_seen_in_the_number_of_inhabitants() -> None:
    inhabitants = _baseline("inhabitants")
    for change in load(BorderChange):
        year = int(change.date[:4])
        before, after = inhabitants[change.code, year - 1], inhabitants[change.code, year]
        assert after > 1.04 * before, change.name


# --- municipal figures -------------------------------------------------------------------------


def test_municipalities_in_the_figures_exist_in_their_year() -> None:
    # what was derived from finer areas stands on the present borders, whatever its year
    known = {year: _codes(year) for year in {PRESENT} | {r.year for r in load(BaselineValue)}}
    strays = [
        (row.code, row.year)
        for row in load(BaselineValue)
        if row.code.startswith("GM")
        and row.code not in known[PRESENT if row.status == "derived" else row.year]
    ]
    assert strays == []
    assert {row.code for row in load(BredeSpuk)} == _codes(PRESENT)


@pytest.mark.parametrize("year", range(2019, 2024))
def test_births_of_all_municipalities_make_the_national_number(year: int) -> None:
    births = _baseline("births")
    local = [n for (code, y), n in births.items() if y == year and code.startswith("GM")]
    assert sum(local) == births["NL01", year]


def test_every_measure_is_described_and_every_description_has_figures() -> None:
    own_table = {"brede_spuk"}
    described = {row.id for row in load(Measure)}
    assert {row.measure for row in load(BaselineValue)} | own_table == described


# --- monitor and programme ---------------------------------------------------------------------


def test_every_line_of_the_monitor_is_defined_with_its_indicator() -> None:
    defined = {(d.id, line.id) for d in load_folder(IndicatorDefinition) for line in d.lines}
    rows: list[Observation | EditionVerdict] = [*load(Observation), *load(EditionVerdict)]
    assert {(row.indicator_id, row.line) for row in rows} <= defined


def test_statements_and_the_mapping_name_indicators_that_exist() -> None:
    ids = {definition.id for definition in load_folder(IndicatorDefinition)}
    named = {row.indicator_id for row in load(Statement)}
    named |= {name for row in load(SetMapping) for name in (row.old_id, row.new_id) if name}
    assert named <= ids


def test_every_verdict_of_an_edition_has_the_observation_it_speaks_of() -> None:
    seen = {(o.edition, o.indicator_id, o.group, o.line, o.year) for o in load(Observation)}
    for v in load(EditionVerdict):
        assert (str(v.edition), v.indicator_id, v.group, v.line, v.year) in seen


def test_a_percentage_that_was_derived_follows_from_its_counts() -> None:
    derived = [o for o in load(Observation) if o.value_type == "derived"]
    assert derived
    for o in derived:
        assert o.value is not None
        assert o.numerator is not None
        assert o.denominator is not None
        assert o.value == pytest.approx(100 * o.numerator / o.denominator, abs=0.051)


def test_the_mapping_covers_both_sets_of_the_monitor() -> None:
    rows = load(SetMapping)
    assert sorted(r.old_number for r in rows if r.old_number) == list(range(1, 16))
    assert sorted(r.new_number for r in rows if r.new_number) == list(range(1, 19))


def test_every_amount_has_a_line_and_every_line_an_amount() -> None:
    assert {row.line for row in load(MoneyAmount)} == {row.line for row in load(MoneyLine)}


def test_every_answer_of_the_questionnaire_has_words_in_both_languages() -> None:
    worded = {(row.item, row.option) for row in load(SurveyOption)}
    assert {(row.item, row.option) for row in load(SurveyResult)} == worded
