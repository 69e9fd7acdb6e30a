"""The whole build of 1.7 million births: from records to judged figures, in time and memory.

The records are made first, outside the clock. The build runs in a process of its own, so that its
memory is its own; it tells how long each stage took.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

from running import PROGRAMS
from timing import describe_machine, print_table, verdict

BIRTHS, YEARS = 170_000, "2015-2024"
LONGEST, MOST_MB = 30, 1_000

#: What a build tells first when a stage begins -> the stage. The check ends by telling nothing.
STAGES = {
    "check": "check the records",
    "": "count",
    "omrekenen": "add up to areas, years and groups",
    "toetsen": "judge and write",
}


def main() -> int:
    """Make the records, build in another process, print and judge."""
    if sys.argv[1:2] == ["--build"]:
        return build(*map(Path, sys.argv[2:]))
    print(f"{describe_machine()}; {BIRTHS:,} births a year, {YEARS}\n")
    with tempfile.TemporaryDirectory(prefix="kansrijk-bench-") as parent:
        delivery, out = Path(parent) / "delivery", Path(parent) / "figures.parquet"
        make(delivery)
        started = time.perf_counter()
        measured = measure(delivery, out)
        seconds = time.perf_counter() - started
        megabytes = out.stat().st_size / 1e6
    timed = zip(
        [*STAGES.values(), "all, with start-up"], [*measured["stages"], seconds], strict=True
    )
    print_table(("stage", "seconds"), [[name, f"{taken:.1f}"] for name, taken in timed])
    print()
    rows = [
        ["figures", f"{measured['figures']:,}"],
        ["MB on disk", f"{megabytes:.1f}"],
        ["peak MB", f"{measured['peak']:.0f}"],
    ]
    print_table(("what", "measured"), rows)
    print()
    return verdict(missed(seconds, measured["peak"]))


def make(folder: Path) -> None:
    """The delivery, by the command that its user types."""
    words = ["monitor", "synthesize", "--births", str(BIRTHS), "--years", YEARS, str(folder)]
    subprocess.run([PROGRAMS / "kansrijk", *words], check=True, capture_output=True)


def measure(delivery: Path, out: Path) -> dict[str, Any]:
    """Build in a process of its own; what it measured of itself."""
    words = [sys.executable, __file__, "--build", str(delivery), str(out)]
    ran = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True)
    return dict(json.loads(ran.stdout))


def build(delivery: Path, out: Path) -> int:
    """What the other process does: build, and print what was measured."""
    from kansrijk.monitor.counted.build import Choices, build_figures

    began = {"check": time.perf_counter()}
    built = build_figures(
        delivery, out, Choices(), lambda what, *_: began.setdefault(what, time.perf_counter())
    )
    began["end"] = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    moments = [began[stage] for stage in (*STAGES, "end")]
    stages = [until - since for since, until in pairwise(moments)]
    print(json.dumps({"stages": stages, "figures": built.figures, "peak": peak}))
    return 0


def missed(seconds: float, megabytes: float) -> list[str]:
    """The limits that were not met."""
    found = [f"{seconds:.0f} s, limit {LONGEST} s"] if seconds > LONGEST else []
    return found + ([f"{megabytes:.0f} MB, limit {MOST_MB} MB"] if megabytes > MOST_MB else [])


if __name__ == "__main__":
    sys.exit(main())
