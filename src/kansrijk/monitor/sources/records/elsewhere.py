"""Faults that only show beside other rows, other tables or the areas.

The rows that have one are written to a small table in the connection; most often it is empty.
"""

from collections.abc import Iterator

from kansrijk.monitor.areas.recode import no_municipality
from kansrijk.monitor.sources.records.cells import literal, quoted
from kansrijk.monitor.sources.records.conditions import Condition, Problem
from kansrijk.monitor.sources.records.delivery import Delivery
from kansrijk.monitor.sources.records.findings import Kind
from kansrijk.monitor.sources.records.masking import shown
from kansrijk.monitor.sources.records.opened import YEAR, OpenTable
from kansrijk.monitor.sources.records.schema import MUNICIPALITY
from kansrijk.reference.tables.records import RecordColumn

_CODES = "_municipality_codes"


def conditions_elsewhere(delivery: Delivery, table: OpenTable) -> Iterator[tuple[Condition, int]]:
    """Keys that are not unique, keys that refer to nothing, and unknown municipalities.

    Gives the conditions that some row meets, each with the number of rows.
    """
    yield from _double_keys(delivery, table)
    for column in table.schema.columns:
        if column.refers_to is None or column.column not in table.readings:
            continue
        if column.refers_to == MUNICIPALITY:
            yield from _unknown_places(delivery, table, column)
        else:
            yield from _dead_references(delivery, table, column)


def _double_keys(delivery: Delivery, table: OpenTable) -> Iterator[tuple[Condition, int]]:
    unique = table.schema.unique
    if any(name not in table.readings for name in unique):
        return
    keys = ", ".join(quoted(name) for name in unique)
    filled = " AND ".join(f"{quoted(name)} IS NOT NULL" for name in unique)
    # No one can tell which of the rows is the right one, so all of them are faulty.
    rows = (
        f"SELECT _row FROM {table.judged} JOIN (SELECT {keys} FROM {table.judged} "
        f"WHERE {filled} GROUP BY {keys} HAVING count(*) > 1) USING ({keys})"
    )
    column = table.schema.column(unique[0])
    together = f" ({', '.join(unique)})" if len(unique) > 1 else ""
    yield from _when_any(
        delivery,
        f"_double_{table.schema.name}",
        rows,
        Kind.DUPLICATE,
        column,
        lambda stored, _: f"de sleutel {shown(column, stored)}{together} staat er vaker",
        "elke sleutel een keer",
    )


def _dead_references(
    delivery: Delivery, table: OpenTable, column: RecordColumn
) -> Iterator[tuple[Condition, int]]:
    target, _, key = (column.refers_to or "").partition(".")
    if not delivery.has_table(target):
        return
    name, other = quoted(column.column), delivery.opened(target)
    if not other.has_views or key not in other.readings:
        return
    rows = (
        f"SELECT _row FROM {table.judged} ANTI JOIN "
        f"(SELECT {quoted(key)} AS _key FROM {other.judged}) ON {name} = _key "
        f"WHERE {name} IS NOT NULL"
    )
    yield from _when_any(
        delivery,
        f"_dead_{table.schema.name}_{column.column}",
        rows,
        Kind.REFERENCE,
        column,
        lambda stored, _: f"de sleutel {shown(column, stored)} verwijst naar niets",
        f"een sleutel uit {other.file_name}, kolom {key}",
    )


def _unknown_places(
    delivery: Delivery, table: OpenTable, column: RecordColumn
) -> Iterator[tuple[Condition, int]]:
    _write_codes(delivery)
    name = quoted(column.column)
    years = delivery.manifest.all_years
    rows = (
        f"SELECT _row FROM {table.judged} ANTI JOIN {_CODES} "
        f"ON {name} = _code AND {YEAR} = _code_year WHERE {name} IS NOT NULL "
        f"AND {name} <> '' AND {YEAR} BETWEEN {years[0]} AND {years[-1]}"
    )

    def problem(stored: str | None, year: int | None) -> str:
        told = shown(column, stored)
        if year is None or stored is None or told != f"'{stored}'":
            return f"{told} is geen code van een gemeente"
        return no_municipality(stored, delivery.code_year(year), delivery.areas)

    yield from _when_any(
        delivery,
        f"_unknown_{table.schema.name}_{column.column}",
        rows,
        Kind.MUNICIPALITY,
        column,
        problem,
        "een gemeente volgens de grenzen van dat jaar",
    )


def _write_codes(delivery: Delivery) -> None:
    """The codes that rows of each year may have."""
    pairs = [
        f"({year}, {literal(code)})"
        for year in delivery.manifest.all_years
        for code in sorted(delivery.municipalities_in(year))
    ]
    delivery.duckdb.execute(
        f"CREATE TABLE IF NOT EXISTS {_CODES} AS "
        f"FROM (VALUES {', '.join(pairs)}) AS codes(_code_year, _code)"
    )


def _when_any(
    delivery: Delivery,
    name: str,
    rows: str,
    kind: Kind,
    column: RecordColumn,
    problem: Problem,
    allowed: str,
) -> Iterator[tuple[Condition, int]]:
    """A condition on the rows and their number, when there are any."""
    delivery.duckdb.execute(f"CREATE OR REPLACE TABLE {name} AS {rows}")
    [(count,)] = delivery.duckdb.execute(f"SELECT count(*) FROM {name}").fetchall()
    if count:
        sql = f"_row IN (SELECT _row FROM {name})"
        yield Condition(kind, column.column, sql, problem, allowed), count
