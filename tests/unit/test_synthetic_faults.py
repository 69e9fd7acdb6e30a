"""Faults on request: each stands where faults.json says, and the check finds every one."""

import json
from collections import Counter

import pyarrow.parquet as pq
import pytest

from kansrijk.errors import UserError
from kansrijk.monitor.sources.records import check_delivery, open_delivery
from kansrijk.monitor.sources.synthetic import Order, synthesize

NUMBER = 2
KINDS = {
    "unknown_municipality",
    "impossible_gestation",
    "weight_zero",
    "date_outside_years",
    "wrong_category",
    "missing_required",
    "duplicate_key",
    "ended_before_started",
    "unknown_child",
    "organisation_empty",
}


@pytest.fixture(scope="module", params=["parquet", "csv"])
def faulty(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("faulty") / "delivery"
    return synthesize(Order(2000, 2020, 2022, 7, faults=NUMBER, format=request.param), folder)


def planted(folder):
    return json.loads((folder / "faults.json").read_text(encoding="utf-8"))


def test_there_are_as_many_of_every_kind_as_asked(faulty):
    expected = KINDS | ({"text_in_number"} if (faulty / "births.csv").exists() else set())
    assert Counter(f["kind"] for f in planted(faulty)) == dict.fromkeys(expected, NUMBER)


def test_no_row_has_two_faults(faulty):
    places = [(f["table"], f["row"]) for f in planted(faulty)]
    assert len(set(places)) == len(places)


def test_the_check_finds_every_one_where_it_is_and_nothing_else(faulty):
    with open_delivery(faulty) as delivery:
        findings = check_delivery(delivery).findings
    found = {(x.table, f.column, f.row) for x in findings for f in x.faults}
    expected = {(f["table"], f["column"], f["row"]) for f in planted(faulty)}
    assert expected <= found
    # of two rows with one key, the first was not planted but is as doubtful
    assert {(table, column) for table, column, _ in found - expected} == {("births", "child_key")}
    assert len(found - expected) == NUMBER


def test_the_key_is_that_of_the_row(tmp_path):
    folder = synthesize(Order(2000, 2020, 2021, 7, faults=1), tmp_path / "out")
    for fault in planted(folder):
        keys = pq.read_table(folder / f"{fault['table']}.parquet").column(0)
        assert keys[fault["row"] - 1].as_py() == fault["key"]


def test_more_faults_than_rows_is_refused_and_nothing_stays_behind(tmp_path):
    with pytest.raises(UserError, match="Te veel fouten"):
        synthesize(Order(200, 2020, 2020, faults=50), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_without_faults_there_is_no_list(tmp_path):
    folder = synthesize(Order(200, 2020, 2020), tmp_path / "out")
    assert not (folder / "faults.json").exists()
