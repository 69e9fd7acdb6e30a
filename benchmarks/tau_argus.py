"""pytauargus (τ-ARGUS with HiGHS), the rival in cell suppression, on a table that both can state.

It takes one hierarchy per variable, does not hide zeros and lets no zero move. So the problem for
both is: municipality < GGD < province < country by group, primary from 1 to 9, zeros published, and
the same needs, weights and bounds. It writes scratch files where it runs, hence a folder and a
process of its own.
"""

import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from slices import NEED, SMALL, Geography, geography, make_slice

from kansrijk.monitor.disclosure.problem import Problem

_SETTINGS = """<SEPARATOR> ";"
<SAFE> "S"
<UNSAFE> "U"
<PROTECT> "P"
area
<RECODEABLE>
<TOTCODE> "Total"
<HIERARCHICAL>
<HIERCODELIST> "areas.hrc"
<HIERLEADSTRING> "@"
group
<RECODEABLE>
<TOTCODE> "Total"
count
<NUMERIC>
<DECIMALS> 0
status
<STATUS>
lowerpl
<NUMERIC> <LOWERPL>
upperpl
<NUMERIC> <UPPERPL>
cost
<NUMERIC> <COSTVAR>
"""
_ORDERS = """<OPENTABLEDATA> "cells.tab"
<OPENMETADATA> "cells.rda"
<SPECIFYTABLE> "area""group"|"count"||
<SAFETYRULE>
<READTABLE>
<SUPPRESS> {method}
<WRITETABLE> (1,5,SO+,"out.tab")
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What pytauargus hid, and how long it took by itself."""

    hidden: NDArray[np.bool_]
    seconds: float


def common_problem(number: int) -> Problem:
    """Slice ``number`` without the crossing regions, as both can state it."""
    problem = make_slice(number, crossing=False)
    is_zero = problem.value == 0
    primary = ~is_zero & (problem.value < SMALL)
    return replace(
        problem,
        primary=primary,
        need_lower=np.minimum(NEED, problem.value),
        need_upper=np.full(len(problem.ids), float(NEED)),
        # it bounds every cell by the largest of the table
        upper=np.full(len(problem.ids), problem.value.max()),
        must_publish=is_zero,
    )


def with_crossing(common: Problem, number: int) -> Problem:
    """The same problem after the zorgkantoor regions are published too: more cells and sums."""
    whole = make_slice(number)
    at = {cell: i for i, cell in enumerate(common.ids)}
    known = np.array([at.get(cell, -1) for cell in whole.ids])
    is_old = known >= 0

    def kept(old: NDArray, new: NDArray) -> NDArray:
        return np.where(is_old, old[known], new)

    return replace(
        whole,
        primary=kept(common.primary, np.zeros(len(known), dtype=bool)),
        need_lower=kept(common.need_lower, whole.need_lower),
        need_upper=kept(common.need_upper, whole.need_upper),
        upper=np.full(len(known), whole.value.max()),
        must_publish=kept(common.must_publish, np.zeros(len(known), dtype=bool)),
    )


def ask(problem: Problem, folder: Path, method: str) -> Answer:
    """Let pytauargus protect the problem: "OPT(1,...)" is its optimum, "MOD(1)" its heuristic."""
    _write(problem, folder, method)
    program = "import sys; from pytauargus.engine import run_batch; run_batch('batch.arb')"
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=False
    )
    seconds = time.perf_counter() - started
    if done.returncode or not (folder / "out.tab").exists():
        raise RuntimeError(f"pytauargus: {done.stderr[-2000:]}")
    return Answer(_read(problem, folder / "out.tab"), seconds)


def _write(problem: Problem, folder: Path, method: str) -> None:
    places = geography(crossing=False)
    (folder / "areas.hrc").write_text("\n".join(_tree(places)) + "\n")
    (folder / "cells.rda").write_text(_SETTINGS)
    (folder / "batch.arb").write_text(_ORDERS.format(method=method))
    country = places.places[-1]
    lines = []
    for number, cell in enumerate(problem.ids):
        area, group = cell.split("/")
        lines.append(
            f"{'Total' if area == country else area};{'Total' if group == 'all' else group};"
            f"{problem.value[number]:g};{'U' if problem.primary[number] else 'S'};"
            f"{problem.need_lower[number]:g};{problem.need_upper[number]:g};"
            f"{problem.weight[number]:g}"
        )
    (folder / "cells.tab").write_text("\n".join(lines) + "\n")


def _tree(places: Geography) -> list[str]:
    """The hierarchy under the country, one area a line, an @ per level."""
    below: Mapping[int, tuple[int, ...]] = dict(places.parts)

    def lines(place: int, depth: int) -> list[str]:
        found = ["@" * depth + places.places[place]]
        return found + [line for part in below.get(place, ()) for line in lines(part, depth + 1)]

    country = len(places.places) - 1
    return [line for part in below[country] for line in lines(part, 0)]


def _read(problem: Problem, path: Path) -> NDArray[np.bool_]:
    country = problem.ids[-1].split("/")[0]
    hidden = set()
    for line in path.read_text().splitlines():
        area, group, _, _, _, status, *_ = (p.strip('"').strip() for p in line.split(";"))
        if status not in {"S", "E"}:
            area = country if area in {"", "Total"} else area
            hidden.add(f"{area}/{'all' if group in {'', 'Total'} else group}")
    return np.array([cell in hidden for cell in problem.ids])
