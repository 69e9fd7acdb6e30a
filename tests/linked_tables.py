"""Small tables with linked totals, and a plain attacker that shares no code with ours."""

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
from scipy.optimize import linprog

from kansrijk.monitor.disclosure.problem import Problem
from kansrijk.monitor.disclosure.problem_checks import refuse_faults
from kansrijk.monitor.disclosure.problem_files import problem_of
from kansrijk.monitor.disclosure.problem_models import CellEntry, EquationEntry


def linked(cells: Sequence[Mapping], equations: Sequence[Mapping] = ()) -> Problem:
    """A checked problem of entries as they stand in PROBLEM.json."""
    found = problem_of(
        [CellEntry(**cell) for cell in cells],
        [EquationEntry(**equation) for equation in equations],
        "tabel",
    )
    refuse_faults(found, "tabel")
    return found


def grid_content(
    counts: Sequence[Sequence[int]],
    primary: Mapping[tuple[int, int], tuple[float, float]],
    **common: object,
) -> dict:
    """PROBLEM.json of rows x columns with totals; ``primary``: place -> (need_lower, need_upper).

    Cells are named r1c1, r1 (the total of a row), c1 (of a column) and all.
    """
    table = np.array(counts)
    rows, columns = table.shape
    values = {f"r{i + 1}c{j + 1}": table[i, j] for i in range(rows) for j in range(columns)}
    values |= {f"r{i + 1}": table[i].sum() for i in range(rows)}
    values |= {f"c{j + 1}": table[:, j].sum() for j in range(columns)}
    values["all"] = table.sum()
    needs = {f"r{i}c{j}": need for (i, j), need in primary.items()}
    cells = [_cell(name, float(value), needs.get(name), common) for name, value in values.items()]
    sums = {f"r{i + 1}": [f"r{i + 1}c{j + 1}" for j in range(columns)] for i in range(rows)}
    sums |= {f"c{j + 1}": [f"r{i + 1}c{j + 1}" for i in range(rows)] for j in range(columns)}
    sums["all"] = [f"r{i + 1}" for i in range(rows)]
    equations = [
        {"cells": {whole: -1.0, **dict.fromkeys(parts, 1.0)}} for whole, parts in sums.items()
    ]
    last = {"all": -1.0, **{f"c{j + 1}": 1.0 for j in range(columns)}}
    return {"cells": cells, "equations": [*equations, {"cells": last}]}


def _cell(name: str, value: float, need: tuple[float, float] | None, common: Mapping) -> dict:
    cell = {"id": name, "value": value, **common}
    if need:
        cell |= {"primary": True, "need_lower": float(need[0]), "need_upper": float(need[1])}
    return cell


def grid(
    counts: Sequence[Sequence[int]],
    primary: Mapping[tuple[int, int], tuple[float, float]],
    **common: object,
) -> Problem:
    """The problem of ``grid_content``."""
    content = grid_content(counts, primary, **common)
    return linked(content["cells"], content["equations"])


def plain_interval(problem: Problem, hidden: np.ndarray, cell: int) -> tuple[float, float]:
    """All of a cell that published values leave possible, asked of scipy over all cells at once."""
    known = ~hidden
    lower = np.where(known, problem.value, problem.lower)
    upper = np.where(known, problem.value, problem.upper)
    ends = []
    for sign in (1, -1):
        cost = np.zeros(len(problem.ids))
        cost[cell] = sign
        done = linprog(
            cost,
            A_eq=problem.matrix.toarray() if problem.matrix.shape[0] else None,
            b_eq=problem.equals if problem.matrix.shape[0] else None,
            bounds=np.column_stack([lower, upper]),
        )
        # 3: unbounded
        ends.append(sign * done.fun if done.status == 0 else -sign * np.inf)
    return ends[0], ends[1]


def plainly_broken(problem: Problem, hidden: np.ndarray) -> list[str]:
    """The primary cells that are not protected, by the plain attacker."""
    broken = []
    for cell in np.flatnonzero(problem.primary):
        low, high = plain_interval(problem, hidden, cell)
        value = problem.value[cell]
        if low > value - problem.need_lower[cell] + 1e-5 or (
            high < value + problem.need_upper[cell] - 1e-5
        ):
            broken.append(problem.ids[cell])
    return broken


def plain_optimum(problem: Problem) -> float | None:
    """The least cost of all patterns, by trying them all; None when none protects."""
    choice = np.flatnonzero(problem.may_hide)
    patterns = [c for size in range(len(choice) + 1) for c in combinations(choice, size)]
    for extra in sorted(patterns, key=lambda cells: problem.weight[list(cells)].sum()):
        hidden = problem.always_hidden.copy()
        hidden[list(extra)] = True
        if not plainly_broken(problem, hidden):
            return problem.cost(hidden)
    return None
