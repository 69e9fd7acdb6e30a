"""Verdicts as a file of a release."""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from kansrijk.monitor.verdict import Desirability, Direction, Reason, Significance, Verdict

_VERDICT_COLUMNS = tuple(f.name for f in fields(Verdict))
_VERDICT_TYPES: Mapping[str, Callable[[str], Any]] = {
    "edition": int,
    "year": int,
    "direction": Direction,
    "significance": Significance,
    "desirability": Desirability,
    "reason": Reason,
    "p_value": float,
}


def write_verdicts(verdicts: Sequence[Verdict], path: Path) -> None:
    """Write verdicts as CSV, one a row."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(_VERDICT_COLUMNS)
        for verdict in verdicts:
            values = [getattr(verdict, name) for name in _VERDICT_COLUMNS]
            writer.writerow(["" if value is None else str(value) for value in values])


def read_verdicts(path: Path) -> tuple[Verdict, ...]:
    """Read what ``write_verdicts`` wrote."""
    with path.open(encoding="utf-8", newline="") as stream:
        return tuple(_verdict(row) for row in csv.DictReader(stream))


def _verdict(row: Mapping[str, str]) -> Verdict:
    values: dict[str, Any] = {
        name: _VERDICT_TYPES.get(name, str)(text) if text else None for name, text in row.items()
    }
    return Verdict(**values)
