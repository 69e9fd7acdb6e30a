"""The one loader of reference files: facts with source and date, kept as CSV beside this file.

from kansrijk.reference.loader import load
from kansrijk.reference.tables.monitor import Observation

for observation in load(Observation): ...
"""

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from kansrijk.errors import Fault, TableError
from kansrijk.reference.rows import R, Row, check_rows

ROOT = Path(__file__).parent / "data"


@cache
def load(model: type[R]) -> tuple[R, ...]:
    """All rows of the reference file of ``model``, checked, in the order of the file."""
    return load_file(model, ROOT / f"{model.table}.csv")


def load_file(model: type[R], path: Path) -> tuple[R, ...]:
    """The rows of a file with the columns of ``model``, wherever it stands."""
    header, rows = read_csv(path)
    unknown = [name for name in header if name not in model.model_fields]
    absent = [n for n, f in model.model_fields.items() if f.is_required() and n not in header]
    if unknown or absent:
        raise TableError(_header_faults(path.name, model, unknown, absent))
    return check_rows(model, rows, file=path.name)


def read_csv(path: Path) -> tuple[list[str], list[dict[str, Any]]]:
    """Header and rows of a UTF-8 CSV file, as text. Raises TableError for another encoding."""
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream, restkey="(te veel kolommen)")
            return list(reader.fieldnames or []), list(reader)
    except UnicodeDecodeError:
        raise TableError([Fault(path.name, "geen leesbare tekst", allowed="UTF-8")]) from None


def _header_faults(
    file: str, model: type[Row], unknown: list[str], absent: list[str]
) -> list[Fault]:
    allowed = ", ".join(model.model_fields)
    return [Fault(file, "onbekende kolom", 1, name, allowed) for name in unknown] + [
        Fault(file, "kolom ontbreekt", 1, name, allowed) for name in absent
    ]


@cache
def load_folder(model: type[R]) -> tuple[R, ...]:
    """The rows of a table that is kept as one TOML file per row, in order of folder and name."""
    paths = sorted((ROOT / model.table).glob("*/*.toml"))
    rows: list[R] = []
    for path in paths:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        rows += check_rows(model, [raw], file=f"{path.parent.name}/{path.name}", first_row=1)
    return tuple(rows)
