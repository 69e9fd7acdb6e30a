"""Reading a problem and a pattern: every fault says what and where."""

import copy
import json

import numpy as np
import pytest

from kansrijk.errors import TableError, UserError
from kansrijk.monitor.disclosure.problem import Pattern
from kansrijk.monitor.disclosure.problem_files import (
    pattern_content,
    read_pattern,
    read_problem,
    write_json,
)
from linked_tables import grid, grid_content

CONTENT = grid_content([[3, 9], [12, 20]], primary={(1, 1): (3, 5)})


@pytest.fixture
def path(tmp_path):
    return tmp_path / "problem.json"


def written(path, content):
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def changed(cell=None, equation=None, **fields):
    content = copy.deepcopy(CONTENT)
    if cell is not None:
        content["cells"][cell] |= fields
    if equation is not None:
        content["equations"][equation] |= fields
    return content


def refusal(path, content):
    with pytest.raises(TableError) as error:
        read_problem(written(path, content))
    return str(error.value)


def test_a_problem_with_defaults(path):
    problem = read_problem(written(path, CONTENT))
    assert problem.ids[:3] == ("r1c1", "r1c2", "r2c1")
    assert problem.upper[0] == np.inf
    assert problem.lower[0] == 0
    assert problem.weight[0] == 1
    assert not problem.must_publish.any()
    assert np.allclose(problem.matrix @ problem.value, problem.equals)


def test_a_slack_of_weight_0_is_never_published(path):
    problem = read_problem(written(path, changed(cell=1, weight=0)))
    assert problem.named(problem.always_hidden) == ("r1c1", "r1c2")
    assert problem.cost(problem.always_hidden) == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (changed(cell=1, value=-9), "cel r1c2: value -9 is negatief"),
        (changed(cell=1, value=9.5), "cel r1c2: value 9.5 is niet heel"),
        (changed(cell=1, upper=8), "cel r1c2: value 9 ligt niet tussen lower en upper"),
        (changed(cell=1, lower=10), "cel r1c2: value 9 ligt niet tussen lower en upper"),
        (changed(cell=1, weight=-1), "cells[2].weight: '-1' kan hier niet (toegestaan: 0 of meer)"),
        (changed(cell=0, need_lower=-1), "cells[1].need_lower: '-1' kan hier niet"),
        (changed(cell=0, must_publish=True), "cel r1c1: primary en must_publish tegelijk kan niet"),
        (
            CONTENT | {"cells": [*CONTENT["cells"], {"id": "r1c1", "value": 3}]},
            "cel r1c1 komt meer dan één keer voor",
        ),
        (changed(cell=1, value=None), "cells[2].value: 'None' kan hier niet"),
        (changed(cell=1, colour="red"), "cells[2].colour: dit veld kennen wij niet"),
        (
            changed(cell=0, value=4),
            "vergelijking 1 klopt niet: 4 (r1c1) + 9 (r1c2) - 12 (r1) = 1, en moet 0 zijn",
        ),
        (changed(equation=2, cells={"x": 1}), "vergelijking 3: cel x bestaat niet"),
        (changed(equation=2, cells={}), "equations[3].cells"),
        ({"equations": []}, "cells: ontbreekt"),
        ([], "het geheel"),
    ],
)
def test_a_fault_is_named_with_its_place(path, content, said):
    message = refusal(path, content)
    assert "problem.json" in message
    assert said in message


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999"])
def test_a_number_without_end_is_refused(path, number):
    text = json.dumps(changed(cell=1, value=12345)).replace("12345", number)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TableError):
        read_problem(path)


def test_all_faults_of_cells_are_told_at_once(path):
    content = changed(cell=1, value=-9)
    content["cells"][2]["value"] = 0.5
    assert len(refusal(path, content).splitlines()) == 2


def test_what_is_no_json_or_not_there(path, tmp_path):
    path.write_text("{", encoding="utf-8")
    with pytest.raises(TableError, match="geen leesbare JSON"):
        read_problem(path)
    with pytest.raises(UserError, match="bestaat niet"):
        read_problem(tmp_path / "other.json")


class TestPatternFile:
    def test_there_and_back(self, tmp_path):
        problem = grid([[3, 9], [12, 20]], primary={(1, 1): (3, 5)})
        pattern = Pattern(("r1c1", "r2c2"), 1.0, optimal=False, lower_bound=0.5)
        write_json(pattern_content(pattern), tmp_path / "p.json")
        assert read_pattern(tmp_path / "p.json", problem) == pattern
        assert [path.name for path in tmp_path.iterdir()] == ["p.json"]

    @pytest.mark.parametrize(
        ("suppressed", "said"),
        [
            (["r1c1", "nergens"], "cel nergens staat niet in het probleem"),
            (["r2c2"], "cel r1c1 ontbreekt, maar is primary"),
            (["r1c1", "r2c2"], "cel r2c2 is must_publish"),
        ],
    )
    def test_a_pattern_of_another_problem_is_refused(self, tmp_path, suppressed, said):
        content = changed(cell=3, must_publish=True)
        problem = read_problem(written(tmp_path / "problem.json", content))
        pattern = {"suppressed": suppressed, "cost": 0, "optimal": False, "lower_bound": 0}
        with pytest.raises(TableError, match=said):
            read_pattern(written(tmp_path / "pattern.json", pattern), problem)


def test_the_gap_is_what_is_not_proven():
    assert Pattern((), 10.0, optimal=False, lower_bound=8.0).gap == pytest.approx(0.2)
    assert Pattern((), 0.0, optimal=True, lower_bound=0.0).gap == 0
