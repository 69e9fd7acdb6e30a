"""Times of a repeated piece of work, and how the benchmarks print what they found."""

import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Times:
    """Durations of the same work, in milliseconds."""

    durations: tuple[float, ...]

    @property
    def p50(self) -> float:
        """The median."""
        return statistics.median(self.durations)

    @property
    def p95(self) -> float:
        """The duration that 95 of 100 stay under."""
        return statistics.quantiles(self.durations, n=20, method="inclusive")[-1]

    @property
    def fastest(self) -> float:
        """The one that others on the machine hindered least."""
        return min(self.durations)


def measure(
    work: Callable[[], object],
    repeats: int,
    *,
    warm_up: int = 0,
    clock: Callable[[], float] = time.perf_counter,
) -> Times:
    """Do ``work`` one after the other: ``warm_up`` times unmeasured, then ``repeats`` measured.

    With ``clock=time.process_time`` only the time counts in which this process had a processor.
    """
    for _ in range(warm_up):
        work()
    return Times(tuple(duration(work, clock) for _ in range(repeats)))


def duration(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """How long ``work`` takes once, in milliseconds; by the clock on the wall unless told."""
    started = clock()
    work()
    return (clock() - started) * 1000


def describe_machine() -> str:
    """What the numbers were measured on; the load tells whether others were busy there."""
    load = os.getloadavg()[0]
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{_processor()}, {os.cpu_count()} cores, load {load:.1f}, {python}"


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def print_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """First column to the left, numbers to the right."""
    widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]
    for row in (head, ["-" * width for width in widths], *rows):
        cells = [
            text.rjust(width) if i else text.ljust(width)
            for i, (text, width) in enumerate(zip(row, widths, strict=True))
        ]
        print("  ".join(cells).rstrip())


def verdict(missed: Sequence[str]) -> int:
    """Say which limits were missed; the exit code of the benchmark."""
    for line in missed:
        print(f"MISSED  {line}")
    if not missed:
        print("All limits are met.")
    return 1 if missed else 0
