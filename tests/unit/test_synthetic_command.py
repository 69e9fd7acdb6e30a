"""``kansrijk monitor synthesize`` as its user sees it."""

import json

import pytest

from command_line import CommandLine


@pytest.fixture
def kansrijk(monkeypatch, capsys):
    return CommandLine(monkeypatch, capsys)


def test_it_makes_a_delivery_and_says_that_it_is_invented(kansrijk, tmp_path):
    out = tmp_path / "levering"
    ran = kansrijk(
        *("monitor", "synthesize", "--births", 300, "--years", "2021-2022", "--seed", 4, out)
    )
    assert (ran.code, "verzonnen land" in ran.out) == (0, True)
    assert json.loads((out / "manifest.json").read_text(encoding="utf-8"))["years"] == [2021, 2022]


def test_it_says_where_the_faults_are(kansrijk, tmp_path):
    ran = kansrijk(
        *("monitor", "synthesize", "--births", 2000, "--years", "2021", "--faults", 1),
        *("--format", "csv", tmp_path / "out"),
    )
    assert ran.code == 0
    assert "faults.json" in ran.out
    assert (tmp_path / "out" / "births.csv").exists()


@pytest.mark.parametrize("years", ["vorig jaar", "2020-", "2020-2019"])
def test_years_that_are_none(kansrijk, tmp_path, years):
    ran = kansrijk("monitor", "synthesize", "--years", years, tmp_path / "out")
    assert ran.code == 2
    assert "--years" in ran.err
    assert not (tmp_path / "out").exists()
