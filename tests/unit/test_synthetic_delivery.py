"""What a delivery of the invented country holds, and that it comes out the same every time."""

import filecmp
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from kansrijk.errors import UserError
from kansrijk.monitor.areas import AreaSet
from kansrijk.monitor.sources.records import check_delivery, open_delivery
from kansrijk.monitor.sources.synthetic import Order, synthesize
from synthetic_delivery import BIRTHS, FIRST, LAST, SEED, TABLES, manifest, rows, small_delivery


def files(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def test_the_check_of_deliveries_finds_nothing():
    with open_delivery(small_delivery()) as delivery:
        assert check_delivery(delivery).findings == ()


def test_the_manifest_says_what_it_is():
    said = manifest()
    assert said["synthetic"] is True
    assert said["years"] == [FIRST, LAST]
    assert said["border_year"] == LAST
    assert said["seed"] == SEED
    assert said["tables"] == {name: f"{name}.parquet" for name in TABLES}


def test_the_same_order_gives_the_same_bytes(tmp_path):
    again = synthesize(Order(BIRTHS, FIRST, LAST, SEED), tmp_path / "again")
    assert files(again) == files(small_delivery())
    _, different, failed = filecmp.cmpfiles(small_delivery(), again, files(again), shallow=False)
    assert (different, failed) == ([], [])


def test_another_seed_gives_other_records(tmp_path):
    other = synthesize(Order(BIRTHS, FIRST, FIRST, SEED + 1), tmp_path / "other")
    ours = [row for row in rows("births") if row["birth_date"].year == FIRST]
    assert rows("births", other) != ours


def test_there_are_as_many_births_as_asked_in_every_year():
    years = Counter(row["birth_date"].year for row in rows("births"))
    assert years == dict.fromkeys(range(FIRST, LAST + 1), BIRTHS)


def test_municipalities_are_those_of_the_end_of_the_year():
    areas = AreaSet.load(small_delivery() / "areas")
    for row in rows("births"):
        if row["municipality"] is not None:
            end_of_year = date(row["birth_date"].year, 12, 31)
            assert row["municipality"] in areas.borders.codes_on(end_of_year)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("births", "municipality"),
        ("births", "gestation_days"),
        ("births", "birth_weight"),
        ("births", "vulnerable"),
        ("births", "vulnerability_probability"),
        ("births", "first_examination_day"),
        ("births", "kraamzorg_claimed"),
        ("households", "partner_key"),
        ("households", "debts_partner"),
        ("children_two", "municipality"),
        ("children_two", "height"),
        ("youth_spells", "ended_on"),
    ],
)
def test_some_but_not_all_are_unknown(table, column):
    empty = sum(row[column] is None for row in rows(table))
    assert 0 < empty < len(rows(table))


def test_children_of_one_pregnancy_share_mother_place_day_and_length():
    shared = ("mother_key", "municipality", "birth_date", "gestation_days", "vulnerable")
    found: dict[str, set] = {}
    for row in rows("births"):
        if row["pregnancy_key"]:
            found.setdefault(row["pregnancy_key"], set()).add(tuple(row[c] for c in shared))
    assert all(len(values) == 1 for values in found.values())


def test_households_count_the_children_of_their_pregnancy():
    children = Counter(row["pregnancy_key"] for row in rows("births"))
    alive = Counter(row["pregnancy_key"] for row in rows("births") if row["is_live_born"])
    for household in rows("households"):
        key = household["pregnancy_key"]
        assert (household["children"], household["live_children"]) == (children[key], alive[key])


def test_who_is_born_before_24_weeks_is_not_alive_and_has_no_household():
    early = [row for row in rows("births") if (row["gestation_days"] or 300) < 168]
    assert early
    assert not any(row["is_live_born"] or row["pregnancy_key"] for row in early)


def test_the_mothers_of_a_year_are_those_of_its_births():
    born = {(row["mother_key"], row["birth_date"].year) for row in rows("births")}
    assert {(row["mother_key"], row["year"]) for row in rows("mothers")} == born


def test_children_at_two_were_born_alive_two_years_before():
    born = {row["child_key"]: row for row in rows("births")}
    seen = [row for row in rows("children_two") if row["year"] == FIRST + 2]
    assert seen
    for child in seen:
        birth = born[child["child_key"]]
        assert birth["is_live_born"]
        assert birth["birth_date"].year == FIRST
        assert (birth["vulnerable"], birth["sex"]) == (child["vulnerable"], child["sex"])


def test_half_of_the_organisations_deliver_and_not_always_the_same():
    by_year: dict[int, set[str]] = {}
    for row in rows("children_two"):
        by_year.setdefault(row["year"], set()).add(row["organisation"])
    assert [len(found) for found in by_year.values()] == [25, 25, 25]
    assert by_year[FIRST] & by_year[LAST]
    assert by_year[FIRST] != by_year[LAST]


def test_no_period_begins_before_birth_or_ends_after_the_last_year():
    born = {row["child_key"]: row["birth_date"] for row in rows("births") if row["is_live_born"]}
    for spell in rows("youth_spells"):
        assert born[spell["child_key"]] <= spell["started_on"] <= date(LAST, 12, 31)
        assert (spell["ended_on"] or spell["started_on"]) <= date(LAST, 12, 31)


def test_a_mother_may_deliver_twice_in_a_year(tmp_path):
    folder = synthesize(Order(20_000, 2022, 2022, 1), tmp_path / "out")
    days: dict[str, set[date]] = {}
    for row in rows("births", folder):
        days.setdefault(row["mother_key"], set()).add(row["birth_date"])
    twice = [found for found in days.values() if len(found) > 1]
    assert twice
    assert all(max(found) - min(found) > timedelta(days=300) for found in twice)


def test_some_mothers_return_after_three_years(tmp_path):
    folder = synthesize(Order(1000, 2019, 2022, 1), tmp_path / "out")
    parity = {(r["mother_key"], r["birth_date"].year): r["parity"] for r in rows("births", folder)}
    returned = [
        (parity[mother, 2019], number)
        for (mother, year), number in parity.items()
        if year == 2022 and (mother, 2019) in parity
    ]
    assert len(returned) > 100
    assert {first for first, _ in returned} <= {1, 2, None}
    assert {second for _, second in returned} <= {2, 3, None}


def test_csv_holds_the_same_as_parquet(tmp_path):
    folder = synthesize(Order(BIRTHS, FIRST, LAST, SEED, format="csv"), tmp_path / "csv")
    with open_delivery(folder) as delivery:
        assert check_delivery(delivery).findings == ()
    lines = (folder / "births.csv").read_text(encoding="utf-8").splitlines()
    first, cells = rows("births")[0], lines[1].split(",")
    assert len(lines) == 3 * BIRTHS + 1
    assert cells[:5] == [str(first[column]) for column in lines[0].split(",")[:5]]
    assert cells[5] == ("true" if first["is_live_born"] else "false")


def test_row_groups_are_large():
    assert pq.ParquetFile(small_delivery() / "births.parquet").num_row_groups == 1


@pytest.mark.parametrize(
    ("order", "said"),
    [
        (Order(10, 2020, 2022), "--births 10 kan niet"),
        (Order(2000, 2022, 2020), "--years 2022-2020 kan niet"),
        (Order(2000, 2020, 2020, seed=-1), "--seed"),
    ],
)
def test_an_impossible_order_is_refused(tmp_path, order, said):
    with pytest.raises(UserError, match=said):
        synthesize(order, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_folder_in_use_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("belangrijk", encoding="utf-8")
    with pytest.raises(UserError, match="is niet leeg"):
        synthesize(Order(2000, 2020, 2020), tmp_path)
    assert files(tmp_path) == ["mine.txt"]


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "out").write_text("x", encoding="utf-8")
    with pytest.raises(UserError, match="is niet leeg"):
        synthesize(Order(2000, 2020, 2020), tmp_path / "out")
    with pytest.raises(UserError, match="kan niet worden gemaakt"):
        synthesize(Order(2000, 2020, 2020), tmp_path / "out" / "deeper")


def test_a_table_without_rows_is_no_file(tmp_path):
    folder = synthesize(Order(100, 2020, 2020, 3), tmp_path / "out")
    assert "youth_spells" not in manifest(folder)["tables"]
    assert not (folder / "youth_spells.parquet").exists()
