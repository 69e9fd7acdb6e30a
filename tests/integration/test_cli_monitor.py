"""``kansrijk monitor table`` and ``show``: what they print, and how they end."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from the_release import releases_folder, the_release

#: As issue 2 names them; other programs read these.
KEYS = [
    "number", "id", "name", "phase", "value", "status", "unit", "year", "published_symbol",
    "direction", "significance", "desirability", "reason", "numerator", "denominator", "source",
]  # fmt: skip
VALUES = ["62%", "57%", "82%", "77%", "49%", "28%", "ontbreekt", "1,6%", "26%", "4,8%", "6,8%",
          "14,8%", "5,8%", "8,9%", "1,6 per 1.000"]  # fmt: skip


def test_the_table_as_json(kansrijk):
    ran = kansrijk("monitor", "table", "--edition", 2023, "--format", "json")
    rows = json.loads(ran.out)
    assert (ran.code, ran.err, len(rows)) == (0, "", 15)
    assert all(list(row) == KEYS for row in rows)
    assert {row["published_symbol"] for row in rows} == {"up", "down", "flat", "none"}
    (missing,) = [row for row in rows if row["status"] != "shown"]
    assert (missing["id"], missing["value"], missing["year"]) == (
        "late_start_begeleiding", None, None,
    )  # fmt: skip


def test_the_table_as_csv_holds_the_same(kansrijk):
    as_csv = kansrijk("monitor", "table", "--format", "csv")
    as_json = kansrijk("monitor", "table", "--format", "json")
    rows = list(csv.DictReader(io.StringIO(as_csv.out)))
    assert [list(row) for row in rows] == [KEYS] * 15
    expected = [
        {key: "" if value is None else str(value) for key, value in row.items()}
        for row in json.loads(as_json.out)
    ]
    assert rows == expected


def test_the_table_as_text_is_dutch_and_complete(kansrijk):
    ran = kansrijk("monitor", "table")
    assert ran.code == 0
    positions = [ran.out.find(value) for value in VALUES]
    assert -1 not in positions
    assert "geteld: van 166 naar 212" in " ".join(ran.out.split())
    assert "nan" not in ran.out.lower().split()
    assert "None" not in ran.out


def test_a_series_of_the_country(kansrijk):
    ran = kansrijk("monitor", "show", "big2", "--group", "vulnerable")
    assert ran.code == 0
    assert "22,3%" in ran.out
    assert "20,7%" in ran.out
    assert "14,2%" not in ran.out


def test_a_withdrawn_value_is_named_and_not_shown(kansrijk):
    ran = kansrijk("monitor", "show", "geen_kraamzorg")
    assert "ingetrokken" in ran.out
    assert "9,5" not in ran.out


@pytest.mark.parametrize("area", ["GM0363", "Amsterdam", "amsterdam"])
def test_a_series_of_a_place_by_code_or_name(kansrijk, area):
    ran = kansrijk("monitor", "show", "births", "--area", area)
    assert "Amsterdam" in ran.out
    assert "9.673" in ran.out


def test_what_is_hidden_or_missing_is_said(kansrijk):
    hidden = kansrijk("monitor", "show", "youth_care_persons_0_3", "--area", "Vlieland")
    assert "afgeschermd" in hidden.out
    missing = kansrijk("monitor", "show", "big2", "--area", "Vlieland")
    assert missing.code == 0
    assert "ontbreekt" in missing.out


def test_a_series_as_json_has_states_and_sources(kansrijk):
    ran = kansrijk("monitor", "show", "geen_kraamzorg", "--format", "json")
    rows = {(row["period"], row["line"]): row for row in json.loads(ran.out)}
    withdrawn = rows["2020", "without_correction"]
    assert (withdrawn["status"], withdrawn["value"], withdrawn["reason"]) == (
        "missing", None, "withdrawn",
    )  # fmt: skip
    assert all(row["source"] for row in rows.values())


def test_a_series_from_a_file_of_figures(kansrijk):
    file = releases_folder() / the_release().name / "figures.csv"
    ran = kansrijk("monitor", "show", "big2", "--figures", file)
    assert ran.code == 0
    assert "14,8%" in ran.out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["table", "--edition", 2020], "2023"),
        (["show", "big"], "Bedoelde u: big2"),
        (["show", "birth"], "Bedoelde u: births"),
        (["show", "big2", "--area", "Amsterdm"], "Bedoelde u: Amsterdam"),
        (["show", "big2", "--area", "GM9999"], "GM9999"),
        (["show", "big2", "--figures", "nergens.csv"], "nergens.csv"),
        (["show", "big2", "--group", "rich"], "not_vulnerable"),
        (["table", "--format", "xml"], "json"),
    ],
)
def test_a_mistake_ends_with_2_and_says_what_is_allowed(kansrijk, words, message):
    ran = kansrijk("monitor", *words)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "text", ["", "geen;tabel\n1;2\n", "indicator,value\nbig2,veel\n", "\0"], ids=repr
)
def test_a_file_that_holds_no_figures_is_a_mistake_too(kansrijk, tmp_path, text):
    file = tmp_path / "cijfers.csv"
    file.write_text(text, encoding="utf-8")
    ran = kansrijk("monitor", "show", "big2", "--figures", file)
    assert ran.code == 2
    assert "cijfers.csv" in ran.err


def test_a_file_in_another_encoding_is_a_mistake_too(kansrijk, tmp_path):
    file = tmp_path / "cijfers.csv"
    file.write_bytes("indicator,area\nbig2,Súdwest\n".encode("latin-1"))
    ran = kansrijk("monitor", "show", "big2", "--figures", file)
    assert ran.code == 2
    assert "cijfers.csv" in ran.err


def test_the_real_command_in_a_process_of_its_own():
    """Once, to see that the installed command and its exit codes are what they seem above."""
    command = [str(Path(sys.executable).with_name("kansrijk")), "monitor", "show", "birth"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("Fout: ")
    assert "Bedoelde u: births" in done.stderr
