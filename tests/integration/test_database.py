"""The database a run asked for is the one it gets, and SQLite holds up under many writers."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

THREADS = 20
WRITES_PER_THREAD = 50


def pragma(name: str) -> object:
    with connection.cursor() as cursor:
        return cursor.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.mark.django_db
def test_the_run_uses_the_database_it_asked_for() -> None:
    assert connection.vendor == os.environ["KANSRIJK_TEST_DATABASE"]


@pytest.mark.django_db
def test_all_migrations_are_applied() -> None:
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
    assert "django_session" in connection.introspection.table_names()


def test_data_stays_out_of_the_developers_own_folder() -> None:
    assert os.environ["KANSRIJK_TEST_FOLDER"] in str(settings.DATA_FOLDER)


@pytest.mark.only_on("postgresql")
@pytest.mark.django_db
def test_postgresql_is_a_version_we_support() -> None:
    assert connection.pg_version >= 16_00_00


@pytest.mark.only_on("sqlite")
@pytest.mark.django_db
def test_sqlite_lets_readers_go_on_while_someone_writes() -> None:
    assert pragma("journal_mode") == "wal"


@pytest.mark.only_on("sqlite")
@pytest.mark.django_db(transaction=True)
def test_sqlite_takes_the_write_lock_when_a_transaction_begins() -> None:
    assert connection.transaction_mode == "IMMEDIATE"
    assert pragma("busy_timeout") == 20_000


@pytest.mark.django_db(transaction=True)
def test_many_writers_at_once_all_succeed() -> None:
    """With SQLite's own defaults most of these end in "database is locked"."""
    with ThreadPoolExecutor(THREADS) as pool:
        failures = [failure for failure in pool.map(write_sessions, range(THREADS)) if failure]
    assert failures == []
    assert Session.objects.count() == THREADS * WRITES_PER_THREAD


def write_sessions(thread: int) -> str | None:
    """Read and then write in one transaction, over and over; the error text if it goes wrong."""
    try:
        for number in range(WRITES_PER_THREAD):
            with transaction.atomic():
                Session.objects.filter(session_key="nobody").exists()
                Session.objects.create(
                    session_key=f"{thread}-{number}",
                    session_data="",
                    expire_date=timezone.now() + timedelta(days=1),
                )
    except DatabaseError as error:
        return str(error)
    finally:
        connections.close_all()
    return None
