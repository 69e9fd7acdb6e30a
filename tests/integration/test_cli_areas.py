"""``kansrijk areas recode``: counts of one year's municipalities on the borders of another."""

import csv
import io

import pytest

COUNTS = "code;count\nGM0398;557\nGM0416;261\nGM0788;109\n"
COLUMNS = ["code", "name", "count", "estimated", "incomplete", "lacking"]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "aantallen.csv"
    path.write_text(COUNTS, encoding="utf-8")
    return path


def rows(text):
    return {row["code"]: row for row in csv.DictReader(io.StringIO(text))}


def test_the_sum_stays_the_same_and_what_is_divided_is_an_estimate(kansrijk, file):
    ran = kansrijk("areas", "recode", file, "--from", 2019, "--to", 2023)
    found = rows(ran.out)
    assert ran.code == 0
    assert list(found["GM1980"]) == COLUMNS
    assert (found["GM1980"]["name"], found["GM1980"]["count"]) == ("Dijk en Waard", "818")
    assert found["GM1980"]["estimated"] == "false"
    assert found["GM0855"]["estimated"] == "true"
    assert sum(int(row["count"]) for row in found.values()) == 557 + 261 + 109


def test_names_are_taken_too(kansrijk, tmp_path):
    file = tmp_path / "namen.csv"
    file.write_text("name,count\nHeerhugowaard,557\nLangedijk,261\n", encoding="utf-8")
    ran = kansrijk("areas", "recode", file, "--from", 2019, "--to", 2023)
    assert rows(ran.out)["GM1980"]["count"] == "818"


def test_back_again(kansrijk, tmp_path):
    file = tmp_path / "nu.csv"
    file.write_text("code,count\nGM1980,818\n", encoding="utf-8")
    ran = kansrijk("areas", "recode", file, "--from", 2023, "--to", 2021)
    found = rows(ran.out)
    assert set(found) == {"GM0398", "GM0416"}
    assert sum(int(row["count"]) for row in found.values()) == 818


def test_to_a_file(kansrijk, file, tmp_path):
    out = tmp_path / "uit.csv"
    printed = kansrijk("areas", "recode", file, "--from", 2019, "--to", 2023).out
    ran = kansrijk("areas", "recode", file, "--from", 2019, "--to", 2023, "--out", out)
    assert (ran.code, ran.out) == (0, "")
    assert out.read_text(encoding="utf-8") == printed


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("code;count\nGM9999;1\n", "rij 2, kolom code"),
        ("code;count\nGM1980;1\n", "GM1980"),
        ("name;count\nAmsterdm;1\n", "Bedoelde u: Amsterdam"),
        ("code;count\nGM0363;1,5\n", "rij 2, kolom count"),
        ("code;count\nGM0363;1.000\n", "rij 2, kolom count"),
        ("code;count\nGM0363;-1\n", "rij 2, kolom count"),
        ("code;count\nGM0363;\n", "rij 2, kolom count"),
        ("code;count\nGM0363;1\nGM0363;2\n", "rij 3"),
        ("gemeente;aantal\nGM0363;1\n", "code en count"),
        ("code;count\nGM0363;=1+1\n", "rij 2, kolom count"),
        ("", "kolom ontbreekt"),
    ],
)
def test_a_fault_in_the_file_ends_with_2_and_says_where(kansrijk, file, text, message):
    file.write_text(text, encoding="utf-8")
    ran = kansrijk("areas", "recode", file, "--from", 2019, "--to", 2023)
    assert (ran.code, ran.out) == (2, "")
    assert "aantallen.csv" in ran.err
    assert message in ran.err


def test_a_refused_file_leaves_no_output(kansrijk, file, tmp_path):
    file.write_text("code;count\nGM9999;1\n", encoding="utf-8")
    out = tmp_path / "uit.csv"
    ran = kansrijk("areas", "recode", file, "--from", 2019, "--to", 2023, "--out", out)
    assert ran.code == 2
    assert not out.exists()


@pytest.mark.parametrize(("first", "last"), [(1999, 2023), (2019, 2099)])
def test_a_year_of_which_the_borders_are_not_known(kansrijk, file, first, last):
    ran = kansrijk("areas", "recode", file, "--from", first, "--to", last)
    assert ran.code == 2
    assert "2019 tot en met 2026" in ran.err


def test_an_output_that_cannot_be_written_is_a_mistake_too(kansrijk, file, tmp_path):
    out = tmp_path / "nergens/uit.csv"
    ran = kansrijk("areas", "recode", file, "--from", 2019, "--to", 2023, "--out", out)
    assert ran.code == 2


@pytest.mark.parametrize("words", [[], ["areas"], ["monitor"]])
def test_without_a_command_there_is_help(kansrijk, words):
    ran = kansrijk(*words)
    assert "Usage" in ran.out + ran.err
    assert "Traceback" not in ran.out + ran.err
