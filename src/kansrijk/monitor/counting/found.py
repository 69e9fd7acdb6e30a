"""The outcome of a grouped pass, as whole numbers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from kansrijk.errors import UserError
from kansrijk.monitor.counting.cells import Ints
from kansrijk.monitor.counting.groups import ALL, GROUP_OF_VALUE, GROUPS, numbers_of
from kansrijk.monitor.counting.rows import SPLIT_COLUMNS, Rows

_CHECK_FIRST = "Controleer de levering eerst: kansrijk monitor check MAP."


@dataclass(frozen=True)
class Found:
    """The keys and the counts of one kind of rows, each an array of the same length."""

    year: Ints
    record_year: Ints
    municipality: Ints
    group: Ints
    counts: Mapping[str, Ints]

    def total(self, name: str) -> int:
        """All rows in a count: the groups of one split, because every split holds all rows."""
        of_first_split = np.isin(self.group, [0, *numbers_of("label")])
        return int(self.counts[name][of_first_split].sum())


class MunicipalityNumbers:
    """Gives every municipality, and the absence of one, its own number."""

    def __init__(self) -> None:
        self._numbers: dict[str | None, int] = {}

    @property
    def codes(self) -> tuple[str | None, ...]:
        """The codes in order of their number."""
        return tuple(self._numbers)

    def number(self, code: str | None) -> int:
        """The number of a code; a new one gets the next."""
        return self._numbers.setdefault(code, len(self._numbers))


def read_found(
    outcome: pa.Table,
    rows: Rows,
    columns: Mapping[str, str],
    numbers: MunicipalityNumbers,
    years: range,
) -> Found:
    """Read an outcome of ``aggregate``; ``columns`` are its counts.

    Raises UserError for a row without a year, or with a year or category that is not allowed.
    """
    table = rows.needs[0]
    record_year = _years(outcome[rows.code_year], table)
    if len(record_year) and not (years[0] <= record_year.min() <= record_year.max() <= years[-1]):
        raise UserError(
            f"Tabel {table} heeft rijen buiten {years[0]} tot en met {years[-1]}. {_CHECK_FIRST}"
        )
    return Found(
        year=_years(outcome["year"], table),
        record_year=record_year,
        municipality=_numbered(outcome["municipality"], numbers.number),
        group=_groups(outcome, rows),
        counts={name: outcome[name].to_numpy() for name in columns},
    )


def _years(column: pa.ChunkedArray, table: str) -> Ints:
    if column.null_count:
        raise UserError(f"Tabel {table} heeft rijen zonder jaar. {_CHECK_FIRST}")
    return column.to_numpy().astype(np.int64)


def _groups(outcome: pa.Table, rows: Rows) -> Ints:
    """The number of the group of every row, of the split that the row belongs to."""
    group = np.full(outcome.num_rows, GROUPS.index(ALL))
    for split in rows.splits:
        numbers = _numbered(outcome[SPLIT_COLUMNS[split]], _group_number(rows.needs[0], split))
        group = np.where(outcome[f"other_{split}"].to_numpy() == 0, numbers, group)
    return group


def _group_number(table: str, split: str) -> Callable[[Any], int]:
    def number(value: Any) -> int:
        try:
            return GROUP_OF_VALUE[split][value]
        except KeyError:
            column = SPLIT_COLUMNS[split]
            raise UserError(
                f"Tabel {table}, kolom {column}: een waarde kan hier niet. {_CHECK_FIRST}"
            ) from None

    return number


def _numbered(column: pa.ChunkedArray, number_of: Callable[[Any], int]) -> Ints:
    """Per row the number of its value; null is a value too."""
    encoded = column.combine_chunks().dictionary_encode("encode")
    numbers = np.array([number_of(v) for v in encoded.dictionary.to_pylist()], dtype=np.int64)
    return numbers[encoded.indices.to_numpy()]
