"""What ``release build`` refuses: figures that cannot be true, and what is no file or folder.

Every refusal ends with exit code 2, says where and what, and leaves nothing behind.
"""

import hashlib
import json
import re

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kansrijk.monitor.counted.build import Choices, build_figures
from kansrijk.monitor.sources.synthetic import Order, synthesize
from protected_release import copy, protected

COUNTRY = Order(births=3_000, first_year=2022, last_year=2024, seed=3, municipalities=40)
INDICATOR = "late_start_begeleiding"


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    """A file of figures of three years and their block."""
    folder = tmp_path_factory.mktemp("refused")
    synthesize(COUNTRY, folder / "delivery")
    build_figures(folder / "delivery", folder / "figures.parquet", Choices())
    return folder / "figures.parquet"


@pytest.fixture
def build(kansrijk, tmp_path):
    """Run the command; it must refuse, and leave the folder as it was."""

    def refused(figures, *more):
        before = sorted(tmp_path.rglob("*"))
        ran = kansrijk("release", "build", figures, "--out", tmp_path / "release", *more)
        assert ran.code == 2
        assert sorted(tmp_path.rglob("*")) == before
        return ran.err

    return refused


def changed(figures, out, change):
    """A copy of the figures of one indicator, with its rows (as dicts) changed in place."""
    table = pq.read_table(figures, filters=[("indicator", "=", INDICATOR)])
    rows = table.to_pylist()
    change(rows)
    pq.write_table(pa.Table.from_pylist(rows, schema=pq.read_schema(figures)), out)
    return out


def row_of(rows, area, period="2022", group="all"):
    return next(r for r in rows if (r["area"], r["period"], r["group"]) == (area, period, group))


def large(rows):
    """A municipality with some tens of people in a year."""
    return next(r for r in rows if r["area"].startswith("VB") and (r["denominator"] or 0) > 20
                and r["group"] == "all" and r["period"] == "2022")  # fmt: skip


# Figures that cannot be true ---------------------------------------------------------------------


def more_in_a_municipality(rows):
    row = large(rows)
    row["denominator"] += 1
    return rf"{row['area']}|VG0\d 2022 all: noemer \d+, maar de delen zijn samen \d+"


def a_block_that_is_not_its_years(rows):
    row_of(rows, "VL01", "2022-2024")["numerator"] -= 1
    return r"VL01 2022-2024 all: teller \d+, maar de delen zijn samen \d+"


def groups_that_are_not_all(rows):
    for period in ("2022", "2022-2024"):
        for area in ("VL01", "VP01", "VG01"):
            row_of(rows, area, period, "income_1")["denominator"] += 1
    return r"2022 all: noemer \d+, maar de delen zijn samen \d+"


def more_counted_than_there_are(rows):
    row = large(rows)
    row["numerator"] = row["denominator"] + 1
    return rf"{row['area']} 2022 all: meer geteld dan er mensen zijn .*niet meer dan denominator"


def less_than_nobody(rows):
    large(rows)["numerator"] = -1
    return r"kolom numerator: VB\d+ 2022 all: minder dan niemand \(toegestaan: 0 of meer\)"


def no_number(rows):
    large(rows)["denominator"] = None
    return r"kolom denominator: VB\d+ 2022 all: leeg"


def a_row_that_is_gone(rows):
    rows.remove(large(rows))
    return r"VB\d+ 2022 all: deze rij ontbreekt"


def a_row_that_is_there_twice(rows):
    rows.append(dict(large(rows)))
    return r"VB\d+ 2022 all: dit cijfer staat er twee keer"


def a_place_that_does_not_exist(rows):
    rows.append(large(rows) | {"area": "VB99999"})
    return "VB99999 2022 all: dit gebied of deze groep hoort hier niet"


def a_split_where_there_is_none(rows):
    rows.append(large(rows) | {"group": "income_1"})
    return r"VB\d+ 2022 income_1: dit gebied of deze groep hoort hier niet"


def a_figure_that_was_hidden_before(rows):
    large(rows)["status"] = "suppressed"
    return r"kolom status: VB\d+ 2022 all: niet geteld \(toegestaan: shown, not_applicable\)"


def a_figure_that_is_missing_among_others(rows):
    large(rows)["status"] = "missing"
    return r"kolom status: VB\d+ 2022 all: niet geteld"


def people_where_nobody_was(rows):
    large(rows)["status"] = "not_applicable"
    return r"VB\d+ 2022 all: geteld bij not_applicable"


@pytest.mark.parametrize(
    "wrong",
    [
        more_in_a_municipality,
        a_block_that_is_not_its_years,
        groups_that_are_not_all,
        more_counted_than_there_are,
        less_than_nobody,
        no_number,
        a_row_that_is_gone,
        a_row_that_is_there_twice,
        a_place_that_does_not_exist,
        a_split_where_there_is_none,
        a_figure_that_was_hidden_before,
        a_figure_that_is_missing_among_others,
        people_where_nobody_was,
    ],
)
def test_figures_that_cannot_be_true_are_refused(figures, build, tmp_path, wrong):
    said = []
    path = changed(figures, tmp_path / "wrong.parquet", lambda rows: said.append(wrong(rows)))
    error = build(path)
    assert f"wrong.parquet, {INDICATOR}/main" in error
    assert re.search(said[0], error), error


def test_regions_across_municipalities_that_do_not_fit_are_refused(figures, build, tmp_path):
    """Of the pieces of a municipality there are no figures; yet no numbers fit here."""

    def too_many(rows):
        for period in ("2022", "2022-2024"):
            for group in ("all", "vulnerable"):
                row_of(rows, "VZ02", period, group)["denominator"] += 100_000

    error = build(changed(figures, tmp_path / "wrong.parquet", too_many))
    assert f"{INDICATOR}/main: regio's die gemeenten doorsnijden, passen niet" in error


def test_all_faults_are_told_at_once_but_not_thousands(figures, build, tmp_path):
    def no_people(rows):
        for row in rows:
            row["denominator"] = -1

    error = build(changed(figures, tmp_path / "wrong.parquet", no_people))
    assert error.count("minder dan niemand") == 4
    assert re.search(r"minder dan niemand, en zo nog \d+ keer", error)


def test_an_indicator_of_which_nothing_was_counted_is_refused_by_name(figures, build, tmp_path):
    def missing(rows):
        for row in rows:
            row.update(status="missing", numerator=None, denominator=None)

    path = changed(figures, tmp_path / "wrong.parquet", missing)
    assert f"van {INDICATOR} is niets geteld" in build(path, "--indicator", INDICATOR)
    assert "hierin is niets geteld" in build(path)


# Files and folders -------------------------------------------------------------------------------


def test_a_file_that_is_not_there(build, tmp_path):
    assert "bestaat niet" in build(tmp_path / "nothing.parquet")


@pytest.mark.parametrize("content", [b"", b"indicator,area\n", b"PAR1 and no more PAR1"])
def test_a_file_that_is_no_file_of_figures(build, tmp_path, content):
    (tmp_path / "other.parquet").write_bytes(content)
    assert "other.parquet is geen bestand met getelde cijfers" in build(tmp_path / "other.parquet")


def test_a_file_that_was_cut_short_or_damaged(figures, build, tmp_path):
    whole, path = figures.read_bytes(), tmp_path / "cut.parquet"
    path.write_bytes(whole[:-1000])
    assert "cut.parquet is geen bestand met getelde cijfers" in build(path)
    path.write_bytes(whole[:100] + bytes(2000) + whole[2100:])
    assert "cut.parquet: dit bestand is beschadigd" in build(path)


def test_a_file_without_its_areas(figures, build, tmp_path):
    table = pq.read_table(figures)
    about = {b"kansrijk": table.schema.metadata[b"kansrijk"]}
    pq.write_table(table.replace_schema_metadata(about), tmp_path / "bare.parquet")
    assert "bare.parquet heeft geen gebieden bij zich" in build(tmp_path / "bare.parquet")


def test_an_indicator_that_is_not_there(figures, build):
    error = build(figures, "--indicator", "big3")
    assert "de indicator big3 staat er niet in. Kies uit: big2" in error


def test_a_place_that_is_taken_or_does_not_exist(figures, kansrijk, tmp_path):
    (tmp_path / "taken").mkdir()
    (tmp_path / "file").write_text("mine")
    for name in ("taken", "file"):
        ran = kansrijk("release", "build", figures, "--out", tmp_path / name)
        assert (ran.code, "bestaat al. Kies een nieuwe map." in ran.err) == (2, True)
    ran = kansrijk("release", "build", figures, "--out", tmp_path / "nowhere" / "release")
    assert (ran.code, "nowhere: deze map bestaat niet" in ran.err) == (2, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "taken"]


def test_an_earlier_release_that_is_none(figures, build, tmp_path):
    (tmp_path / "empty").mkdir()
    for name in ("empty", "nowhere"):
        assert f"{name}: dit is geen uitgave" in build(figures, "--previous", tmp_path / name)


def test_an_earlier_release_of_another_country(figures, build, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    manifest = {"files": {}, "area_set": "nl", "kind": "counted"}
    (other / "manifest.json").write_text(json.dumps(manifest))
    error = build(figures, "--previous", other)
    assert "dit is een uitgave van nl counted; de cijfers zijn van voorbeeld synthetic" in error


def test_a_release_of_which_the_proof_fails_is_never_shown(kansrijk, tmp_path, monkeypatch):
    """Its hashes fit: who makes a wrong release writes them too."""
    monkeypatch.setenv("KANSRIJK_DATA", str(tmp_path / "data"))
    release = copy(protected().release, tmp_path / "release")
    proof = next((release / "proof").iterdir())
    pq.write_table(pq.read_table(proof).slice(1), proof)
    manifest = json.loads((release / "manifest.json").read_text())
    manifest["files"][f"proof/{proof.name}"] = hashlib.sha256(proof.read_bytes()).hexdigest()
    (release / "manifest.json").write_text(json.dumps(manifest))
    ran = kansrijk("release", "use", release)
    assert (ran.code, "van een andere uitgave" in ran.err) == (2, True)
    assert not (tmp_path / "data").exists()
