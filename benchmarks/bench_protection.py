"""The protected release of a whole invented country: how long it takes, and whether all is safe.

Ten indicators, ten years with blocks, 342 municipalities, every split and every system of regions
that crosses them: hidden, attacked and proven as one, then checked by the command that anyone has.

    python benchmarks/bench_protection.py --births 20000    # a smaller country, to try it
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from running import PROGRAMS
from timing import describe_machine, print_table, verdict

from kansrijk.monitor.counted.build import Choices, build_figures
from kansrijk.monitor.disclosure.attacker import interval
from kansrijk.monitor.disclosure.public import Folder, families
from kansrijk.monitor.disclosure.publish import Order as ReleaseOrder
from kansrijk.monitor.disclosure.publish import build_release
from kansrijk.monitor.release import open_release, read_manifest
from kansrijk.monitor.sources.synthetic import Order, synthesize

INDICATORS = frozenset(
    {
        "big2",
        "vroeggeboorte",
        "laag_geboortegewicht_p10",
        "late_start_begeleiding",
        "geen_kraamzorg",
        "schulden_ouders",
        "psychische_problemen",
        "kwetsbare_zwangeren",
        "uithuisplaatsing",
        "spraaktaal_negatief",
    }
)
BIRTHS, FIRST, LAST = 170_000, 2015, 2024
LONGEST_BUILD, LONGEST_CHECK, WIDTH = 15 * 60, 10, 5

Stages = list[tuple[str, float]]


def main() -> int:
    """Print the tables; 1 when a limit was missed."""
    print(describe_machine())
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--births", type=int, default=BIRTHS)
    births = parser.parse_args().births
    stages: Stages = []
    with tempfile.TemporaryDirectory(prefix="kansrijk-bench-") as work:
        release = built(Path(work), births, stages)
        building = sum(seconds for _, seconds in stages)
        checking = checked(release)
        print_table(("stage", "s"), [(name, f"{seconds:.0f}") for name, seconds in stages])
        print(f"\nbuild {building:.0f} s; kansrijk release verify {checking:.1f} s")
        tell(release)
        narrowest = sampled(release)
    return verdict(
        [f"build {building:.0f} s, limit {LONGEST_BUILD} s"] * (building > LONGEST_BUILD)
        + [f"verify {checking:.1f} s, limit {LONGEST_CHECK} s"] * (checking > LONGEST_CHECK)
        + [f"an interval of {narrowest:.1f}, must be {WIDTH}"] * (narrowest < WIDTH)
    )


def built(work: Path, births: int, stages: Stages) -> Path:
    """A release of an invented country; only the release itself is timed, stage by stage."""
    order = Order(births=births, first_year=FIRST, last_year=LAST, seed=1)
    synthesize(order, work / "delivery")
    build_figures(work / "delivery", work / "figures.parquet", Choices())
    with timed_stages(stages) as say:
        return build_release(
            ReleaseOrder(figures=work / "figures.parquet", indicators=INDICATORS),
            work,
            "release",
            say,
        )


@contextmanager
def timed_stages(stages: Stages) -> Iterator:  # type: ignore[type-arg]
    """A listener to progress that notes how long each stage took."""
    began = [("checking the figures", time.perf_counter())]

    def say(what: str, done: int, of: int) -> None:
        now = time.perf_counter()
        if what != began[-1][0]:
            stages.append((began[-1][0], now - began[-1][1]))
            began.append((what, now))
        print(f"  {what}: {done} of {of}, {now - began[0][1]:.0f} s", file=sys.stderr)

    yield say
    stages.append((began[-1][0], time.perf_counter() - began[-1][1]))


def checked(release: Path) -> float:
    """Seconds of the whole command. Raises CalledProcessError when the proof does not hold."""
    started = time.perf_counter()
    subprocess.run([str(PROGRAMS / "kansrijk"), "release", "verify", str(release)], check=True)
    return time.perf_counter() - started


def tell(release: Path) -> None:
    """How much is hidden, and how much is shown."""
    proof = read_manifest(release)["proof"]
    print(
        f"{proof['cells']:,} hidden figures, each at least {proof['narrowest']} apart in "
        f"{proof['tables']} tables at most; {proof['cells']} of {proof['cells']} proven"
    )
    areas = open_release(release)
    count: Counter[tuple[str, str, str]] = Counter()
    for figure in areas.figures:
        kind = "block" if "-" in figure.period else "year"
        count[kind, figure.group, figure.status.value] += 1
    rows = [
        (kind, group, f"{shown:,}", f"{shown / (shown + hidden):.0%}")
        for kind, group in sorted({(kind, group) for kind, group, _ in count})
        if (shown := count[kind, group, "shown"]) + (hidden := count[kind, group, "suppressed"])
    ]
    print_table(("period", "group", "shown", "part"), rows)


def sampled(release: Path) -> float:
    """The narrowest interval of some hidden figures, by a linear program of everything public."""
    random = np.random.default_rng(0)
    narrowest = np.inf
    for family in families(Folder.open(release)):
        if len(family.systems[1].names) and family.count.classes == 1:
            at = int(random.integers(len(family.count.names)))
            low, high = interval(family.count, at)
            print(f"  {' '.join(family.count.names[at])}: {low:.0f} to {high:.0f}")
            narrowest = min(narrowest, high - low)
    return float(narrowest)


if __name__ == "__main__":
    sys.exit(main())
