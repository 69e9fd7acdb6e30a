"""Faults on request: one of every kind that the check of a delivery must find, and where.

Every fault stands in a row of its own, so that none hides another.
"""

from collections import defaultdict
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from kansrijk.errors import UserError
from kansrijk.monitor.sources.synthetic.randomness import generator

#: A day that lies so long after the last year that no delivery holds it.
DAYS_OUTSIDE = 400


@dataclass(frozen=True, slots=True)
class Kind:
    """What is put in a column of a table instead of the value; None leaves the cell empty."""

    name: str
    table: str
    column: str
    value: Any = None


KINDS = (
    Kind("unknown_municipality", "births", "municipality", "VB9999"),
    Kind("impossible_gestation", "births", "gestation_days", 400),
    Kind("weight_zero", "births", "birth_weight", 0),
    Kind("date_outside_years", "births", "birth_date"),
    Kind("wrong_category", "births", "sex", "onbekend"),
    Kind("missing_required", "births", "mother_key"),
    Kind("duplicate_key", "births", "child_key"),
    Kind("ended_before_started", "youth_spells", "ended_on"),
    Kind("unknown_child", "youth_spells", "child_key", "K0"),
    Kind("organisation_empty", "children_two", "organisation"),
)
#: Only a text file can hold a word where a number belongs.
CSV_KINDS = (Kind("text_in_number", "births", "birth_weight", "zwaar"),)


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault that was made. ``row`` is the number of the record in a Parquet file (from 1), and
    the row of a CSV file as a spreadsheet counts (the header is row 1)."""

    kind: str
    table: str
    column: str
    row: int
    key: str | None


class Planter:
    """Spreads ``number`` faults of each kind over the years, and remembers where they are."""

    def __init__(self, seed: int, number: int, years: range, format: str) -> None:  # noqa: A002
        self._seed, self._years = seed, years
        self._first_row = 1 if format == "parquet" else 2
        kinds = KINDS if format == "parquet" else KINDS + CSV_KINDS
        self._due: dict[tuple[str, int], list[Kind]] = defaultdict(list)
        for start, kind in enumerate(kinds):
            for turn in range(number):
                year = years[(start + turn) % len(years)]
                self._due[kind.table, year].append(kind)
        self._planted: list[Planted] = []

    def planted(self) -> list[dict[str, Any]]:
        """What was planted where, for faults.json."""
        return [asdict(fault) for fault in self._planted]

    def plant(self, name: str, year: int, table: pa.Table, rows_before: int) -> pa.Table:
        """The rows of a year, with the faults that are due. Raises UserError when too few rows."""
        kinds = self._due[name, year]
        if not kinds:
            return table
        if table.num_rows < len(kinds):
            raise UserError(
                f"Te veel fouten: {name} heeft in {year} {table.num_rows} rijen voor "
                f"{len(kinds)} fouten. Kies minder --faults of meer --births."
            )
        rng = generator(self._seed, "faults", name, year)
        rows = rng.choice(table.num_rows, len(kinds), replace=False)
        for kind, row in zip(kinds, rows.tolist(), strict=True):
            table, place = self._planted_in(table, kind, row)
            key = table.column(0)[place].as_py()
            at = rows_before + place + self._first_row
            self._planted.append(Planted(kind.name, name, kind.column, at, key))
        return table

    def _planted_in(self, table: pa.Table, kind: Kind, row: int) -> tuple[pa.Table, int]:
        if kind.name == "duplicate_key":
            return pa.concat_tables([table, table.slice(row, 1)]), table.num_rows
        column = table.column(kind.column)
        if kind.name == "text_in_number":
            column = pc.cast(column, pa.string())
        value = self._value(table, kind, row)
        changed = _with_value(column, row, value)
        return table.set_column(table.column_names.index(kind.column), kind.column, changed), row

    def _value(self, table: pa.Table, kind: Kind, row: int) -> Any:
        if kind.name == "date_outside_years":
            return date(self._years[-1], 12, 31) + timedelta(days=DAYS_OUTSIDE)
        if kind.name == "ended_before_started":
            return table.column("started_on")[row].as_py() - timedelta(days=1)
        return kind.value


def _with_value(column: pa.ChunkedArray, row: int, value: Any) -> pa.ChunkedArray:
    where = np.zeros(len(column), dtype=np.bool_)
    where[row] = True
    return pc.if_else(pa.array(where), pa.scalar(value, column.type), column)
