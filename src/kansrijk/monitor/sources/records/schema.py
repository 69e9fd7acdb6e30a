"""The schema of a delivery, gathered per table from reference/data/records."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kansrijk.reference.loader import load
from kansrijk.reference.tables.records import RecordColumn, RecordRule, RecordTable

#: What ``refers_to`` says of a column that holds municipalities.
MUNICIPALITY = "area_set.municipality"
#: A category that says that nothing is known: filled, but of no use to a figure.
UNKNOWN = "unknown"

UNITS_NL = {"days": "dagen", "gram": "gram", "months": "maanden", "cm": "cm", "kg": "kg"}


@dataclass(frozen=True)
class TableSchema:
    """A table, its columns in order, and the contradictions that a row can hold."""

    info: RecordTable
    columns: tuple[RecordColumn, ...]
    rules: tuple[RecordRule, ...]

    @property
    def name(self) -> str:
        """The name of the table."""
        return self.info.name

    @property
    def unique(self) -> tuple[str, ...]:
        """The columns that together name one row."""
        return tuple(self.info.unique.split())

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.column for column in self.columns)

    def column(self, name: str) -> RecordColumn:
        """The column with this name."""
        return next(column for column in self.columns if column.column == name)


@cache
def schemas() -> Mapping[str, TableSchema]:
    """Every table that a delivery can have, by name."""
    return {
        table.name: TableSchema(
            table,
            tuple(row for row in load(RecordColumn) if row.record_table == table.name),
            tuple(row for row in load(RecordRule) if row.record_table == table.name),
        )
        for table in load(RecordTable)
    }


def choices(column: RecordColumn) -> tuple[str, ...]:
    """The categories of a column; none when it has no list."""
    return tuple(column.allowed.split("|")) if column.allowed else ()


def bounds_nl(column: RecordColumn) -> str:
    """The limits of a number in Dutch: "112 tot en met 315 dagen"; nothing without limits."""
    if column.minimum is None or column.maximum is None:
        return ""
    limits = f"{column.minimum:g} tot en met {column.maximum:g}"
    return f"{limits} {UNITS_NL[column.unit]}" if column.unit else limits
