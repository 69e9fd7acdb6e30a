"""Saving with the audit by twenty users at once, against the same save without; and killed saves.

On SQLite and on PostgreSQL, both writing to the disk at every commit (synchronous=FULL, fsync on).
The kills: processes that save are killed at random moments, 1,000 saves in all; nothing may be lost
or doubled, and the chain must be sound.
"""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from running import own_data_folder
from timing import Times, describe_machine, print_table, verdict

HERE = Path(__file__).parent
sys.path.append(str(HERE.with_name("tests")))

USERS, SAVES, ROUNDS = 20, 25, 4
LEAST_PER_SECOND, LONGEST_P95 = 100, 150
KILLED_SAVES = 1_000
#: The database on PostgreSQL of the processes that are killed.
KILLED = "killed"
HEAD = ("database", "saves/s", "without", "ratio", "p50 ms", "without", "p95 ms", "without")


def main() -> int:
    """Measure, kill, print, and fail when a number is not reached."""
    print(describe_machine())
    print(f"{USERS} users at once without a pause, {USERS * SAVES * ROUNDS} saves of each kind\n")
    rows, missed = [], []
    for name, place in (("SQLite", on_sqlite), ("PostgreSQL", on_postgresql)):
        with own_data_folder(), place() as environment:
            found = measured(environment)
            rows.append([name, *cells(found)])
            missed += too_slow(name, found)
            missed += [f"{name}: {what}" for what in killed(name, environment)]
    print()
    print_table(HEAD, rows)
    print()
    return verdict(missed)


@contextmanager
def on_sqlite() -> Iterator[dict[str, str]]:
    """The database of the data folder."""
    yield dict(os.environ)


@contextmanager
def on_postgresql() -> Iterator[dict[str, str]]:
    """A server as in the tests, but one that writes safely to the disk."""
    import psycopg

    from plugins import postgres

    postgres.OPTIONS |= {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}
    server = postgres.Server()
    try:
        server.start()
        given = server.environment
        where = f"host={server.folder} user={given['KANSRIJK_POSTGRES_USER']} dbname=postgres"
        with psycopg.connect(where, autocommit=True) as connection:
            for name in (given["KANSRIJK_POSTGRES_DB"], KILLED):
                connection.execute(f"CREATE DATABASE {name}")
        yield os.environ | given
    finally:
        server.stop()


def measured(environment: dict[str, str]) -> dict[str, Any]:
    """What audit_users.py found on this database."""
    words = [str(number) for number in (USERS, SAVES, ROUNDS)]
    command = [sys.executable, str(HERE / "audit_users.py"), *words]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    found = json.loads(done.stdout)
    for one in found.values():
        one["rate"] = len(one["times"]) / one["took"] * 1000
        one["times"] = Times(tuple(one["times"]))
    return dict(found)


def cells(found: dict[str, Any]) -> list[str]:
    """With the audit, and beside it without."""
    ours, theirs = found["audited"], found["plain"]
    return [
        f"{ours['rate']:.0f}", f"{theirs['rate']:.0f}", f"{ours['rate'] / theirs['rate']:.2f}",
        f"{ours['times'].p50:.1f}", f"{theirs['times'].p50:.1f}",
        f"{ours['times'].p95:.1f}", f"{theirs['times'].p95:.1f}",
    ]  # fmt: skip


def too_slow(name: str, found: dict[str, Any]) -> list[str]:
    """The limits that were missed."""
    rate, p95 = found["audited"]["rate"], found["audited"]["times"].p95
    slow = rate < LEAST_PER_SECOND
    late = p95 > LONGEST_P95
    return [
        *([f"{name}: {rate:.0f} saves per second, limit {LEAST_PER_SECOND}"] if slow else []),
        *([f"{name}: p95 {p95:.0f} ms, limit {LONGEST_P95} ms"] if late else []),
    ]


def killed(name: str, environment: dict[str, str]) -> list[str]:
    """Kill processes that save until there are enough saves; what is wrong after it."""
    from killed_saves import save_and_kill, what_is_left

    with own_data_folder() as folder:
        own = environment | {"KANSRIJK_DATA": str(folder)}
        if "KANSRIJK_POSTGRES_DB" in own:
            own["KANSRIJK_POSTGRES_DB"] = KILLED
        promised, kills, chance = [], 0, random.Random(1)
        while len(promised) < KILLED_SAVES:
            promised += save_and_kill(own, f"kill{kills}", chance)
            kills += 1
        left = what_is_left(own, promised)
    print(f"{name}: {kills} kills in {len(left.events)} saves, {len(left.wrong)} things wrong")
    return left.wrong


if __name__ == "__main__":
    sys.exit(main())
