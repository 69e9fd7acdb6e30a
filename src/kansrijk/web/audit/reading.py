"""Reading a log that may have been tampered with: bytes as they are, in batches."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from kansrijk.web.audit.models import Event

BATCH = 2_000


def batches(last: int) -> Iterator[list[dict[str, Any]]]:
    """The events up to number ``last``, in order."""
    rows = Event.objects.filter(number__lte=last).order_by("number").values()
    batch = list(rows[:BATCH])
    while batch:
        yield batch
        batch = list(rows.filter(number__gt=batch[-1]["number"])[:BATCH])


@contextmanager
def lenient(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Let SQLite give text that is no UTF-8 too: it then has another hash, and is named."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    before = connection.connection.text_factory
    connection.connection.text_factory = lambda text: text.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        connection.connection.text_factory = before
