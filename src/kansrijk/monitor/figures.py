"""The one table: every figure in Kansrijk, from record to PDF, is a row of a FigureTable.

A figure has one of four states. Only ``shown`` carries a value; an absent value is never 0,
NaN or "". Why it is absent stands in ``reason``.
"""

import csv
import math
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from kansrijk.errors import UserError


class Status(StrEnum):
    """The state of a value, the same from database to PDF."""

    SHOWN = "shown"
    SUPPRESSED = "suppressed"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


class Flag(StrEnum):
    """What a reader must know of a shown value.

    estimated: a count was divided over areas; provisional: the owner may still change it;
    synthetic: invented; derived: computed by Kansrijk from published parts, not published itself;
    secondary: read in a text that quotes the owner.
    """

    ESTIMATED = "estimated"
    PROVISIONAL = "provisional"
    SYNTHETIC = "synthetic"
    DERIVED = "derived"
    SECONDARY = "secondary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One value of one indicator or measure, for an area, a period and a group.

    ``value``, ``lower`` and ``upper`` are in the unit of the definition (percent as 14.8, not
    0.148). ``period`` is "2021", "2020-04" or "2017-2021". ``line`` names values counted in the
    same way; values of different lines are never compared. Where records were counted,
    ``unknown`` are those whose outcome is not known, ``unknown_share`` is their percentage, and
    ``known_value`` is the value among the others. ``source`` is a key of sources.csv.
    """

    indicator: str
    area: str
    period: str
    group: str = "all"
    line: str = "main"
    status: Status = Status.SHOWN
    value: float | None = None
    numerator: int | None = None
    denominator: int | None = None
    unknown: int | None = None
    unknown_share: float | None = None
    known_value: float | None = None
    lower: float | None = None
    upper: float | None = None
    reason: str | None = None
    flags: frozenset[Flag] = field(default_factory=frozenset)
    edition: str | None = None
    source: str = ""
    note: str | None = None

    def __post_init__(self) -> None:
        """Refuse a figure whose parts contradict each other."""
        if (self.status is Status.SHOWN) != (self.value is not None):
            raise ValueError(f"{self.key}: a value is present exactly when the status is shown")
        if self.value is not None and not math.isfinite(self.value):
            raise ValueError(f"{self.key}: {self.value} is not a finite number")
        hints = (self.numerator, self.unknown, self.known_value, self.lower, self.upper)
        if self.status is Status.SUPPRESSED and any(hint is not None for hint in hints):
            raise ValueError(f"{self.key}: a suppressed figure may carry nothing that tells it")

    @property
    def key(self) -> tuple[str, str, str, str, str, str]:
        """What makes a figure unique in a table."""
        return (
            self.area, self.indicator, self.group, self.line, self.period, self.edition or "",
        )  # fmt: skip

    @property
    def year(self) -> int:
        """The (last) year of the period."""
        return int(self.period.split("-")[-1] if len(self.period) == 9 else self.period[:4])


COLUMNS = tuple(f.name for f in fields(Figure))


class FigureTable:
    """An immutable, sorted set of figures with a fast way to the rows of an area or indicator."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._figures = tuple(sorted(figures, key=lambda figure: figure.key))
        self._by_area: dict[str, list[Figure]] = defaultdict(list)
        self._by_indicator: dict[str, list[Figure]] = defaultdict(list)
        previous = None
        for figure in self._figures:
            if figure.key == previous:
                raise ValueError(f"two figures for {figure.key}")
            previous = figure.key
            self._by_area[figure.area].append(figure)
            self._by_indicator[figure.indicator].append(figure)

    def __len__(self) -> int:
        return len(self._figures)

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._figures)

    @property
    def indicators(self) -> frozenset[str]:
        """Ids of all indicators and measures that have at least one row."""
        return frozenset(self._by_indicator)

    def select(
        self, *, indicator: str | None = None, area: str | None = None, **wanted: Any
    ) -> list[Figure]:
        """Rows with these values, sorted by area, indicator, group, line, period."""
        rows: Iterable[Figure] = self._figures
        if area is not None:
            rows = self._by_area.get(area, ())
            if indicator is not None:
                wanted["indicator"] = indicator
        elif indicator is not None:
            rows = self._by_indicator.get(indicator, ())
        if not wanted:
            return list(rows)
        return [row for row in rows if all(getattr(row, n) == v for n, v in wanted.items())]


def write_csv(table: FigureTable, path: Path) -> None:
    """Write the table as UTF-8 CSV; the same table gives the same bytes."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        for figure in table:
            writer.writerow([_as_text(getattr(figure, name)) for name in COLUMNS])


def read_csv(path: Path) -> FigureTable:
    """Read what ``write_csv`` wrote. Raises UserError for a file that is something else."""
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.reader(stream)
            if tuple(next(reader, ())) != COLUMNS:
                raise ValueError(f"de kolommen zijn niet {', '.join(COLUMNS)}")
            return FigureTable(_from_text(row) for row in reader)
    except (ValueError, KeyError, TypeError, csv.Error) as error:
        raise UserError(f"{path.name} is geen tabel met cijfers van Kansrijk: {error}.") from None


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, frozenset):
        return "|".join(sorted(value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _text(cell: str) -> str | None:
    # The same few ids and sources come back thousands of times: keep each once.
    return sys.intern(cell) if cell else None


def _decimal(cell: str) -> float | None:
    return float(cell) if cell else None


def _count(cell: str) -> int | None:
    return int(cell) if cell else None


@cache
def _flags(cell: str) -> frozenset[Flag]:
    return frozenset(Flag(flag) for flag in cell.split("|") if flag)


_READ: dict[str, Callable[[str], Any]] = {
    "status": {status.value: status for status in Status}.__getitem__,
    "flags": _flags,
    "source": sys.intern,
    **dict.fromkeys(("value", "lower", "upper", "unknown_share", "known_value"), _decimal),
    **dict.fromkeys(("numerator", "denominator", "unknown"), _count),
}
_READERS = tuple(_READ.get(name, _text) for name in COLUMNS)


def _from_text(row: list[str]) -> Figure:
    values = [read(cell) for read, cell in zip(_READERS, row, strict=True)]
    return Figure(**dict(zip(COLUMNS, values, strict=True)))
