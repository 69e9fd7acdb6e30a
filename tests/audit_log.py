"""The audit log in tests: events to begin with, and an intruder who takes the guards away."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from kansrijk.web.audit import guards
from kansrijk.web.audit.actions import By, note
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


def recorded_events(count: int) -> None:
    """Events as actions write them, each in a transaction of its own, with a head outside."""
    for number in range(count):
        note("coalition.read", by=By("a1", role="member"), kind="coalition", key=str(number))


@contextmanager
def unguarded() -> Iterator[None]:
    """The log as an intruder with all rights has it; the guards stand again afterwards."""
    guards.remove(connection)
    try:
        yield
    finally:
        guards.remove(connection)
        guards.install(connection)


@contextmanager
def emptied_afterwards() -> Iterator[None]:
    """Leave no event behind: the guards would not let Django empty the tables."""
    try:
        yield
    finally:
        with unguarded():
            for table in guards.TABLES:
                sql(f"DELETE FROM {table}")
