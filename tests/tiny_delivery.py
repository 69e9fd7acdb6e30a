"""Deliveries of a few rows for tests: say only what matters, the rest of a row is right.

The years are 2020-2022 and the country is that of ``invented_areas``.
"""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from invented_areas import write_area_set
from kansrijk.monitor.sources.records import (
    Delivery,
    Report,
    check_delivery,
    open_delivery,
    schemas,
)

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]

#: A right row per table; {n} is the number of the row, so that keys differ.
RIGHT: Mapping[str, Row] = {
    "births": {
        "child_key": "kind-000{n}", "pregnancy_key": None, "mother_key": "moeder-000{n}",
        "municipality": "GM9004", "birth_date": date(2021, 6, 1), "is_live_born": True,
        "gestation_days": 280, "birth_weight": 3400, "sex": "female", "is_multiple": False,
        "rank_in_pregnancy": 1, "first_examination_day": 60, "kraamzorg_claimed": True,
        "long_hospital_stay": False, "parity": 1, "vulnerable": False,
        "vulnerability_probability": None, "income_quintile": 3, "education": "middle",
    },
    "households": {
        "pregnancy_key": "zwanger-000{n}", "mother_key": "moeder-000{n}",
        "partner_key": "partner-000{n}", "municipality": "GM9004", "year": 2021,
        "is_registered": True, "children": 1, "live_children": 1, "debts_mother": False,
        "debts_partner": False, "mental_health_mother": False, "mental_health_partner": False,
        "vulnerable": False, "vulnerability_probability": None, "income_quintile": 3,
        "education": "middle",
    },
    "children_two": {
        "child_key": "kind-000{n}", "municipality": "GM9004", "year": 2021,
        "organisation": "ZZ01", "sex": "male", "age_months": 24.5, "height": 88.0,
        "weight": 12.5, "language_outcome": "not_negative", "vulnerable": None,
    },
    "youth_spells": {
        "spell_key": "periode-000{n}", "child_key": "kind-000{n}", "kind": "residence",
        "started_on": date(2021, 1, 1), "ended_on": None,
    },
    "mothers": {
        "mother_key": "moeder-000{n}", "year": 2021, "municipality": "GM9004",
        "preconception_claimed": False,
    },
}  # fmt: skip
_ARROW = {
    "key": pa.string(), "code": pa.string(), "category": pa.string(), "int": pa.int64(),
    "float": pa.float64(), "bool": pa.bool_(), "date": pa.date32(),
}  # fmt: skip


def right_rows(table: str, rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The rows with what they leave unsaid filled in."""
    return [
        {
            name: value.format(n=number) if isinstance(value, str) else value
            for name, value in (RIGHT[table] | row).items()
        }
        for number, row in enumerate(rows, start=1)
    ]


def write_delivery(folder: Path, rows_of: Tables, kind: str = "parquet", **manifest: Any) -> Path:
    """Write a delivery with these rows; ``manifest`` replaces fields of manifest.json."""
    write_area_set(folder / "areas")
    for name, rows in rows_of.items():
        path = folder / f"{name}.{kind}"
        (_write_csv if kind == "csv" else _write_parquet)(path, name, right_rows(name, rows))
    said = {
        "format": 1,
        "area_set": {"folder": "areas"},
        "border_year": 2022,
        "years": [2020, 2022],
        "deliverer": "De toets",
        "synthetic": True,
        "tables": {name: f"{name}.{kind}" for name in rows_of},
    }
    (folder / "manifest.json").write_text(json.dumps(said | manifest), encoding="utf-8")
    return folder


def parquet_schema(table: str) -> pa.Schema:
    """The columns of a table in their natural types."""
    return pa.schema([(c.column, _ARROW[c.type]) for c in schemas()[table].columns])


def _write_parquet(path: Path, table: str, rows: Sequence[Row]) -> None:
    pq.write_table(pa.Table.from_pylist(list(rows), schema=parquet_schema(table)), path)


def _write_csv(path: Path, table: str, rows: Sequence[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, schemas()[table].names)
        writer.writeheader()
        writer.writerows(rows)


def checked(folder: Path) -> Report:
    """The report of a delivery."""
    with open_delivery(folder) as delivery:
        return check_delivery(delivery)


@contextmanager
def checked_delivery(folder: Path) -> Iterator[Delivery]:
    """A delivery that has been checked, open."""
    with open_delivery(folder) as delivery:
        check_delivery(delivery)
        yield delivery
