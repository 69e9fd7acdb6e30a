"""What makes a row faulty, as SQL on the judged view, with the words to say it in."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kansrijk.monitor.sources.records.cells import literal, quoted, what_is_read
from kansrijk.monitor.sources.records.findings import Kind
from kansrijk.monitor.sources.records.manifest import Manifest
from kansrijk.monitor.sources.records.masking import shown
from kansrijk.monitor.sources.records.opened import (
    YEAR,
    OpenTable,
    stored_name,
    unreadable_name,
    year_of,
)
from kansrijk.monitor.sources.records.schema import bounds_nl, choices
from kansrijk.reference.tables.records import RecordColumn

#: What is wrong with a row, from the cell as stored and the year of the row.
Problem = Callable[[str | None, int | None], str]


@dataclass(frozen=True)
class Condition:
    """A kind of fault in a column. ``sql`` is true for the rows that have it."""

    kind: Kind
    column: str
    sql: str
    problem: Problem
    allowed: str | None = None


def conditions_in_rows(table: OpenTable, manifest: Manifest) -> list[Condition]:
    """Everything that can be seen in one row without looking elsewhere."""
    found = [
        condition
        for column in table.schema.columns
        if column.column in table.readings
        for condition in _of_column(table, column)
    ]
    return [*found, *_of_year(table, manifest), *_of_rules(table)]


def _of_column(table: OpenTable, column: RecordColumn) -> Iterator[Condition]:
    name = quoted(column.column)

    def refused(stored: str | None, _: int | None) -> str:
        return f"{shown(column, stored)} kan hier niet"

    def condition(kind: Kind, sql: str, problem: Problem, allowed: str) -> Condition:
        return Condition(kind, column.column, sql, problem, allowed)

    if table.readings[column.column].unreadable:
        allowed = what_is_read(column)
        yield condition(Kind.TYPE, unreadable_name(column.column), refused, allowed)
    if not column.may_be_empty:
        empty = f"{stored_name(column.column)} IS NULL"
        yield condition(Kind.EMPTY, empty, said("leeg"), "een waarde is verplicht")
    if column.minimum is not None and column.maximum is not None:
        outside = f"{name} < {column.minimum} OR {name} > {column.maximum}"
        yield condition(Kind.RANGE, outside, refused, bounds_nl(column))
    if allowed_here := choices(column):
        listed = ", ".join(literal(choice) for choice in allowed_here)
        other = f"{name} <> '' AND {name} NOT IN ({listed})"
        yield condition(Kind.CATEGORY, other, refused, ", ".join(allowed_here))


def _of_year(table: OpenTable, manifest: Manifest) -> Iterator[Condition]:
    info = table.schema.info
    if info.year_column not in table.readings:
        return
    allowed = f"{manifest.first_year} tot en met {manifest.last_year}"
    if info.end_column is None:
        outside = f"{YEAR} < {manifest.first_year} OR {YEAR} > {manifest.last_year}"
    else:
        end = year_of(table.schema, info.end_column, quoted(info.end_column))
        outside = f"{YEAR} > {manifest.last_year} OR {end} < {manifest.first_year}"
    column = table.schema.column(info.year_column)
    yield Condition(
        Kind.YEAR,
        column.column,
        outside,
        lambda stored, _: f"{shown(column, stored)} valt buiten de jaren van de levering",
        allowed,
    )


def _of_rules(table: OpenTable) -> Iterator[Condition]:
    """The contradictions between cells that are there and can be read."""
    for rule in table.schema.rules:
        asked = set(re.findall(r"[a-z_]+", rule.wrong_when)) & set(table.schema.names)
        if not asked <= set(table.readings):
            continue
        unreadable = [
            f"NOT coalesce({unreadable_name(name)}, false)"
            for name in sorted(asked)
            if table.readings[name].unreadable
        ]
        sql = " AND ".join([f"({rule.wrong_when})", *unreadable])
        yield Condition(
            Kind.CONTRADICTION, rule.column, sql, said(rule.problem_nl), rule.allowed_nl
        )


def said(problem: str) -> Problem:
    """A problem that needs no cell to be said."""
    return lambda _stored, _year: problem
