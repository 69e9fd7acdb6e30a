"""Births of all municipalities and years as JSON: our open data against datasette.

Both answer the same rows with the same columns in the same order; this is checked. README.md says
what else is the same and what is not.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version

from clients import Answer, Browser
from rival import ADDRESS as THEIRS
from rival import Record, datasette_server
from running import kansrijk_server, own_data_folder
from timing import Times, describe_machine, duration, print_table, verdict

OURS = "/api/figures.json?indicator=births&level=municipality&line=present"
WARM_UP, REPEATS = 5, 60

LEAST_RATIO = 2
#: What is asked in Accept-Encoding, and how the table calls it.
ENCODINGS = {"identity": "as it is", "gzip": "gzip"}


HEAD = (
    "sent", "p50 ms", "datasette", "ratio", "p95 ms", "datasette", "ratio",
    "fastest ms", "datasette", "ratio", "kB", "datasette",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Contest:
    """Both servers on the same question, in turns."""

    encoding: str
    ours: Times
    theirs: Times
    sizes: tuple[int, int]

    @property
    def ratio(self) -> float:
        """How many of our median answers fit in one of theirs."""
        return self.theirs.p50 / self.ours.p50

    def row(self) -> list[str]:
        """The cells of this question in the table."""
        ours, theirs = self.ours, self.theirs
        return [
            ENCODINGS[self.encoding],
            *(f"{time:.1f}" for time in (ours.p50, theirs.p50)),
            f"{self.ratio:.2f}",
            *(f"{time:.1f}" for time in (ours.p95, theirs.p95)),
            f"{theirs.p95 / ours.p95:.2f}",
            *(f"{time:.1f}" for time in (ours.fastest, theirs.fastest)),
            f"{theirs.fastest / ours.fastest:.2f}",
            *(f"{size / 1000:.0f}" for size in self.sizes),
        ]


def main() -> int:
    """Measure, print, and fail when we are not fast enough."""
    with own_data_folder() as folder, kansrijk_server() as kansrijk:
        records = figures(kansrijk.get(OURS))
        with datasette_server(folder, records) as datasette:
            check_same(records, json.loads(datasette.get(THEIRS).text))
            print(f"{describe_machine()}; datasette {version('datasette')}")
            print(f"{len(records):,} rows; {REPEATS} requests each, in turns\n")
            contests = [contest(encoding, kansrijk, datasette) for encoding in ENCODINGS]
    print_table(HEAD, [contest.row() for contest in contests])
    print()
    return verdict(
        [
            f"{ENCODINGS[contest.encoding]}: {contest.ratio:.2f} x as fast, limit {LEAST_RATIO} x"
            for contest in contests
            if contest.ratio < LEAST_RATIO
        ]
    )


def figures(answer: Answer) -> list[Record]:
    """The rows of our answer."""
    return list(json.loads(answer.text)["figures"])


def check_same(ours: Sequence[Record], theirs: Sequence[Record]) -> None:
    """Two servers that say different things cannot be compared."""
    if list(ours) != list(theirs):
        raise RuntimeError(f"{len(ours)} rows of ours are not the {len(theirs)} of datasette")


def contest(encoding: str, kansrijk: Browser, datasette: Browser) -> Contest:
    """Ask both in turns, so that what else the machine does falls on both alike."""

    def round_() -> tuple[float, float]:
        return (
            duration(lambda: kansrijk.get(OURS, encoding)),
            duration(lambda: datasette.get(THEIRS, encoding)),
        )

    for _ in range(WARM_UP):
        round_()
    ours, theirs = zip(*(round_() for _ in range(REPEATS)), strict=True)
    sizes = kansrijk.get(OURS, encoding).size, datasette.get(THEIRS, encoding).size
    return Contest(encoding, Times(ours), Times(theirs), sizes)


if __name__ == "__main__":
    sys.exit(main())
