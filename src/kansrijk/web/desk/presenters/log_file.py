"""The log of an object as a file in an open format."""

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import islice

from django.db.models import QuerySet

from kansrijk.web.accounts.permissions import Rights
from kansrijk.web.audit.models import Event
from kansrijk.web.desk.presenters.lines import Line, lines

COLUMNS = ("moment", "wat", "rol", "reden")
#: Names are looked up together for so many events.
PORTION = 1_000


def log_rows(own: Rights, events: QuerySet[Event]) -> Iterator[str]:
    """A header and a row per event, in the words that this reader may see."""
    yield _row(COLUMNS)
    found = events.iterator(chunk_size=PORTION)
    while portion := list(islice(found, PORTION)):
        for line in lines(own, portion):
            yield _row(_cells(line))


def _cells(line: Line) -> Iterable[str]:
    return (line.at.isoformat(timespec="seconds"), _harmless(line.text), line.role, line.reason)


def _harmless(text: str) -> str:
    """A name that a spreadsheet would take for a formula begins with a quote."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


def _row(cells: Iterable[str]) -> str:
    stream = io.StringIO()
    csv.writer(stream).writerow(cells)
    return stream.getvalue()
