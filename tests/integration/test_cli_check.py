"""``kansrijk monitor check``: what is on screen, and how it ends."""

import json

import pytest

from tiny_delivery import write_delivery

#: Other programs read these.
KEYS = ["good", "fault_count", "findings", "coverage", "left_out", "absent_tables"]


def test_a_right_delivery_ends_with_0(kansrijk, tmp_path):
    folder = write_delivery(tmp_path, {"births": [{}], "children_two": [{}]})
    ran = kansrijk("monitor", "check", folder)
    assert ran.code == 0
    for text in (
        "Levering van De toets: 2020 tot en met 2022, grenzen van 2022, verzonnen",
        "Geen fouten gevonden",
        "2020, 2022",  # years without rows
        "vulnerability_probability 100,0%",
        "ZZ01",
        "Niet geleverd: households, youth_spells, mothers",
    ):
        assert text in ran.out


def test_faults_end_with_2_and_say_where_and_what_is_allowed(kansrijk, tmp_path):
    rows = [{"organisation": "ZZ02"}, {"organisation": "ZZ02", "sex": "x"}]
    ran = kansrijk("monitor", "check", write_delivery(tmp_path, {"children_two": rows}, "csv"))
    assert ran.code == 2
    assert (
        "children_two.csv, rij 3, kolom sex: 'x' kan hier niet (toegestaan: female, male)"
    ) in ran.out
    for text in ("Fouten: 1", "onbekende waarde", "--skip-faulty", "2021: 1"):
        assert text in ran.out
    assert "Traceback" not in ran.err


def test_for_machines(kansrijk, tmp_path):
    folder = write_delivery(tmp_path, {"births": [{"sex": "x"}], "children_two": [{}]})
    ran = kansrijk("monitor", "check", folder, "--format", "json")
    report = json.loads(ran.out)
    assert (ran.code, list(report)) == (2, KEYS)
    (finding,) = report["findings"]
    assert finding == {
        "table": "births",
        "kind": "category",
        "column": "sex",
        "count": 1,
        "faults": [
            {
                "file": "births.parquet",
                "problem": "'x' kan hier niet",
                "row": 1,
                "column": "sex",
                "allowed": "female, male",
            }
        ],
    }
    assert report["left_out"] == [
        {"table": "births", "organisation": None, "year": 2021, "rows": 1}
    ]
    assert report["coverage"][1]["organisations"][0]["usable"]["language_outcome"] == 1.0


@pytest.mark.parametrize("content", [None, "{", '{"format": 1}'])
def test_a_folder_that_is_no_delivery(kansrijk, tmp_path, content):
    if content is not None:
        (tmp_path / "manifest.json").write_text(content, encoding="utf-8")
    ran = kansrijk("monitor", "check", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "manifest.json" in ran.err


@pytest.mark.parametrize("kind", ["parquet", "csv"])
def test_every_fault_that_was_put_into_an_invented_delivery_is_found(kansrijk, tmp_path, kind):
    words = ["--births", 2000, "--years", "2021-2022", "--seed", 3, "--faults", 2]
    folder = tmp_path / "levering"
    assert kansrijk("monitor", "synthesize", *words, "--format", kind, folder).code == 0
    ran = kansrijk("monitor", "check", folder, "--format", "json")
    report = json.loads(ran.out)
    found = {
        (finding["table"], fault["column"], fault["row"])
        for finding in report["findings"]
        for fault in finding["faults"]
    }
    planted = json.loads((folder / "faults.json").read_text(encoding="utf-8"))
    assert planted
    assert {(fault["table"], fault["column"], fault["row"]) for fault in planted} <= found


def test_help_is_in_dutch(kansrijk):
    assert "Controleer een levering" in kansrijk("monitor", "check", "--help").out
