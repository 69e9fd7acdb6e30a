"""Judging cells: the words beside the numbers, and what may never happen."""

from dataclasses import replace

import pytest

from counted_cells import PLACES, cells_of, figures_of, table_of
from kansrijk.monitor.counted.judge import Origin, judged
from kansrijk.monitor.counted.parquet import SCHEMA

ORIGIN = Origin("delivery", False)


def test_the_table_has_the_columns_of_the_file_in_the_order_of_the_cells():
    rows = [{"period": period, "population": 9, "events": 3} for period in ("2024", "2018", "2021")]
    table = table_of(*rows)
    assert table.schema == SCHEMA
    assert table["period"].to_pylist() == ["2024", "2018", "2021"]


def test_the_keys_in_words():
    cell = {
        "indicator": "geen_kraamzorg", "line": "without_correction", "place": "GM9002",
        "period": "2020-2024", "group": "income_3", "population": 9,
    }  # fmt: skip
    [figure] = figures_of(cell, edition=2023)
    names = ("indicator", "line", "area", "period", "group", "edition", "source")
    assert [figure[name] for name in names] == [
        "geen_kraamzorg", "without_correction", "GM9002", "2020-2024", "income_3", "2023",
        "delivery",
    ]  # fmt: skip


def test_no_cells_at_all():
    assert judged(cells_of(), ORIGIN).num_rows == 0


def test_how_many_were_judged_by_a_stand_in_is_noted():
    cells = [{"population": 9, "flagged": 2}, {"population": 9}]
    assert [f["note"] for f in figures_of(*cells)] == ["benaderd: 2", None]


def test_nothing_that_is_not_there_is_estimated():
    """A place nobody lives in may be half of another, but there is nothing to estimate."""
    cells = [{"estimated": True}, {"estimated": True, "population": 3}]
    assert [f["flags"] for f in figures_of(*cells)] == ["", "estimated"]


def test_all_outcomes_unknown_and_left_out_leaves_nothing_to_divide_by():
    [figure] = figures_of({"indicator": "geen_kraamzorg", "population": 4, "unknown": 4})
    assert figure["status"] == "not_applicable"
    assert {figure[n] for n in ("value", "lower", "upper", "known_value", "denominator")} == {None}


def test_that_all_outcomes_are_unknown_is_said_where_they_are_left_out():
    """Four children, of whom nothing is known, are not nobody."""
    [figure] = figures_of({"indicator": "geen_kraamzorg", "population": 4, "unknown": 4})
    assert (figure["unknown"], figure["unknown_share"]) == (4, 100.0)
    assert figure["reason"] != "nobody_counted"


def test_everyone_has_it():
    [figure] = figures_of({"population": 7, "events": 7})
    assert (figure["value"], figure["known_value"], figure["upper"]) == (100.0, 100.0, 100.0)


def test_missing_periods_come_after_the_cells_once_for_every_place():
    figures = figures_of({"population": 9}, missing=[("uithuisplaatsing", "2018")])
    counted, *missing = figures
    assert counted["status"] == "shown"
    assert [f["area"] for f in missing] == [place.code for place in PLACES]
    assert {(f["indicator"], f["period"], f["group"], f["line"]) for f in missing} == {
        ("uithuisplaatsing", "2018", "all", "main")
    }
    assert {(f["edition"], f["source"]) for f in missing} == {("2025", "delivery")}


def test_what_is_counted_without_a_definition_is_a_mistake_of_ours():
    cells = cells_of({"population": 9})
    stranger = replace(cells.rules[0], indicator="onbekend")
    with pytest.raises(ValueError, match="onbekend is counted but has no definition"):
        judged(replace(cells, rules=(stranger, *cells.rules[1:])), ORIGIN)
