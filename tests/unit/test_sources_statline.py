"""Answers of StatLine, saved as JSON: real ones of v4, and the shapes of v3."""

import json
from typing import Any

import pytest

from data.outside_tables import CBS, COUNT, MEAN_COUNT, faults_in, faults_of, read, read_text
from kansrijk.monitor.figures import Flag, Status
from kansrijk.monitor.sources import statline_json

REAL = CBS / "03759ned_v4.json"


def read_json(folder, content: Any, rule=COUNT, **options):
    return read_text(folder, json.dumps(content), rule, name="antwoord.json", **options)


def faults_of_json(folder, content: Any, rule=COUNT, **options):
    return faults_of(folder, json.dumps(content), rule, name="antwoord.json", **options)


def test_real_inhabitants_of_amsterdam():
    rows = read(REAL, COUNT, kind="measure", measure_code="M000352")

    found = {(row.area_code, row.year): (row.status, row.value) for row in rows}
    assert len(rows) == 32
    assert found["GM0363", 2021] == (Status.SHOWN, 873338)
    assert found["NL01", 2023] == (Status.SHOWN, 17811291)


def test_a_municipality_that_did_not_exist_is_not_applicable():
    rows = read(REAL, COUNT, kind="measure", measure_code="M000352")

    found = {(row.area_code, row.year): (row.status, row.value) for row in rows}
    assert found["GM1980", 2021] == (Status.NOT_APPLICABLE, None)
    assert found["GM0457", 2023] == (Status.NOT_APPLICABLE, None)


def test_a_mean_population_has_a_decimal():
    rows = read(REAL, MEAN_COUNT, kind="measure", measure_code="M000365")

    assert ("GM0363", 2021, 877985.5) in [(r.area_code, r.year, r.value) for r in rows]
    assert "een geheel getal" in faults_in(REAL, COUNT, measure_code="M000365")[0].allowed


@pytest.mark.parametrize("asked", [None, "M999"])
def test_with_more_measures_the_choice_is_listed(asked):
    (fault,) = faults_in(REAL, COUNT, measure_code=asked)

    assert fault.allowed == "M000352 (Bevolking op 1 januari), M000365 (Gemiddelde bevolking)"


def v4(**record: Any) -> dict[str, Any]:
    usual = {"Id": 1, "Measure": "M1", "ValueAttribute": "None", "Value": 5, "StringValue": None}
    return usual | {"RegioS": "GM0363", "Perioden": "2023JJ00"} | record


def test_an_answer_saved_alone_and_null_without_reason(tmp_path):
    rows = read_json(tmp_path, {"value": [v4(), v4(RegioS="GM0457", Value=None)]})

    assert [(r.row_number, r.status, r.value) for r in rows] == [
        (1, Status.SHOWN, 5),
        (2, Status.MISSING, None),
    ]


def test_a_provisional_period_is_known_from_its_code_list(tmp_path):
    periods = [{"Identifier": "2023JJ00", "Status": "NaderVoorlopig"}]

    (row,) = read_json(
        tmp_path, {"Observations": {"value": [v4()]}, "PeriodenCodes": {"value": periods}}
    )

    assert row.flags == {Flag.PROVISIONAL}


def test_an_open_choice_in_a_dimension(tmp_path):
    (fault,) = faults_of_json(
        tmp_path, {"value": [v4(Geslacht="3000"), v4(Geslacht="4000", RegioS="GM0457")]}
    )

    assert fault.column == "Geslacht"
    assert "3000, 4000" in fault.problem


@pytest.mark.parametrize(
    ("record", "column"),
    [
        ({"RegioS": "GM9999"}, "RegioS"),
        ({"Perioden": "2023KW01"}, "Perioden"),
        ({"Value": "5"}, "Value"),
        ({"Value": 5.5}, "Value"),
        ({"Value": -5}, "Value"),
        ({"Value": 1e300}, "Value"),
        ({"Value": True}, "Value"),
        ({"ValueAttribute": "Impossible"}, "Value"),
    ],
)
def test_a_wrong_record_is_named_by_place_and_column(tmp_path, record, column):
    (fault,) = faults_of_json(tmp_path, {"value": [v4(RegioS="GM0457"), v4(**record)]})

    assert (fault.row, fault.column) == (2, column)


@pytest.mark.parametrize("missing", ["RegioS", "Perioden"])
def test_an_answer_without_area_or_period(tmp_path, missing):
    record = v4()
    del record[missing]

    (fault,) = faults_of_json(tmp_path, {"value": [record]})

    assert fault.column == missing


@pytest.mark.parametrize("key", ["@odata.nextLink", "odata.nextLink"])
def test_one_page_of_an_answer_is_not_the_answer(tmp_path, key):
    (fault,) = faults_of_json(tmp_path, {"value": [v4()], key: "https://..."})

    assert "nog een bladzijde" in fault.problem


TYPED = {
    "odata.metadata": "https://opendata.cbs.nl/ODataApi/odata/37230ned/$metadata",
    "value": [
        {"ID": 0, "RegioS": "GM0363  ", "Perioden": "2021JJ00", "Births_2": 10, "Deaths_3": 4},
        {"ID": 1, "RegioS": "NL01  ", "Perioden": "2021JJ00", "Births_2": None, "Deaths_3": 5},
    ],
}


def test_v3_typed_has_padded_codes_and_null_for_missing(tmp_path):
    rows = read_json(tmp_path, TYPED, measure_code="Births_2")

    assert [(row.area_code, row.status, row.value) for row in rows] == [
        ("GM0363", Status.SHOWN, 10),
        ("NL01", Status.MISSING, None),
    ]


def test_v3_measures_may_be_named_without_their_number(tmp_path):
    assert [row.value for row in read_json(tmp_path, TYPED, measure_code="Deaths")] == [4, 5]


def test_v3_with_more_measures_lists_them(tmp_path):
    (fault,) = faults_of_json(tmp_path, TYPED)

    assert fault.allowed == "Births_2, Deaths_3"


def test_v3_untyped_is_text_with_signs(tmp_path):
    values = {2018: "  1234", 2019: "       .", 2020: "        ", 2021: "       -", 2022: "  1.125"}
    records = [
        {"ID": 0, "RegioS": "GM0363", "Perioden": f"{year}JJ00", "Mean_1": value}
        for year, value in values.items()
    ]

    rows = read_json(tmp_path, {"value": records}, MEAN_COUNT)

    assert [(row.status, row.value) for row in rows] == [
        (Status.SHOWN, 1234),
        (Status.MISSING, None),
        (Status.NOT_APPLICABLE, None),
        (Status.SHOWN, 0),
        (Status.SHOWN, 1.125),
    ]


def test_json_that_is_cut_off_is_named_by_line(tmp_path):
    text = REAL.read_text(encoding="utf-8")[:3000]

    (fault,) = faults_of(tmp_path, text, COUNT, name="antwoord.json", measure_code="M000352")

    assert fault.row == text.count("\n") + 1
    assert "afgebroken" in fault.problem


@pytest.mark.parametrize(
    "text",
    ["[]", "3", "{}", '{"value": []}', '{"value": 3}', '{"value": [3]}', '{"value": [{}]}',
     '{"value": [{"Value": NaN}]}', "[" * 100_000, '{"value": [' + "9" * 5000 + "]}"],
)  # fmt: skip
def test_json_that_is_no_answer(tmp_path, text):
    assert faults_of(tmp_path, text, COUNT, name="antwoord.json")


def test_too_many_records(tmp_path, monkeypatch):
    monkeypatch.setattr(statline_json, "MOST_ROWS", 1)

    (fault,) = faults_of_json(tmp_path, {"value": [v4(), v4(RegioS="GM0457")]})

    assert fault.allowed == "hoogstens 1"


def test_json_in_another_encoding(tmp_path):
    path = tmp_path / "antwoord.json"
    path.write_bytes('{"value":\n [{"RegioS": "Súdwest"}]}'.encode("latin-1"))

    (fault,) = faults_in(path, COUNT)

    assert (fault.row, fault.allowed) == (2, "UTF-8")
