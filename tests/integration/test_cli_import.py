"""``kansrijk monitor import``: the door for tables from outside, and what it keeps out."""

import os
from pathlib import Path

import openpyxl
import pytest

from command_line import Ran
from data.outside_tables import CBS

SOURCE = ["--source", "CBS, StatLine", "--date", "2026-07-02"]
HEADER = "gemeente;jaar;groep;teller;noemer;waarde\n"


@pytest.fixture
def take_over(kansrijk, own_data):
    """Import a file as a measure, or as what ``options`` say."""

    def run(file: Path, *options: object) -> Ran:
        chosen = options or ("--measure", "inhabitants")
        return kansrijk("monitor", "import", file, *chosen, *SOURCE)

    return run


def written(folder: Path, text: str, name: str = "tabel.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def contents(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def test_a_csv_is_taken_over_and_shown_from_then_on(take_over, kansrijk, tmp_path):
    file = written(tmp_path, "gemeente;jaar;waarde\nAmsterdam;2026;941.927\nVlieland;2026;.\n")
    ran = take_over(file)
    assert (ran.code, ran.err) == (0, "")
    assert "Overgenomen uit tabel.csv: 2." in ran.out
    shown = kansrijk("monitor", "show", "inhabitants", "--area", "Amsterdam")
    assert "941.927" in shown.out


def test_an_excel_workbook_of_both_groups_is_taken_over(take_over, kansrijk, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(HEADER.strip().split(";"))
    book.active.append(["Nederland", 2022, "kwetsbaar", 210, 1000, 21])
    book.active.append(["Nederland", 2022, "niet kwetsbaar", 150, 1000, 15])
    book.save(tmp_path / "tabel.xlsx")
    ran = take_over(tmp_path / "tabel.xlsx", "--indicator", "big2", "--line", "main")
    assert (ran.code, ran.err) == (0, "")
    shown = kansrijk("monitor", "show", "big2", "--group", "vulnerable")
    assert "21,0%" in shown.out
    assert "1.000" in shown.out


def test_a_statline_answer_is_taken_over(take_over, kansrijk):
    """With rows of municipalities that did not exist in every year, as StatLine gives them."""
    file = CBS / "03759ned_v4.json"
    ran = take_over(file, "--measure", "inhabitants", "--column", "M000352")
    assert (ran.code, ran.err) == (0, "")
    assert "941.927" in kansrijk("monitor", "show", "inhabitants", "--area", "Amsterdam").out
    assert "91.411" in kansrijk("monitor", "show", "inhabitants", "--area", "Dijk en Waard").out


def test_a_statline_answer_with_several_measures_asks_which(take_over):
    ran = take_over(CBS / "03759ned_v4.json")
    assert ran.code == 2
    assert "M000352 (Bevolking op 1 januari)" in ran.err


BAD_ROWS = {
    "unknown code": ("GM9999;2021;all;2;10;20,0", "gemeente", "GM9999"),
    "unknown name": ("Amsterdm;2021;all;2;10;20,0", "gemeente", "Bedoelde u: Amsterdam"),
    "not yet there": ("Dijk en Waard;2021;all;2;10;20,0", "gemeente", "Dijk en Waard"),
    "wrong decimal": ("Rotterdam;2021;all;2;10;20,0,0", "waarde", "20,0,0"),
    "0 of 0": ("Rotterdam;2021;all;0;0;", "noemer", "0 van 0"),
    "more than all": ("Rotterdam;2021;all;11;10;20,0", "teller", "hoogstens 10"),
    "formula": ("Rotterdam;2021;all;2;10;=B2/C2", "waarde", "formule"),
    "over 100 percent": ("Rotterdam;2021;all;;;101", "waarde", "hoogstens 100"),
    "duplicate": ("Amsterdam;2021;all;2;10;20,0", "gemeente", "gelijk aan rij 2"),
    "no year": ("Rotterdam;ooit;all;2;10;20,0", "jaar", "ooit"),
    "other group": ("Rotterdam;2021;arm;2;10;20,0", "groep", "not_vulnerable"),
}


def test_every_bad_row_is_named_at_once_and_nothing_is_kept(take_over, own_data, tmp_path):
    rows = "\n".join(line for line, _, _ in BAD_ROWS.values())
    file = written(tmp_path, f"{HEADER}Amsterdam;2021;all;2;10;20,0\n{rows}\n")
    before = contents(own_data)
    ran = take_over(file, "--indicator", "big2", "--line", "main")
    assert (ran.code, ran.out) == (2, "")
    for number, (case, (_, column, message)) in enumerate(BAD_ROWS.items(), start=3):
        place = f"tabel.csv, rij {number}, kolom {column}: "
        (line,) = [line for line in ran.err.splitlines() if place in line]
        assert message in line, case
    assert contents(own_data) == before


BAD_FILES = {
    "missing column": (b"gemeente;waarde\nAmsterdam;1\n", "kolom jaar"),
    "wrong encoding": ("gemeente;jaar;waarde\nSúdwest-Fryslân;2021;1\n".encode("latin-1"), "UTF-8"),
    "empty": (b"", "tabel.csv"),
    "binary": (bytes(range(256)), "tabel.csv"),
    "cut off": (b'gemeente,jaar,waarde\nAmsterdam,2021,"1', "afgebroken"),
}


@pytest.mark.parametrize("case", BAD_FILES)
def test_a_bad_file_is_refused_and_nothing_is_kept(take_over, own_data, tmp_path, case):
    content, message = BAD_FILES[case]
    file = tmp_path / "tabel.csv"
    file.write_bytes(content)
    before = contents(own_data)
    ran = take_over(file)
    assert (ran.code, ran.out) == (2, "")
    assert "tabel.csv" in ran.err
    assert message in ran.err
    assert contents(own_data) == before


@pytest.mark.parametrize("name", ["tabel.xlsx", "tabel.json"])
def test_a_file_that_is_not_what_its_name_says(take_over, own_data, tmp_path, name):
    before = contents(own_data)
    ran = take_over(written(tmp_path, "gemeente;jaar;waarde\n", name))
    assert ran.code == 2
    assert name in ran.err
    assert contents(own_data) == before


def test_a_file_of_200_mb_is_refused_before_it_is_read(take_over, own_data, tmp_path):
    file = written(tmp_path, "gemeente;jaar;waarde\n")
    os.truncate(file, 200_000_000)
    ran = take_over(file)
    assert ran.code == 2
    assert "200 MB" in ran.err
    assert "hoogstens" in ran.err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ([], "--indicator ID of --measure ID"),
        (["--measure", "births", "--indicator", "big2"], "--indicator ID of --measure ID"),
        (["--measure", "birth"], "Bedoelde u: births"),
        (["--indicator", "big3"], "Bedoelde u: big2"),
        (["--indicator", "big2"], "--line"),
        (["--indicator", "big2", "--line", "x"], "--line"),
    ],
)
def test_the_choice_of_what_it_is(kansrijk, own_data, tmp_path, options, message):
    file = written(tmp_path, "gemeente;jaar;waarde\nNederland;2021;1\n")
    before = contents(own_data)
    ran = kansrijk("monitor", "import", file, *options, *SOURCE)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert contents(own_data) == before


def test_a_file_that_is_not_there(take_over):
    ran = take_over(Path("nergens.csv"))
    assert ran.code == 2
    assert "nergens.csv" in ran.err


@pytest.mark.parametrize(
    ("source", "date", "said"),
    [("", "2026-01-01", "--source"), ("CBS", "gisteren", "geef een dag als 2026-03-01")],
)
def test_an_empty_owner_or_a_wrong_day_is_refused(kansrijk, own_data, tmp_path, source, date, said):
    file = written(tmp_path, "gemeente;jaar;waarde\nNederland;2021;1\n")
    before = contents(own_data)
    ran = kansrijk("monitor", "import", file, "--measure", "births",
                   "--source", source, "--date", date)  # fmt: skip
    assert ran.code == 2
    assert said in ran.err
    assert contents(own_data) == before
