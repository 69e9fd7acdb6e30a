"""A table of a delivery, opened: its file behind two views in DuckDB.

The view with the name of the table has the columns of the schema in their types; that is what is
counted. The judged view has beside them the row, the year, what was stored, and whether a cell
could not be read; that is what the check asks about.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from kansrijk.errors import Fault
from kansrijk.monitor.sources.records.cells import (
    SQL_TYPES,
    Reading,
    literal,
    quoted,
    reading,
    what_is_read,
)
from kansrijk.monitor.sources.records.findings import Finding, Kind, table_finding
from kansrijk.monitor.sources.records.schema import TableSchema
from kansrijk.monitor.sources.records.table_files import TableFile, is_damage, open_file, scan

YEAR = "_year"

_LEAVE_OUT = "minstens een rij; laat een lege tabel weg uit manifest.json"


@dataclass(frozen=True)
class OpenTable:
    """A table whose views stand in the connection; without ``has_views`` there are none."""

    schema: TableSchema
    path: Path
    file: TableFile
    readings: Mapping[str, Reading]
    findings: tuple[Finding, ...]

    @property
    def file_name(self) -> str:
        """The name of the file, for messages."""
        return self.path.name

    @property
    def has_views(self) -> bool:
        """Whether anything of the file can be read."""
        return self.file.relation is not None

    @property
    def is_blocked(self) -> bool:
        """Whether the table as a whole cannot be used."""
        return any(finding.is_blocking for finding in self.findings)

    @property
    def judged(self) -> str:
        """The name of the view for the check."""
        return f"_judged_{self.schema.name}"

    @property
    def faulty(self) -> str:
        """The name of the table of rows with a fault, once they are known."""
        return f"_faulty_{self.schema.name}"

    @property
    def faultless(self) -> str:
        """The name of the view without rows that have a fault."""
        return f"_faultless_{self.schema.name}"


def open_table(
    connection: duckdb.DuckDBPyConnection, schema: TableSchema, path: Path, work: Path
) -> OpenTable:
    """Open the file and make the views. Whatever is wrong with it becomes a finding."""
    file = open_file(schema, path, work)
    if file.relation is None:
        return OpenTable(schema, path, file, {}, file.findings)
    try:
        described = connection.execute(f"DESCRIBE FROM {file.relation}").fetchall()
        [(rows,)] = connection.execute(f"SELECT count(*) FROM {file.relation}").fetchall()
    except duckdb.Error as error:
        if not is_damage(error, path):
            raise
        return damaged(OpenTable(schema, path, file, {}, file.findings))
    stored = {name: kind for name, kind, *_ in described}
    found = [column for column in schema.columns if column.column in file.header]
    readings = {c.column: read for c in found if (read := reading(c, stored[c.column]))}
    further = _column_findings(schema, path.name, stored, readings, rows)
    table = OpenTable(schema, path, file, readings, (*file.findings, *further))
    _make_views(connection, table, file.relation, work)
    return table


def _column_findings(
    schema: TableSchema,
    file: str,
    stored: Mapping[str, str],
    readings: Mapping[str, Reading],
    rows: int,
) -> Iterator[Finding]:
    for column in schema.columns:
        name = column.column
        if name in stored and name not in readings:
            problem = f"de kolom is opgeslagen als {stored[name]}"
            fault = Fault(file, problem, column=name, allowed=what_is_read(column))
            yield table_finding(schema.name, Kind.COLUMN_UNREADABLE, [fault])
    if rows == 0:
        fault = Fault(file, "de tabel heeft geen rijen", allowed=_LEAVE_OUT)
        yield table_finding(schema.name, Kind.NO_ROWS, [fault])


def damaged(table: OpenTable) -> OpenTable:
    """The table, now that its file turned out to be damaged inside."""
    fault = Fault(table.file_name, "het bestand is van binnen beschadigd")
    finding = table_finding(table.schema.name, Kind.FILE, [fault])
    file = replace(table.file, relation=None)
    return replace(table, file=file, findings=(*table.findings, finding))


def _make_views(
    connection: duckdb.DuckDBPyConnection, table: OpenTable, relation: str, work: Path
) -> None:
    typed = [f"{_typed(table, name)} AS {quoted(name)}" for name in table.schema.names]
    judged = f"SELECT {', '.join([*_beside(table), *typed])} FROM {relation}"
    if table.file.is_text:
        # Reading text as numbers and days is slow: once is enough.
        target = work / f"{table.schema.name}_read.parquet"
        connection.execute(f"COPY ({judged}) TO {literal(str(target))} (FORMAT parquet)")
        relation, judged = scan(target), f"FROM {scan(target)}"
        typed = [quoted(name) for name in table.schema.names]
    connection.execute(f"CREATE VIEW {table.judged} AS {judged}")
    connection.execute(
        f"CREATE VIEW {quoted(table.schema.name)} AS SELECT {', '.join(typed)} FROM {relation}"
    )


def _beside(table: OpenTable) -> Iterator[str]:
    """What the judged view has beside the columns of the schema."""
    yield f"{table.file.row} AS _row"
    yield f"{_year(table)} AS {YEAR}"
    for name, read in table.readings.items():
        yield f"{quoted(name)} AS {stored_name(name)}"
        if read.unreadable:
            yield f"{read.unreadable} AS {unreadable_name(name)}"


def stored_name(column: str) -> str:
    """The cell as it stands in the file, in the judged view."""
    return quoted(f"_stored_{column}")


def unreadable_name(column: str) -> str:
    """Whether the cell is filled but cannot be read, in the judged view."""
    return quoted(f"_unreadable_{column}")


def _typed(table: OpenTable, name: str) -> str:
    read = table.readings.get(name)
    return read.typed if read else f"CAST(NULL AS {SQL_TYPES[table.schema.column(name).type]})"


def _year(table: OpenTable) -> str:
    name = table.schema.info.year_column
    return year_of(table.schema, name, _typed(table, name))


def year_of(schema: TableSchema, name: str, value: str) -> str:
    """The year of a column that holds a day or a year, as SQL."""
    return f"year({value})" if schema.column(name).type == "date" else value
