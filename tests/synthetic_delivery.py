"""A delivery of the invented country, small and made once per test run, and its tables."""

import json
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from kansrijk.monitor.sources.synthetic import Order, synthesize

BIRTHS, FIRST, LAST, SEED = 2000, 2020, 2022, 7
TABLES = ("births", "households", "mothers", "children_two", "youth_spells")

Row = dict[str, Any]


#: Gone when the test run ends.
_PLACE = tempfile.TemporaryDirectory(prefix="kansrijk-synthetic-")


@cache
def small_delivery() -> Path:
    """2,000 births a year in 2020, 2021 and 2022. Only read it."""
    return synthesize(Order(BIRTHS, FIRST, LAST, SEED), Path(_PLACE.name) / "delivery")


def table(name: str, folder: Path | None = None) -> pa.Table:
    return pq.read_table((folder or small_delivery()) / f"{name}.parquet")


def rows(name: str, folder: Path | None = None) -> list[Row]:
    return table(name, folder).to_pylist()


def manifest(folder: Path | None = None) -> dict[str, Any]:
    text = ((folder or small_delivery()) / "manifest.json").read_text(encoding="utf-8")
    return dict(json.loads(text))
