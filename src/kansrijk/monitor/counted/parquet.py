"""FIGURES.parquet: the table of figures on disk, for hundreds of thousands of rows.

The columns are those of a Figure, beside them the judgement of the series that ends in a row
(``trend``): only the last single year of a series has one.
"""

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from kansrijk.errors import UserError
from kansrijk.monitor.counted.carried import metadata
from kansrijk.monitor.figures import COLUMNS, Figure, FigureTable, Flag, Status, read_csv

_TYPES = {
    **dict.fromkeys(("value", "lower", "upper", "unknown_share", "known_value"), pa.float64()),
    **dict.fromkeys(("numerator", "denominator", "unknown"), pa.int64()),
}
TREND_COLUMNS = {
    "trend_direction": pa.string(),
    "trend_significance": pa.string(),
    "trend_p_value": pa.float64(),
    "trend_p_adjusted": pa.float64(),
}
_ABOUT = b"kansrijk"
SCHEMA = pa.schema(
    [(name, _TYPES.get(name, pa.string())) for name in COLUMNS] + list(TREND_COLUMNS.items())
)


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself: the country and borders of its figures, and if it is invented."""

    country: str
    area_set: str
    border_year: int
    edition: int
    synthetic: bool


def write_figures(table: pa.Table, about: About, path: Path, areas: bytes | None = None) -> None:
    """Write a table with the columns of SCHEMA; the same table gives the same bytes.

    ``areas`` are those it was counted for, see ``carried``.
    """
    told = {_ABOUT: json.dumps(asdict(about), sort_keys=True)}
    said = SCHEMA.with_metadata({**told, **(metadata(areas) if areas else {})})
    pq.write_table(table.cast(said), path, compression="zstd", row_group_size=100_000)


def about(path: Path) -> About:
    """What a Parquet file of figures says of itself. Raises UserError for another file."""
    try:
        return About(**json.loads(pq.read_schema(path).metadata[_ABOUT]))
    except (pa.ArrowInvalid, KeyError, TypeError, ValueError, OSError):
        raise UserError(f"{path.name} is geen bestand met getelde cijfers.") from None


def read_figures(path: Path, **wanted: str | Collection[str]) -> FigureTable:
    """The figures of a file, CSV or Parquet, that have these values (or one of several).

        read_figures(Path("figures.parquet"), indicator="big2", area=("VL01", "VG01"))

    Raises UserError for a file that is something else.
    """
    if not path.is_file():
        raise UserError(f"{path}: dit bestand bestaat niet.")
    if not all(wanted.values()):
        return FigureTable(())
    accepted = {n: {v} if isinstance(v, str) else set(v) for n, v in wanted.items()}
    if path.suffix != ".parquet":
        fitting = (
            f for f in read_csv(path) if all(getattr(f, n) in v for n, v in accepted.items())
        )
        return FigureTable(fitting)
    filters = [(name, "in", sorted(values)) for name, values in accepted.items()] or None
    try:
        rows = pq.read_table(path, columns=list(COLUMNS), filters=filters).to_pylist()
        return FigureTable(_figure(row) for row in rows)
    except (pa.ArrowException, ValueError, TypeError, KeyError, OSError) as error:
        raise UserError(f"{path.name} is geen tabel met cijfers van Kansrijk: {error}.") from None


def _figure(row: dict[str, Any]) -> Figure:
    row["status"], row["flags"] = Status(row["status"]), _flags(row["flags"])
    return Figure(**row)


@cache
def _flags(text: str | None) -> frozenset[Flag]:
    return frozenset(Flag(flag) for flag in (text or "").split("|") if flag)
