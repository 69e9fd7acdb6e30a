"""Counting base cells: time against reading the same columns and against pandas, and memory.

    python3 start.py bench -- counting              # 1.7 and 17 million births, some 7 minutes
    python benchmarks/bench_counting.py --large     # and 100 million, 3 GB of disk, 15 minutes

The records are the invented country, repeated with other keys.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from plain_pandas import count_every_level
from rich.console import Console
from rich.progress import track
from timing import describe_machine, print_table, verdict

from kansrijk.monitor.counting.base import count_base
from kansrijk.monitor.sources.records import open_delivery
from kansrijk.monitor.sources.synthetic import Order, synthesize

BIRTHS_A_YEAR, FIRST_YEAR, LAST_YEAR = 170_000, 2015, 2024
EDITION = 2025
#: How many times the invented country: 1.7, 17 and 100 million births.
SIZES = {"1.7 million": 1, "17 million": 10}
LARGE = {"100 million": 59}
REPEATS = 3

#: At most this many times as long as pyarrow needs to read the columns.
AGAINST_READING = {"1.7 million": 5.0, "17 million": 3.0}
AGAINST_PANDAS = 0.25
MEMORY_GROWTH = 1.2

#: The columns that edition 2025 counts with.
COLUMNS = {
    "births": (
        "child_key", "pregnancy_key", "mother_key", "municipality", "birth_date", "is_live_born",
        "gestation_days", "birth_weight", "sex", "is_multiple", "rank_in_pregnancy",
        "first_examination_day", "kraamzorg_claimed", "long_hospital_stay", "vulnerable",
        "vulnerability_probability", "income_quintile", "education",
    ),
    "households": (
        "partner_key", "municipality", "year", "children", "debts_mother", "debts_partner",
        "mental_health_mother", "mental_health_partner", "vulnerable",
        "vulnerability_probability", "income_quintile", "education",
    ),
    "children_two": (
        "municipality", "year", "sex", "age_months", "height", "weight", "language_outcome",
        "vulnerable",
    ),
    "mothers": ("municipality", "year", "preconception_claimed"),
    "youth_spells": ("child_key", "kind", "started_on", "ended_on"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measured:
    """Of one size: seconds to read, to count, and to count with pandas (None: not done), in MB."""

    size: str
    reading: float
    counting: float
    pandas: float | None
    memory: float

    def row(self) -> list[str]:
        """A line of the table."""
        pandas = f"{self.counting / self.pandas:.3f}" if self.pandas else "-"
        return [
            self.size, f"{self.reading:.2f} s", f"{self.counting:.2f} s",
            f"{self.counting / self.reading:.2f}", pandas, f"{self.memory:.0f} MB",
        ]  # fmt: skip


def main(arguments: Sequence[str]) -> int:
    """Make the deliveries, measure, print, and fail when a number is not reached."""
    print(f"{describe_machine()}\n")
    sizes = SIZES | (LARGE if "--large" in arguments else {})
    with tempfile.TemporaryDirectory(prefix="kansrijk-bench-") as folder:
        one = Path(folder) / "one"
        synthesize(Order(BIRTHS_A_YEAR, FIRST_YEAR, LAST_YEAR, seed=1), one)
        found = [measured(size, times, one, Path(folder) / "many") for size, times in sizes.items()]
    head = ("births", "pyarrow reads", "base cells", "ratio", "of pandas", "peak memory")
    print_table(head, [result.row() for result in found])
    print()
    return verdict([*missed(found)])


def measured(size: str, times: int, one: Path, many: Path) -> Measured:
    """Repeat the delivery, measure it in processes of its own, and remove it again."""
    repeat(one, many, times)
    pandas = size == "17 million"
    result = Measured(
        size=size,
        reading=in_own_process("read", many)["seconds"],
        counting=in_own_process("count", many)["seconds"],
        pandas=in_own_process("pandas", many)["seconds"] if pandas else None,
        memory=in_own_process("count_once", many)["memory"],
    )
    shutil.rmtree(many)
    return result


def missed(found: Sequence[Measured]) -> Iterator[str]:
    """The limits that were not met, in words."""
    for result in found:
        limit = AGAINST_READING.get(result.size)
        ratio = result.counting / result.reading
        if limit and ratio > limit:
            yield f"{result.size}: {ratio:.2f} times reading, limit {limit}"
        if result.pandas and result.counting > AGAINST_PANDAS * result.pandas:
            share = result.counting / result.pandas
            yield f"{result.size}: {share:.2f} of pandas, limit {AGAINST_PANDAS}"
    growth = found[-1].memory / found[0].memory
    if growth > MEMORY_GROWTH:
        yield f"memory grows {growth:.2f} times to {found[-1].size}, limit {MEMORY_GROWTH}"


# The records --------------------------------------------------------------------------------------


def repeat(one: Path, many: Path, times: int) -> None:
    """The same delivery ``times`` over; keys differ, so that nobody is counted as another."""
    many.mkdir()
    shutil.copytree(one / "areas", many / "areas")
    shutil.copy(one / "manifest.json", many)
    copies = track(
        range(times * len(COLUMNS)), "records", console=Console(stderr=True), transient=True
    )
    for table, copy in zip([t for t in COLUMNS for _ in range(times)], copies, strict=True):
        rows = pq.read_table(one / f"{table}.parquet")
        with_key = [n for n, name in enumerate(rows.schema.names) if name.endswith("_key")]
        if copy % times == 0:
            writer = pq.ParquetWriter(many / f"{table}.parquet", rows.schema, compression="zstd")
        for n in with_key:
            keys = pc.binary_join_element_wise(pa.scalar(f"{copy % times:02}"), rows[n], "")
            rows = rows.set_column(n, rows.schema.names[n], keys)
        writer.write_table(rows)
        if copy % times == times - 1:
            writer.close()


# In a process of its own --------------------------------------------------------------------------


def in_own_process(what: str, delivery: Path) -> dict[str, float]:
    """Do one piece of work in a fresh process: ``seconds`` (the fastest) and ``memory`` in MB."""
    command = [sys.executable, __file__, "--work", what, str(delivery)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout)


def work(what: str, folder: Path) -> dict[str, float]:
    """What ``in_own_process`` asks for."""
    if what == "read":
        seconds = fastest(lambda: read_columns(folder), REPEATS)
    elif what == "pandas":
        seconds = fastest(lambda: count_every_level(folder, COLUMNS), 1)
    else:
        with open_delivery(folder) as delivery:
            repeats = 1 if what == "count_once" else REPEATS
            seconds = fastest(lambda: count_base(delivery, EDITION), repeats)
    return {"seconds": seconds, "memory": peak_memory()}


def peak_memory() -> float:
    """The most memory that this process held at once, in MB.

    Not ru_maxrss, which begins with what the process held that started this one.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    [kilobytes] = re.findall(r"^VmHWM:\s+(\d+) kB$", status, re.MULTILINE)
    return int(kilobytes) / 1024


def read_columns(folder: Path) -> None:
    """Read what is counted, table by table, and let it go: the least that any program must do."""
    for table, columns in COLUMNS.items():
        pq.read_table(folder / f"{table}.parquet", columns=list(columns))


def fastest(task: Callable[[], object], repeats: int) -> float:
    """Seconds of the fastest of ``repeats`` times; with more than one, the first warms up."""
    durations = []
    for _ in range(repeats):
        started = time.perf_counter()
        task()
        durations.append(time.perf_counter() - started)
    return min(durations)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        print(json.dumps(work(sys.argv[2], Path(sys.argv[3]))))
        sys.exit(0)
    sys.exit(main(sys.argv[1:]))
