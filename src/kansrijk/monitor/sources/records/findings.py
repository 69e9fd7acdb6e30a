"""Faults gathered per kind and column."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kansrijk.errors import Fault

#: The faults of one kind in one column that are written out; the rest is a number.
MOST_PER_KIND = 20


class Kind(StrEnum):
    """The kinds of faults."""

    FILE = "file"
    COLUMN_MISSING = "column_missing"
    COLUMN_DOUBLE = "column_double"
    COLUMN_UNREADABLE = "column_unreadable"
    COLUMN_UNKNOWN = "column_unknown"
    NO_ROWS = "no_rows"
    CELLS = "cells"
    ENCODING = "encoding"
    TYPE = "type"
    EMPTY = "empty"
    RANGE = "range"
    CATEGORY = "category"
    MUNICIPALITY = "municipality"
    YEAR = "year"
    DUPLICATE = "duplicate"
    REFERENCE = "reference"
    CONTRADICTION = "contradiction"


#: Faults of a whole table: no row of it can be counted.
BLOCKING = frozenset(
    (
        Kind.FILE,
        Kind.COLUMN_MISSING,
        Kind.COLUMN_DOUBLE,
        Kind.COLUMN_UNREADABLE,
        Kind.NO_ROWS,
    )
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of fault in one column: how often, and the first ones written out."""

    table: str
    kind: Kind
    column: str | None
    count: int
    faults: tuple[Fault, ...]

    @property
    def is_blocking(self) -> bool:
        """Whether the table as a whole cannot be used."""
        return self.kind in BLOCKING


def table_finding(table: str, kind: Kind, faults: Sequence[Fault]) -> Finding:
    """Faults of a file or its columns, as one finding."""
    column = faults[0].column if len(faults) == 1 else None
    return Finding(table, kind, column, len(faults), tuple(faults[:MOST_PER_KIND]))
