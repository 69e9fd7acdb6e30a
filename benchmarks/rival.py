"""Datasette, serving the same rows from an SQLite file: the rival of our open data."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from clients import Browser
from running import PROGRAMS, free_port, serving

PLUGINS = Path(__file__).parent / "datasette_plugins"
#: A query of our own: it answers faster than the page of the table, and adds no columns.
ADDRESS = "/rows.json?_shape=array&sql=select+*+from+figures+order+by+area%2C+period"

Record = Mapping[str, Any]


@contextmanager
def datasette_server(folder: Path, records: Sequence[Record]) -> Iterator[Browser]:
    """One datasette process over a file that it knows will not change (--immutable)."""
    port, database = free_port(), folder / "rows.db"
    _write(database, records)
    command = [
        str(PROGRAMS / "datasette"), "serve", "--immutable", str(database), "--port", str(port),
        "--plugins-dir", str(PLUGINS), "--setting", "max_returned_rows", "10000",
    ]  # fmt: skip
    with serving(command, port, ADDRESS) as browser:
        yield browser


def _write(database: Path, records: Sequence[Record]) -> None:
    """The records as a table, stored in the order in which they are asked."""
    columns = ", ".join(f'"{name}" {_type(name)}' for name in records[0])
    places = ", ".join("?" for _ in records[0])
    # Of one indicator, group and line, place and period are the key; datasette need not sort.
    table = f"CREATE TABLE figures ({columns}, PRIMARY KEY (area, period)) WITHOUT ROWID"
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(table)
        rows = [tuple(record.values()) for record in records]
        connection.executemany(f"INSERT INTO figures VALUES ({places})", rows)


def _type(column: str) -> str:
    """NUMERIC keeps a whole number whole, as we write it."""
    is_number = column in {"value", "lower", "upper", "numerator", "denominator"}
    return "NUMERIC" if is_number else "TEXT"
