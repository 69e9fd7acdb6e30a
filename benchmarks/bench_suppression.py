"""Cell suppression: how long a slice takes, how cheap its pattern is, and pytauargus beside it.

A slice is one indicator-year of the whole country (`slices.py`). Protecting and attacking is timed
on slices with children without label (1,652 cells); what the cheapest pattern costs is proven on
those where every child has one (1,239 cells), and on the first few of the others.

    python benchmarks/bench_suppression.py --slices 10     # a shorter run: fewer slices of each
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from slices import make_slice
from tau_argus import ask, common_problem, with_crossing
from timing import describe_machine, print_table, verdict

from kansrijk.monitor.disclosure.audit import audit
from kansrijk.monitor.disclosure.exact import protect_exactly
from kansrijk.monitor.disclosure.suppression import hide

PROCESSES = 2
SLICES, LONGEST = 100, 120
SECONDS = 25
#: Of the slices with children without label, which are harder; told, not judged.
HARDER = 10
DEAREST, LEAST_PROVEN = 1.10, 0.90
COMMON = (0, 1, 2)
#: Its optimum gets this many minutes; its heuristic needs no limit.
METHODS = {"pytauargus, heuristic": "MOD(1)", "pytauargus, optimum": "OPT(1,5)"}


@dataclass(frozen=True, slots=True)
class Protected:
    """One slice, protected quickly and attacked."""

    primary: int
    under_protected: int
    protecting: float
    attacking: float


@dataclass(frozen=True, slots=True)
class Proven:
    """One slice, quickly and with proof."""

    quick: float
    cost: float
    is_optimal: bool
    seconds: float


def main() -> int:
    """Print the tables; 1 when a limit was missed."""
    print(describe_machine())
    slices = arguments().slices
    missed = protecting(min(slices, SLICES))
    missed += proving("every child with label", slices, proven, judged=True)
    proving("with children without label", min(slices, HARDER), proven_harder, judged=False)
    beside_the_rival()
    return verdict(missed)


def arguments() -> argparse.Namespace:
    """What was asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--slices", type=int, default=SLICES)
    return parser.parse_args()


def protecting(slices: int) -> list[str]:
    """Time of protecting and attacking all slices, in as many processes as the limit allows."""
    started = time.perf_counter()
    with ProcessPoolExecutor(PROCESSES) as pool:
        found = list(pool.map(protected, range(slices)))
    seconds = time.perf_counter() - started
    print(f"\n{slices} slices protected and attacked in {PROCESSES} processes: {seconds:.0f} s")
    rows = [
        ("protecting, processor", *_spread([one.protecting for one in found], "{:.2f} s")),
        ("attacking, processor", *_spread([one.attacking for one in found], "{:.2f} s")),
        ("primary cells", *_spread([one.primary for one in found], "{:.0f}")),
        ("under-protected", *_spread([one.under_protected for one in found], "{:.0f}")),
    ]
    print_table(("per slice", "least", "median", "most"), rows)
    limit = LONGEST * slices / SLICES
    missed = [f"{seconds:.0f} s, limit {limit:.0f} s"] if seconds > limit else []
    broken = sum(one.under_protected for one in found)
    return missed + ([f"{broken} cells under-protected"] if broken else [])


def protected(number: int) -> Protected:
    """A slice, quickly."""
    problem = make_slice(number)
    started = time.perf_counter()
    hidden = hide(problem)
    between = time.perf_counter()
    broken = len(audit(problem, hidden).broken)
    ended = time.perf_counter()
    return Protected(int(problem.primary.sum()), broken, between - started, ended - between)


def proving(name: str, slices: int, work: Callable[[int], Proven], *, judged: bool) -> list[str]:
    """How often the cheapest pattern is proven, and how much dearer the quick one is."""
    with ProcessPoolExecutor(PROCESSES) as pool:
        found = list(pool.map(work, range(slices)))
    settled = [one for one in found if one.is_optimal]
    ratios = [one.quick / one.cost for one in settled]
    print(f"\n{name}: {len(settled)} of {slices} slices proven within {SECONDS} s each")
    rows = [("seconds", *_spread([one.seconds for one in found], "{:.1f}"))]
    if settled:
        rows.append(("quick cost / optimum, proven", *_spread(ratios, "{:.3f}")))
        print(f"mean of quick cost / optimum: {statistics.mean(ratios):.3f}")
    rows.append(("quick / best known, all", *_spread([o.quick / o.cost for o in found], "{:.3f}")))
    print_table(("per slice", "least", "median", "most"), rows)
    if not judged:
        return []
    part = len(settled) / slices
    missed = [f"{part:.0%} proven, must be {LEAST_PROVEN:.0%}"] if part < LEAST_PROVEN else []
    dear = statistics.mean(ratios) > DEAREST if settled else False
    return missed + ([f"on average over {DEAREST} x the optimum"] if dear else [])


def proven(number: int) -> Proven:
    """A slice in which every child has a label."""
    return _proven(number, unlabelled=False)


def proven_harder(number: int) -> Proven:
    """A slice with children without label."""
    return _proven(number, unlabelled=True)


def _proven(number: int, *, unlabelled: bool) -> Proven:
    problem = make_slice(number, unlabelled=unlabelled)
    quick = problem.cost(hide(problem))
    started = time.perf_counter()
    pattern = protect_exactly(problem, SECONDS)
    return Proven(quick, pattern.cost, pattern.optimal, time.perf_counter() - started)


def beside_the_rival() -> None:
    """Cost and time on one hierarchy, and what is left of it once crossing regions are out."""
    print("\nOne hierarchy, the same problem for both; then the zorgkantoor regions published too")
    rows = [row for number in COMMON for row in _compared(number)]
    head = ("slice", "secondary cost", "seconds", "primaries", "broken", "broken with crossing")
    print_table(head, rows)


def _compared(number: int) -> list[tuple[str, ...]]:
    problem = common_problem(number)
    crossed = with_crossing(problem, number)
    answers = []
    for name, method in METHODS.items():
        with tempfile.TemporaryDirectory(prefix="tau-argus-") as folder:
            answer = ask(problem, Path(folder), method)
        answers.append((name, answer.hidden, answer.seconds, ""))
    started = time.perf_counter()
    hidden = hide(problem)
    answers.append(("Kansrijk", hidden, time.perf_counter() - started, ""))
    started = time.perf_counter()
    pattern = protect_exactly(problem, SECONDS)
    seconds = time.perf_counter() - started
    mark = "proven" if pattern.optimal else f"at least {pattern.lower_bound:.0f}"
    answers.append(("Kansrijk --exact", problem.mask(pattern.suppressed), seconds, f" ({mark})"))
    return [
        (
            f"{number}: {name}",
            f"{problem.cost(mask):.0f}{note}",
            f"{taken:.1f}",
            str(int(problem.primary.sum())),
            str(len(audit(problem, mask).broken)),
            str(len(audit(crossed, crossed.mask(problem.named(mask))).broken)),
        )
        for name, mask, taken, note in answers
    ]


def _spread(values: Sequence[float], form: str) -> tuple[str, str, str]:
    return (
        form.format(min(values)),
        form.format(statistics.median(values)),
        form.format(max(values)),
    )


if __name__ == "__main__":
    sys.exit(main())
