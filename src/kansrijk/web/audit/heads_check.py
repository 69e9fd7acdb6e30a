"""Whether the database still holds every head that was written outside it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from kansrijk.web.audit.heads import Head, files, read
from kansrijk.web.audit.models import Event
from kansrijk.web.audit.reading import BATCH

#: Name of the file, row, and the head that stands there.
Row = tuple[str, int, Head | None]


def rows(folder: Path) -> Iterator[Row]:
    """Every line of every file."""
    for path in files(folder):
        yield from ((path.name, row, head) for row, head in read(path))


def head_faults(batch: Sequence[Row], closings: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """What is wrong with some heads: no head, or the database does not say the same."""
    numbers = [head.number for _, _, head in batch if head]
    known = {
        number: (at, hash_)
        for number, at, hash_ in Event.objects.filter(number__in=numbers).values_list(
            "number", "at", "hash"
        )
    }
    last_closed = closings[-1]["last_number"] if closings else 0
    ends = {closed["last_number"]: closed["last_hash"] for closed in closings}
    for name, row, head in batch:
        if head is None:
            yield f"{name}, regel {row}: geen kop; veranderd, of afgebroken toen de stroom uitviel."
        elif head.number > last_closed:
            yield from _against(known.get(head.number), head, f"{name}, regel {row}")
        elif ends.get(head.number, head.hash) != head.hash:
            yield f"{name}, regel {row}: past niet bij de afgesloten maand."


def _against(event: tuple[str, str] | None, head: Head, place: str) -> Iterator[str]:
    if event is None:
        yield f"{place}: gebeurtenis {head.number} staat niet meer in de databank."
    elif event != (head.at, head.hash):
        yield f"{place}: gebeurtenis {head.number} heeft in de databank een andere tijd of hash."


def in_batches(found: Iterator[Row]) -> Iterator[list[Row]]:
    """The same rows, some thousands at a time."""
    while batch := list(islice(found, BATCH)):
        yield batch
