"""What a delivery covers: rows per year, how much is empty, and what each organisation gave."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import duckdb

from kansrijk.monitor.sources.records.cells import quoted
from kansrijk.monitor.sources.records.manifest import Manifest
from kansrijk.monitor.sources.records.opened import YEAR, OpenTable, stored_name
from kansrijk.monitor.sources.records.schema import UNKNOWN, choices


@dataclass(frozen=True, slots=True)
class OrganisationCoverage:
    """The rows of one organisation in one year; ``usable`` is a share per column, 0 to 1.

    A cell is of use when it is filled, can be read and does not say "unknown".
    """

    organisation: str
    year: int
    rows: int
    usable: Mapping[str, float]


@dataclass(frozen=True)
class Coverage:
    """The coverage of one table. ``rows_by_year`` has a 0 for a year without any row.

    ``rows_of_other_years`` are those whose year is unknown or lies outside the delivery; ``empty``
    is the share of empty cells per column that may be empty, 0 to 1 (None without rows).
    """

    table: str
    rows: int
    rows_by_year: Mapping[int, int]
    rows_of_other_years: int
    empty: Mapping[str, float | None]
    organisations: tuple[OrganisationCoverage, ...] = ()

    @property
    def organisations_in_all_years(self) -> tuple[str, ...]:
        """The organisations with rows in every year of the delivery, in order."""
        years: dict[str, set[int]] = {}
        for part in self.organisations:
            years.setdefault(part.organisation, set()).add(part.year)
        return tuple(sorted(o for o, found in years.items() if found >= set(self.rows_by_year)))

    def as_record(self) -> dict[str, Any]:
        """For a machine: numbers, text and lists only."""
        return asdict(self) | {"organisations_in_all_years": list(self.organisations_in_all_years)}


@dataclass(frozen=True)
class Tally:
    """Counts of a table per year (None: other years), from one pass over it.

    Each row of ``by_year`` holds the rows, the filled cells of each of ``columns``, and then what
    more was asked.
    """

    columns: tuple[str, ...]
    by_year: Mapping[int | None, Sequence[int]]

    @property
    def totals(self) -> tuple[int, ...]:
        """Each count over all years; empty when the table has no rows."""
        return tuple(sum(counts) for counts in zip(*self.by_year.values(), strict=True))

    def further(self) -> tuple[int, ...]:
        """The totals of what more was asked."""
        return self.totals[1 + len(self.columns) :]


def tally(
    connection: duckdb.DuckDBPyConnection,
    table: OpenTable,
    manifest: Manifest,
    more: Sequence[str],
) -> Tally:
    """Count rows, filled cells and ``more`` (SQL) per year, in one pass."""
    columns = tuple(c.column for c in table.schema.columns if c.may_be_empty)
    filled = [f"count({stored_name(name)})" if name in table.readings else "0" for name in columns]
    asked = ", ".join(["count(*)", *filled, *more])
    rows = connection.execute(
        f"SELECT {year_within(manifest)} AS _of, {asked} FROM {table.judged} GROUP BY _of"
    ).fetchall()
    return Tally(columns, {year: counts for year, *counts in rows})


def year_within(manifest: Manifest) -> str:
    """The year of a row as SQL; NULL when the delivery has no such year."""
    within = f"{YEAR} BETWEEN {manifest.first_year} AND {manifest.last_year}"
    return f"CASE WHEN {within} THEN {YEAR} END"


def coverage_of(
    connection: duckdb.DuckDBPyConnection, table: OpenTable, manifest: Manifest, counted: Tally
) -> Coverage:
    """The coverage of a table, from its tally and a look at its organisations."""
    by_year = {year: counts[0] for year, counts in counted.by_year.items()}
    total = sum(by_year.values())
    filled = counted.totals[1 : 1 + len(counted.columns)] or [0] * len(counted.columns)
    return Coverage(
        table.schema.name,
        total,
        {year: by_year.get(year, 0) for year in manifest.all_years},
        by_year.get(None, 0),
        {
            name: 1 - count / total if total else None
            for name, count in zip(counted.columns, filled, strict=True)
        },
        _organisations(connection, table, manifest),
    )


def _organisations(
    connection: duckdb.DuckDBPyConnection, table: OpenTable, manifest: Manifest
) -> tuple[OrganisationCoverage, ...]:
    name = table.schema.info.organisation_column
    if name is None or name not in table.readings:
        return ()
    columns = [c for c in table.schema.columns if c.may_be_empty]
    usable = [
        f"avg(CAST(coalesce({quoted(c.column)} <> '{UNKNOWN}', false) AS INTEGER))"
        if UNKNOWN in choices(c)
        else f"count({quoted(c.column)}) / count(*)"
        for c in columns
    ]
    rows = connection.execute(
        f"SELECT {quoted(name)}, {year_within(manifest)} AS _of, count(*), {', '.join(usable)} "
        f"FROM {table.judged} WHERE {quoted(name)} IS NOT NULL AND _of IS NOT NULL "
        "GROUP BY 1, 2 ORDER BY 1, 2"
    ).fetchall()
    names = [column.column for column in columns]
    return tuple(
        OrganisationCoverage(organisation, year, count, dict(zip(names, shares, strict=True)))
        for organisation, year, count, *shares in rows
    )
