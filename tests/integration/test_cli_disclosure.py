"""``kansrijk disclosure protect`` and ``audit``: on screen, on disk, and how they end."""

import json

import pytest

from linked_tables import grid_content

COUNTS = [[3, 40, 30], [20, 50, 60], [25, 70, 45]]


@pytest.fixture
def problem(tmp_path):
    return kept(tmp_path / "problem.json", grid_content(COUNTS, primary={(1, 1): (3, 5)}))


@pytest.fixture
def out(tmp_path):
    return tmp_path / "pattern.json"


def kept(path, content):
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def pattern_of(path, *suppressed):
    content = {"suppressed": suppressed, "cost": 0, "optimal": False, "lower_bound": 0}
    return kept(path, content)


def test_protect_then_audit(kansrijk, problem, out, tmp_path):
    ran = kansrijk("disclosure", "protect", problem, "--out", out)
    assert ran.code == 0
    assert ran.out == (
        "Afgeschermd: 4 cellen, waarvan 1 primair; kosten 3. "
        "Niet onderzocht hoeveel goedkoper het kan (--exact doet dat).\n"
    )
    content = json.loads(out.read_text(encoding="utf-8"))
    assert set(content) == {"suppressed", "cost", "optimal", "lower_bound"}
    assert (len(content["suppressed"]), content["cost"]) == (4, 3)
    ran = kansrijk("disclosure", "audit", problem, out)
    assert ran.code == 0
    assert "r1c1\t0\t" in ran.out
    assert ran.out.endswith("Alle 4 afgeschermde cellen zijn beschermd.\n")


def test_an_audit_of_what_does_not_protect_ends_with_1(kansrijk, problem, out, tmp_path):
    pattern_of(out, "r1c1", "r1c2")
    ran = kansrijk("disclosure", "audit", problem, out, "--out", tmp_path / "audit.json")
    assert ran.code == 1
    assert ran.out == "Niet beschermd: 1 van 2 cellen.\n"
    assert json.loads((tmp_path / "audit.json").read_text(encoding="utf-8")) == {
        "protected": False,
        "cells": [
            {"id": "r1c1", "lower": 3, "upper": 3, "protected": False},
            {"id": "r1c2", "lower": 40, "upper": 40, "protected": True},
        ],
    }


def test_an_end_that_nothing_limits_is_null(kansrijk, out, tmp_path):
    cell = {"id": "a", "value": 3, "primary": True, "need_lower": 3, "need_upper": 5}
    problem = kept(tmp_path / "p.json", {"cells": [cell]})
    pattern_of(out, "a")
    kansrijk("disclosure", "audit", problem, out, "--out", tmp_path / "audit.json")
    (found,) = json.loads((tmp_path / "audit.json").read_text(encoding="utf-8"))["cells"]
    assert found == {"id": "a", "lower": 0, "upper": None, "protected": True}
    assert "a\t0\tgeen\tja" in kansrijk("disclosure", "audit", problem, out).out


def test_bad_input_ends_with_2_and_writes_nothing(kansrijk, out, tmp_path):
    content = grid_content(COUNTS, primary={(1, 1): (3, 5)})
    content["cells"][0]["value"] = 4
    problem = kept(tmp_path / "p.json", content)
    ran = kansrijk("disclosure", "protect", problem, "--out", out)
    assert ran.code == 2
    assert "p.json: vergelijking 1 klopt niet: 4 (r1c1) + 40 (r1c2)" in ran.err
    assert not out.exists()


def test_a_problem_without_solution_ends_with_2_and_keeps_the_old_pattern(kansrijk, out, tmp_path):
    content = grid_content(COUNTS, primary={(1, 1): (4, 5)})
    problem = kept(tmp_path / "p.json", content)
    out.write_text("old", encoding="utf-8")
    ran = kansrijk("disclosure", "protect", problem, "--out", out)
    assert ran.code == 2
    assert "niet te beschermen: cel r1c1" in ran.err
    assert out.read_text(encoding="utf-8") == "old"


def test_a_pattern_of_another_problem(kansrijk, problem, out):
    pattern_of(out, "r1c1", "elders")
    ran = kansrijk("disclosure", "audit", problem, out)
    assert ran.code == 2
    assert "pattern.json: suppressed: cel elders staat niet in het probleem" in ran.err


def test_a_folder_that_is_not_there(kansrijk, problem, tmp_path):
    ran = kansrijk("disclosure", "protect", problem, "--out", tmp_path / "nergens" / "p.json")
    assert ran.code == 2
    assert "kan niet worden geschreven" in ran.err


def test_no_time_is_refused(kansrijk, problem, out):
    ran = kansrijk("disclosure", "protect", problem, "--out", out, "--exact", "--seconds", 0)
    assert ran.code == 2
    assert "--seconds" in ran.err
