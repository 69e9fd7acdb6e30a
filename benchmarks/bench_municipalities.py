"""The pages of all municipalities, rendered one after the other in one process."""

import sys
import time
from functools import partial

from clients import Application, ask
from running import own_data_folder, prepared_application
from timing import Times, describe_machine, duration, print_table, verdict

from kansrijk.monitor.areas import Area, Level, netherlands

LONGEST = 20  # seconds


def main() -> int:
    """Render, print, and fail when it takes too long."""
    with own_data_folder():
        print(f"{describe_machine()}\n")
        application = prepared_application()
        opened = duration(lambda: ask(application, "/cijfers/")) / 1000
        municipalities = netherlands().at(Level.MUNICIPALITY)
        started = time.process_time()
        times = Times(tuple(duration(partial(render, m, application)) for m in municipalities))
        processor = time.process_time() - started
    total = sum(times.durations) / 1000
    print_table(("what", "measured"), table(times, total, processor, opened))
    print()
    return verdict([f"{total:.1f} s, limit {LONGEST} s"] if total > LONGEST else [])


def render(municipality: Area, application: Application) -> None:
    """Make one page; it must be the right one."""
    answer = ask(application, f"/cijfers/gebieden/{municipality.code}/")
    if answer.status != 200:
        raise RuntimeError(f"{municipality.code} answered {answer.status}")


def table(times: Times, total: float, processor: float, opened: float) -> list[list[str]]:
    """What was measured, line by line."""
    return [
        [f"all {len(times.durations)} pages, compressed", f"{total:.1f} s"],
        ["of which this process had the processor", f"{processor:.1f} s"],
        ["one page, median", f"{times.p50:.1f} ms"],
        ["one page, p95", f"{times.p95:.1f} ms"],
        ["slowest page", f"{max(times.durations):.1f} ms"],
        ["before: the first page, which opens the release", f"{opened:.1f} s"],
    ]


if __name__ == "__main__":
    sys.exit(main())
