"""The newest head of the chain, written outside the database after every commit.

Whoever rewrites or cuts the chain in the database does not reach these lines, as long as the folder
is on another disk or is copied elsewhere. A line per commit; to the disk at most once a second,
because a line lost in a power cut makes a check weaker for a second and never wrong.
"""

import os
import re
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

FLUSH_SECONDS = 1.0
LINE = re.compile(r"(\d{1,18}) (\d{4}-\d\d-\d\dT[0-9:.]{15}Z) ([0-9a-f]{64})\n")


@dataclass(frozen=True, slots=True)
class Head:
    """Where the chain ended at some moment."""

    number: int
    at: str
    hash: str


class _Flushed:
    """When this process last had the lines on the disk."""

    lock = threading.Lock()
    at = 0.0


def keep(head: Head) -> None:
    """Add a line to the file of its month."""
    folder = Path(settings.AUDIT_HEADS)
    folder.mkdir(parents=True, exist_ok=True)
    line = f"{head.number} {head.at} {head.hash}\n".encode()
    file = os.open(_path(folder, head.at), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640)
    try:
        # One write: lines of several processes stay whole.
        os.write(file, line)
        if _must_flush():
            os.fsync(file)
    finally:
        os.close(file)


def _path(folder: Path, at: str) -> Path:
    return folder / f"heads-{at[:7]}.txt"


def _must_flush() -> bool:
    with _Flushed.lock:
        now = time.monotonic()
        if now - _Flushed.at < FLUSH_SECONDS:
            return False
        _Flushed.at = now
        return True


def files(folder: Path) -> list[Path]:
    """The files of all months, oldest first."""
    return sorted(folder.glob("heads-*.txt"))


def read(path: Path) -> Iterator[tuple[int, Head | None]]:
    """Every line of a file with its row; None for one that is not a head."""
    with path.open(encoding="ascii", errors="replace", newline="\n") as stream:
        for row, line in enumerate(stream, start=1):
            found = LINE.fullmatch(line)
            yield row, Head(int(found[1]), found[2], found[3]) if found else None
