"""The release and the command line: how long a user waits the first time and after."""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from running import PROGRAMS, own_data_folder
from timing import Times, describe_machine, measure, print_table

from kansrijk.monitor.areas import netherlands
from kansrijk.monitor.published.assemble import build_published, published_release
from kansrijk.monitor.release import open_release

REPEATS = 7


def main() -> int:
    """Measure and print; there is no limit to meet."""
    with own_data_folder() as folder:
        print(f"{describe_machine()}; {REPEATS} times each\n")
        rows = [*in_this_process(folder), *on_the_command_line()]
    print_table(("what", "median ms", "slowest ms"), rows)
    return 0


def in_this_process(folder: Path) -> list[list[str]]:
    """Making, opening and finding the release, with the program and the areas in memory."""
    netherlands()
    release = published_release(folder)
    path = folder / "releases" / release.name
    what = f"a release of {len(release.figures):,} figures"
    return [
        row(f"make and write {what}", measure(build_elsewhere, REPEATS)),
        row("open it: check its hashes and read it", measure(lambda: open_release(path), REPEATS)),
        row(
            "the same, after checking that no reference file changed",
            measure(lambda: published_release(folder), REPEATS),
        ),
    ]


def build_elsewhere() -> None:
    """Make the release in an empty folder, since one that exists is not written again."""
    with tempfile.TemporaryDirectory(prefix="kansrijk-bench-") as parent:
        build_published(Path(parent), imports=(), inputs={})


def on_the_command_line() -> list[list[str]]:
    """Whole commands, from typing to prompt; the release is there already."""
    table = [str(PROGRAMS / "kansrijk"), "monitor", "table"]
    return [
        row("kansrijk monitor table, first time", measure(lambda: first_time(table), REPEATS)),
        row("kansrijk monitor table", measure(lambda: run(table), REPEATS)),
        row("kansrijk --help", measure(lambda: run([*table[:1], "--help"]), REPEATS)),
        row("python that does nothing", measure(lambda: run([sys.executable, "-c", ""]), REPEATS)),
    ]


def first_time(command: Sequence[str]) -> None:
    """Run with an empty data folder, so that the release must be made."""
    with own_data_folder():
        run(command)


def run(command: Sequence[str]) -> None:
    """Run a command that must succeed, without showing what it says."""
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def row(what: str, times: Times) -> list[str]:
    """The cells of one line of the table."""
    return [what, f"{times.p50:,.0f}", f"{max(times.durations):,.0f}"]


if __name__ == "__main__":
    sys.exit(main())
