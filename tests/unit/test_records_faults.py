"""Every kind of fault in the rows of a delivery: where it is, what is wrong, what is allowed."""

from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tiny_delivery import checked, right_rows, write_delivery

GOOD = {}


@pytest.fixture(params=["parquet", "csv"])
def kind(request):
    return request.param


def lines(report):
    return [str(fault) for fault in report.faults]


def faults_of(folder, tables, kind="parquet", **manifest):
    return lines(checked(write_delivery(folder, tables, kind, **manifest)))


def test_a_right_delivery_has_no_faults(tmp_path, kind):
    tables = {
        "births": [{"pregnancy_key": "zwanger-0001"}, {}],
        "households": [GOOD, GOOD],
        "children_two": [GOOD, GOOD],
        "youth_spells": [GOOD],
        "mothers": [GOOD],
    }
    report = checked(write_delivery(tmp_path, tables, kind))
    assert report.is_good
    assert report.left_out == ()


def test_the_row_is_that_of_the_file(tmp_path):
    """Parquet has no header, so its first record is row 1; a spreadsheet begins with one."""
    rows = {"births": [GOOD, {"birth_weight": 99}]}
    assert faults_of(tmp_path / "p", rows, "parquet") == [
        "births.parquet, rij 2, kolom birth_weight: '99' kan hier niet "
        "(toegestaan: 200 tot en met 7500 gram)"
    ]
    assert faults_of(tmp_path / "c", rows, "csv") == [
        "births.csv, rij 3, kolom birth_weight: '99' kan hier niet "
        "(toegestaan: 200 tot en met 7500 gram)"
    ]


@pytest.mark.parametrize(
    ("table", "row", "column", "problem"),
    [
        ("births", {"mother_key": None}, "mother_key", "leeg"),
        ("births", {"is_live_born": None}, "is_live_born", "leeg"),
        ("births", {"gestation_days": 111}, "gestation_days", "'111' kan hier niet"),
        ("births", {"gestation_days": 316}, "gestation_days", "'316' kan hier niet"),
        ("births", {"sex": "jongen"}, "sex", "'jongen' kan hier niet"),
        ("births", {"vulnerable": None, "vulnerability_probability": 1.5},
         "vulnerability_probability", "'1.5' kan hier niet"),
        ("births", {"birth_date": date(2019, 12, 31)}, "birth_date",
         "'2019-12-31' valt buiten de jaren van de levering"),
        ("births", {"birth_date": date(2023, 1, 1)}, "birth_date",
         "'2023-01-01' valt buiten de jaren van de levering"),
        ("mothers", {"year": 2019}, "year", "'2019' valt buiten de jaren van de levering"),
        ("births", {"municipality": "GM9999"}, "municipality", "gemeente 'GM9999' bestaat niet"),
        ("births", {"municipality": "GM9010"}, "municipality",
         "GM9010 is geen gemeente van 2021, wel van 2022 tot en met 2022"),
        ("mothers", {"municipality": "GM9005", "year": 2022}, "municipality",
         "GM9005 is geen gemeente van 2022, wel van 2020 tot en met 2021"),
        ("births", {"municipality": "Nieuwstad"}, "municipality",
         "'Ni…' is geen code van een gemeente"),
        ("births", {"rank_in_pregnancy": 2}, "rank_in_pregnancy",
         "hoger dan 1 bij een kind dat geen deel is van een meerling"),
        ("births", {"vulnerability_probability": 0.1}, "vulnerability_probability",
         "uitkomst en kans zijn allebei gevuld"),
        ("households", {"live_children": 2}, "live_children",
         "meer levend geboren kinderen dan kinderen"),
        ("households", {"vulnerability_probability": 0.1}, "vulnerability_probability",
         "uitkomst en kans zijn allebei gevuld"),
        ("households", {"partner_key": None, "mental_health_partner": None}, "debts_partner",
         "gevuld terwijl er geen partner is"),
        ("households", {"partner_key": None, "debts_partner": None}, "mental_health_partner",
         "gevuld terwijl er geen partner is"),
        ("households", {"partner_key": "moeder-0001"}, "partner_key",
         "de partner heeft de sleutel van de moeder"),
        ("children_two", {"height": None}, "height", "wel gewogen maar niet gemeten"),
        ("children_two", {"weight": None}, "weight", "wel gemeten maar niet gewogen"),
        ("children_two", {"age_months": None}, "age_months",
         "wel gemeten en gewogen maar zonder leeftijd"),
        ("youth_spells", {"ended_on": date(2020, 12, 31)}, "ended_on",
         "de laatste dag is voor de eerste dag"),
        ("youth_spells", {"started_on": date(2023, 1, 1)}, "started_on",
         "'2023-01-01' valt buiten de jaren van de levering"),
        ("youth_spells", {"started_on": date(2018, 1, 1), "ended_on": date(2019, 1, 1)},
         "started_on", "'2018-01-01' valt buiten de jaren van de levering"),
    ],
)  # fmt: skip
def test_a_fault_in_a_row(tmp_path, kind, table, row, column, problem):
    report = checked(write_delivery(tmp_path, {table: [row]}, kind))
    (fault,) = report.faults
    assert (fault.column, fault.problem) == (column, problem)
    assert fault.allowed


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("births", {"gestation_days": 112}),
        ("births", {"gestation_days": 315}),
        ("births", {"municipality": None}),
        ("births", {"is_multiple": True, "rank_in_pregnancy": 2}),
        ("births", {"vulnerable": None, "vulnerability_probability": 0.0}),
        ("births", {"birth_date": date(2020, 1, 1)}),
        ("births", {"birth_date": date(2022, 12, 31)}),
        ("births", {"municipality": "GM9005"}),  # joined Dorpe in May of that year
        ("households", {"partner_key": None, "debts_partner": None, "mental_health_partner": None}),
        ("children_two", {"height": None, "weight": None}),
        ("children_two", {"height": None, "weight": None, "age_months": None}),
        ("youth_spells", {"ended_on": date(2021, 1, 1)}),
        ("youth_spells", {"started_on": date(2018, 1, 1)}),
        ("youth_spells", {"started_on": date(2018, 1, 1), "ended_on": date(2020, 1, 1)}),
    ],
)
def test_what_is_allowed(tmp_path, kind, table, row):
    assert checked(write_delivery(tmp_path, {table: [row]}, kind)).is_good


def test_a_code_may_be_of_the_new_municipality_from_the_day_of_the_merger(tmp_path):
    """Eiland and Dorpe are both right all through 2021, of which day the code is is not said."""
    rows = [{"municipality": "GM9005"}, {"municipality": "GM9004"}]
    assert faults_of(tmp_path, {"births": rows}) == []


def test_codes_that_the_deliverer_recoded(tmp_path):
    """With codes_of border_year every code is of that year, also in rows of years before."""
    rows = {"births": [{"municipality": "GM9010"}, {"municipality": "GM9001"}]}
    assert faults_of(tmp_path, rows, codes_of="border_year") == [
        "births.parquet, rij 2, kolom municipality: GM9001 is geen gemeente van 2022, wel van 2020 "
        "tot en met 2021 (toegestaan: een gemeente volgens de grenzen van dat jaar)"
    ]


def test_a_key_that_stands_there_twice_is_wrong_in_every_row(tmp_path, kind):
    """No one can tell which of the rows is the right one."""
    same = {"child_key": "kind-dubbel"}
    report = checked(write_delivery(tmp_path, {"births": [same, GOOD, same]}, kind))
    first = 1 if kind == "parquet" else 2
    assert [fault.row for fault in report.faults] == [first, first + 2]
    assert {fault.problem for fault in report.faults} == {"de sleutel 'ki…' staat er vaker"}


def test_a_key_of_two_columns(tmp_path):
    same = {"mother_key": "moeder-1234"}
    rows = [same | {"year": 2020}, same | {"year": 2021}, same | {"year": 2021}]
    report = checked(write_delivery(tmp_path, {"mothers": rows}))
    assert [fault.row for fault in report.faults] == [2, 3]
    assert report.faults[0].problem == "de sleutel 'mo…' (mother_key, year) staat er vaker"


def test_a_key_that_refers_to_nothing(tmp_path, kind):
    tables = {
        "births": [{"pregnancy_key": "zwanger-0001"}, {"pregnancy_key": "zwanger-0009"}],
        "households": [GOOD],
    }
    report = checked(write_delivery(tmp_path, tables, kind))
    (fault,) = report.faults
    assert fault.row == (2 if kind == "parquet" else 3)
    assert fault.problem == "de sleutel 'zw…' verwijst naar niets"
    assert fault.allowed == f"een sleutel uit households.{kind}, kolom pregnancy_key"


def test_a_key_to_a_table_that_was_not_delivered_is_no_fault(tmp_path):
    assert faults_of(tmp_path, {"births": [{"pregnancy_key": "zwanger-0001"}]}) == []


def test_all_faults_of_a_row_and_of_all_tables_are_found_at_once(tmp_path):
    tables = {
        "births": [{"sex": "x", "gestation_days": 1, "birth_date": date(1999, 1, 1)}],
        "mothers": [{"year": 1999}],
    }
    assert [(f.file, f.column) for f in checked(write_delivery(tmp_path, tables)).faults] == [
        ("births.parquet", "birth_date"),
        ("births.parquet", "gestation_days"),
        ("births.parquet", "sex"),
        ("mothers.parquet", "year"),
    ]


def test_the_first_twenty_are_written_out_and_all_are_counted(tmp_path):
    rows = [{"child_key": f"kind-{n:04}", "birth_weight": 0} for n in range(50)]
    report = checked(write_delivery(tmp_path, {"births": rows}))
    (finding,) = report.findings
    assert (finding.count, report.fault_count) == (50, 50)
    assert [fault.row for fault in finding.faults] == list(range(1, 21))


def test_a_missing_and_an_unknown_column(tmp_path, kind):
    folder = write_delivery(tmp_path, {"mothers": [GOOD]}, kind)
    (row,) = right_rows("mothers", [GOOD])
    row["jaar"] = row.pop("year")
    if kind == "csv":
        text = f"{','.join(row)}\n{','.join(map(str, row.values()))}\n"
        (folder / "mothers.csv").write_text(text, encoding="utf-8")
    else:
        pq.write_table(pa.Table.from_pylist([row]), folder / "mothers.parquet")
    report = checked(folder)
    assert [(f.column, f.problem) for f in report.faults] == [
        ("year", "kolom ontbreekt"),
        ("jaar", "onbekende kolom"),
    ]


def test_a_column_that_stands_there_twice(tmp_path):
    folder = write_delivery(tmp_path, {"mothers": [GOOD]}, "csv")
    text = "mother_key,year,Year,municipality,preconception_claimed\nm,2021,2022,GM9004,true\n"
    (folder / "mothers.csv").write_text(text, encoding="utf-8")
    assert lines(checked(folder)) == ["mothers.csv, kolom year: deze kolom staat er meer dan eens"]


def test_a_table_without_rows_would_count_as_zeros(tmp_path, kind):
    (fault,) = checked(write_delivery(tmp_path, {"mothers": []}, kind)).faults
    assert fault.problem == "de tabel heeft geen rijen"


@pytest.mark.parametrize("content", [b"", b"PAR1", b"geen parquet", b"\0" * 1000])
def test_a_file_that_is_no_parquet(tmp_path, content):
    folder = write_delivery(tmp_path, {"mothers": [GOOD], "births": [{"sex": "x"}]})
    (folder / "mothers.parquet").write_bytes(content)
    assert [(f.file, f.problem) for f in checked(folder).faults] == [
        ("births.parquet", "'x' kan hier niet"),
        ("mothers.parquet", "dit is geen Parquet, of het bestand is beschadigd"),
    ]


def test_a_parquet_file_that_is_damaged_inside(tmp_path):
    folder = write_delivery(tmp_path, {"mothers": [GOOD] * 1})
    path = folder / "mothers.parquet"
    content = bytearray(path.read_bytes())
    content[4:40] = b"\xff" * 36
    path.write_bytes(bytes(content))
    (fault,) = checked(folder).faults
    assert fault.problem == "het bestand is van binnen beschadigd"


def test_a_file_that_is_not_there(tmp_path):
    folder = write_delivery(tmp_path, {"mothers": [GOOD]})
    (folder / "mothers.parquet").unlink()
    (fault,) = checked(folder).faults
    assert fault.problem == "dit bestand staat wel in manifest.json, maar is er niet"
