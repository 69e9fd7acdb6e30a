"""What must hold of a problem before anyone solves it; every fault says what and where."""

from collections.abc import Iterator

import numpy as np

from kansrijk.monitor.disclosure.problem import Bools, Problem
from kansrijk.monitor.disclosure.solver import Floats
from kansrijk.monitor.sources.faults import FaultList, quotable

#: Counts are whole, so a total that is off by more than rounding is off.
ROUNDING = 1e-6
_MOST_TERMS = 8


class _Said:
    """A sentence about a cell, with its number filled in."""

    def __init__(self, sentence: str, numbers: Floats) -> None:
        self._sentence, self._numbers = sentence, numbers

    def __call__(self, cell: int) -> str:
        return self._sentence.format(f"{self._numbers[cell]:g}")


def refuse_faults(problem: Problem, file: str) -> None:
    """Raise TableError with every fault of the cells and, when those are right, of the totals."""
    faults = FaultList(file)
    for where, what, allowed in _cell_faults(problem):
        for cell in np.flatnonzero(where):
            faults.add(f"cel {quotable(problem.ids[cell])}: {what(cell)}", allowed=allowed)
    for cell in _repeated(problem.ids):
        faults.add(f"cel {quotable(cell)} komt meer dan één keer voor")
    faults.raise_any()
    for fault in _wrong_totals(problem):
        faults.add(fault)
    faults.raise_any()


def _cell_faults(problem: Problem) -> Iterator[tuple[Bools, _Said, str | None]]:
    value, lower, upper = problem.value, problem.lower, problem.upper
    for name in ("value", "weight", "need_lower", "need_upper"):
        numbers: Floats = getattr(problem, name)
        yield ~np.isfinite(numbers), _Said(f"{name} is {{}}", numbers), "een eindig getal"
        yield numbers < 0, _Said(f"{name} {{}} is negatief", numbers), "0 of meer"
    yield ~np.isfinite(lower), _Said("lower is {}", lower), "een eindig getal"
    yield np.isnan(upper), _Said("upper is {}", upper), "een getal, of null"
    yield value % 1 != 0, _Said("value {} is niet heel", value), "een geheel getal"
    outside = (value >= 0) & ((value < lower) | (value > upper))
    yield outside, _Said("value {} ligt niet tussen lower en upper", value), None
    both = problem.primary & problem.must_publish
    yield both, _Said("primary en must_publish tegelijk kan niet", value), None


def _repeated(ids: tuple[str, ...]) -> Iterator[str]:
    seen: set[str] = set()
    told: set[str] = set()
    for cell in ids:
        if cell in seen and cell not in told:
            told.add(cell)
            yield cell
        seen.add(cell)


def _wrong_totals(problem: Problem) -> Iterator[str]:
    """Equations, counted from 1, that the values do not satisfy."""
    total = problem.matrix @ problem.value
    size = abs(problem.matrix) @ problem.value + np.abs(problem.equals)
    wrong = ~(np.abs(total - problem.equals) <= ROUNDING * (1 + size * 1e-6))
    for number in np.flatnonzero(wrong):
        yield (
            f"vergelijking {number + 1} klopt niet: {_terms(problem, number)} "
            f"= {total[number]:g}, en moet {problem.equals[number]:g} zijn"
        )


def _terms(problem: Problem, number: int) -> str:
    """The left side of an equation with its values: 2 (a) + 3 (b) - 6 (c)."""
    row = problem.matrix[[number]]
    parts = []
    for cell, factor in zip(row.indices[:_MOST_TERMS], row.data, strict=False):
        sign = "-" if factor < 0 else "+"
        times = "" if abs(factor) == 1 else f"{abs(factor):g} x "
        named = quotable(problem.ids[cell])
        parts.append(f"{sign} {times}{problem.value[cell]:g} ({named})")
    left = row.nnz - _MOST_TERMS
    return " ".join(parts).removeprefix("+ ") + (f" + nog {left} cellen" if left > 0 else "")
