"""A delivery as tables: types, what is left out, and what it covers."""

import math
from datetime import date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kansrijk.errors import NotFoundError, TableError, UserError
from kansrijk.monitor.sources.records import check_delivery, open_delivery
from tiny_delivery import checked, checked_delivery, parquet_schema, right_rows, write_delivery

GOOD = {}


def rewritten(folder, table, **types):
    """Write a table of one right row again, with columns in other types."""
    (row,) = right_rows(table, [{name: value for name, (_, value) in types.items()}])
    schema = parquet_schema(table)
    for name, (kind, _) in types.items():
        schema = schema.set(schema.get_field_index(name), pa.field(name, kind))
    pq.write_table(pa.Table.from_pylist([row], schema=schema), folder / f"{table}.parquet")


@pytest.mark.parametrize("kind", ["parquet", "csv"])
def test_the_columns_have_the_types_of_the_schema(tmp_path, kind):
    with open_delivery(write_delivery(tmp_path, {"births": [GOOD]}, kind)) as delivery:
        births = delivery.table("births")
        assert births.schema()["birth_date"].is_date()
        assert births.schema()["gestation_days"].is_int64()
        assert births.schema()["vulnerability_probability"].is_float64()
        assert births.schema()["is_live_born"].is_boolean()
        (row,) = births.to_pyarrow().to_pylist()
        assert row == right_rows("births", [GOOD])[0]


@pytest.mark.parametrize(
    ("table", "column", "kind", "stored", "read"),
    [
        ("births", "gestation_days", pa.int16(), 280, 280),
        ("births", "gestation_days", pa.uint64(), 280, 280),
        ("births", "gestation_days", pa.float64(), 280.0, 280),
        ("births", "gestation_days", pa.string(), "280", 280),
        ("births", "is_live_born", pa.int8(), 1, True),
        ("births", "is_live_born", pa.string(), "FALSE", False),
        ("births", "birth_date", pa.timestamp("us"), datetime(2021, 6, 1), date(2021, 6, 1)),  # noqa: DTZ001
        ("births", "birth_date", pa.string(), "2021-06-01", date(2021, 6, 1)),
        ("births", "child_key", pa.int64(), 17, "17"),
        ("children_two", "height", pa.float32(), 88.5, 88.5),
        ("children_two", "height", pa.int32(), 88, 88.0),
        ("children_two", "height", pa.string(), "88.5", 88.5),
    ],
)
def test_other_ways_to_store_the_same(tmp_path, table, column, kind, stored, read):
    folder = write_delivery(tmp_path, {table: [GOOD]})
    rewritten(folder, table, **{column: (kind, stored)})
    with open_delivery(folder) as delivery:
        assert check_delivery(delivery).is_good
        assert delivery.table(table)[column].to_pyarrow().to_pylist() == [read]


@pytest.mark.parametrize(
    ("table", "column", "kind", "stored"),
    [
        ("births", "gestation_days", pa.float64(), 280.5),
        ("births", "gestation_days", pa.float64(), math.nan),
        ("births", "gestation_days", pa.uint64(), 2**64 - 1),
        ("births", "is_live_born", pa.int8(), 2),
        ("births", "birth_date", pa.timestamp("us"), datetime(2021, 6, 1, 12)),  # noqa: DTZ001
        ("births", "sex", pa.string(), ""),
        ("children_two", "height", pa.float64(), math.nan),
        ("children_two", "height", pa.float64(), math.inf),
    ],
)
def test_stored_values_without_meaning(tmp_path, table, column, kind, stored):
    folder = write_delivery(tmp_path, {table: [GOOD]})
    rewritten(folder, table, **{column: (kind, stored)})
    first, *_ = checked(folder).findings
    assert (first.kind, first.column, first.count) == ("type", column, 1)


def test_a_column_of_a_kind_that_says_nothing(tmp_path):
    folder = write_delivery(tmp_path, {"births": [GOOD]})
    rewritten(folder, "births", sex=(pa.list_(pa.string()), ["female"]))
    (fault,) = checked(folder).faults
    assert (fault.column, fault.problem) == ("sex", "de kolom is opgeslagen als VARCHAR[]")


def test_signs_of_a_pattern_in_the_name_of_the_folder(tmp_path):
    folder = write_delivery(tmp_path / "levering [2] van '24 *?", {"births": [GOOD]})
    assert checked(folder).is_good


def test_nothing_is_fetched_from_the_network(tmp_path):
    with open_delivery(write_delivery(tmp_path, {"births": [GOOD]})) as delivery:
        settings = delivery.duckdb.execute(
            "SELECT current_setting('autoinstall_known_extensions'), "
            "current_setting('autoload_known_extensions')"
        ).fetchone()
        assert settings == (False, False)


def test_closing_leaves_no_records_behind(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    folder = write_delivery(tmp_path / "levering", {"births": [GOOD]}, "csv")
    with checked_delivery(folder):
        assert list(tmp_path.glob("kansrijk-*/*.parquet"))
    assert not list(tmp_path.glob("kansrijk-*"))


# --- leaving out ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["parquet", "csv"])
def test_rows_with_any_fault_are_left_out_and_counted(tmp_path, kind):
    rows = [
        {"organisation": "ZZ01"},
        {"organisation": "ZZ01", "sex": "x", "height": 1.0},
        {"organisation": "ZZ02", "year": 2020, "municipality": "GM9010"},
        {"organisation": "ZZ02", "year": 2022, "child_key": "kind-dubbel"},
        {"organisation": "ZZ01", "year": 2022, "child_key": "kind-dubbel"},
        {"organisation": "ZZ02", "year": 1999},
        {"organisation": "ZZ02"},
    ]
    with open_delivery(write_delivery(tmp_path, {"children_two": rows}, kind)) as delivery:
        report = check_delivery(delivery)
        left = delivery.table("children_two", skip_faulty=True)
        assert sorted(left.child_key.to_pyarrow().to_pylist()) == ["kind-0001", "kind-0007"]
        assert delivery.table("children_two").count().execute() == 7
    found = {(part.organisation, part.year): part.rows for part in report.left_out}
    assert found == {
        ("ZZ01", 2021): 1,
        ("ZZ02", 2020): 1,
        ("ZZ02", 2022): 1,
        ("ZZ01", 2022): 1,
        ("ZZ02", None): 1,
    }


def test_rows_too_damaged_to_be_read_refuse_the_table_unless_they_are_skipped(tmp_path):
    folder = write_delivery(tmp_path, {"mothers": [GOOD]}, "csv")
    with (folder / "mothers.csv").open("a", encoding="utf-8") as stream:
        stream.write("moeder-2,2021\n")
    with checked_delivery(folder) as delivery:
        with pytest.raises(TableError, match="rij 3: de rij heeft 2 cellen"):
            delivery.table("mothers")
        assert delivery.table("mothers", skip_faulty=True).count().execute() == 1


def test_a_table_without_one_of_its_columns_cannot_be_counted(tmp_path):
    folder = write_delivery(tmp_path, {"mothers": [GOOD], "births": [GOOD]})
    table = pq.read_table(folder / "mothers.parquet").drop_columns(["preconception_claimed"])
    pq.write_table(table, folder / "mothers.parquet")
    with open_delivery(folder) as delivery:
        report = check_delivery(delivery)
        assert [part.rows for part in report.left_out] == [1]
        assert (delivery.is_usable("mothers"), delivery.is_usable("births")) == (False, True)
        for skip in (False, True):
            with pytest.raises(TableError, match="preconception_claimed: kolom ontbreekt"):
                delivery.table("mothers", skip_faulty=skip)


def test_a_table_that_was_not_delivered(tmp_path):
    with open_delivery(write_delivery(tmp_path, {"births": [GOOD]})) as delivery:
        assert delivery.tables == ("births",)
        assert not delivery.is_usable("mothers")
        assert check_delivery(delivery).absent == (
            "households", "children_two", "youth_spells", "mothers",
        )  # fmt: skip
        with pytest.raises(NotFoundError, match="Tabel 'mothers' bestaat niet"):
            delivery.table("mothers")


def test_skipping_before_checking_is_a_mistake_in_the_program(tmp_path):
    folder = write_delivery(tmp_path, {"births": [GOOD]})
    with open_delivery(folder) as delivery, pytest.raises(RuntimeError):
        delivery.table("births", skip_faulty=True)


def test_a_report_with_faults_refuses(tmp_path):
    good, bad = tmp_path / "goed", tmp_path / "fout"
    checked(write_delivery(good, {"births": [GOOD]})).raise_faults()
    with pytest.raises(UserError, match=r"heeft 1 fout\.(.|\n)*kolom sex(.|\n)*--skip-faulty"):
        checked(write_delivery(bad, {"births": [{"sex": "x"}]})).raise_faults()


# --- coverage -------------------------------------------------------------------------------------


def test_rows_per_year_and_what_is_empty(tmp_path):
    rows = [
        {"birth_date": date(2020, 5, 1), "sex": None},
        {"birth_date": date(2020, 6, 1), "gestation_days": None},
        {"birth_date": date(2022, 6, 1)},
        {"birth_date": date(1999, 6, 1)},
    ]
    (coverage,) = checked(write_delivery(tmp_path, {"births": rows})).coverage
    assert coverage.rows == 4
    assert coverage.rows_by_year == {2020: 2, 2021: 0, 2022: 1}
    assert coverage.rows_of_other_years == 1
    assert (coverage.empty["sex"], coverage.empty["parity"]) == (0.25, 0)
    assert "child_key" not in coverage.empty


def test_what_each_organisation_gave(tmp_path):
    everywhere = [{"organisation": "ZZ02", "year": year} for year in (2020, 2021, 2022)]
    rows = [
        {"organisation": "ZZ01", "language_outcome": "unknown"},
        {"organisation": "ZZ01", "language_outcome": None, "height": None, "weight": None},
        {"organisation": "ZZ01", "language_outcome": "negative"},
        {"organisation": "ZZ01", "language_outcome": "not_negative"},
        *everywhere,
    ]
    (coverage,) = checked(write_delivery(tmp_path, {"children_two": rows})).coverage
    first = coverage.organisations[0]
    assert (first.organisation, first.year, first.rows) == ("ZZ01", 2021, 4)
    assert (first.usable["language_outcome"], first.usable["height"]) == (0.5, 0.75)
    assert coverage.organisations_in_all_years == ("ZZ02",)


def test_progress_is_told(tmp_path):
    told = []
    with open_delivery(write_delivery(tmp_path, {"births": [GOOD], "mothers": [GOOD]})) as delivery:
        check_delivery(delivery, lambda *step: told.append(step))
    assert told == [
        ("births", 0, 4), ("mothers", 1, 4), ("births", 2, 4), ("mothers", 3, 4), ("", 4, 4),
    ]  # fmt: skip
