"""The audit log in tests: events to begin with, and an intruder who takes the guards away."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from kansrijk.web.audit import guards
from kansrijk.web.audit.chain import Entry, append


def sql(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """What the database answers to a statement that goes past all our code."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def entry(action: str = "coalition.rename", **more: str) -> Entry:
    return Entry(action=action, actor="a1", **more)


def write(*entries: Entry) -> None:
    with transaction.atomic():
        append(entries)


def write_many(count: int) -> None:
    write(*(entry(key=str(number), kind="coalition") for number in range(count)))


@contextmanager
def unguarded() -> Iterator[None]:
    """The log as an intruder with all rights has it; the guards stand again afterwards."""
    guards.remove(connection)
    try:
        yield
    finally:
        guards.remove(connection)
        guards.install(connection)


@pytest.fixture
def log(transactional_db: None, tmp_path: Path, settings: Any) -> Iterator[Path]:
    """An empty log with real commits; the folder of its heads. Emptied again before the flush."""
    settings.AUDIT_HEADS = tmp_path / "heads"
    yield tmp_path / "heads"
    with unguarded():
        for table in guards.TABLES:
            sql(f"DELETE FROM {table}")
