"""Rows of text from a workbook that people filled in: each cell as it is meant, or a fault.

Nothing is computed: a formula is refused, because what it shows depends on who opens the file.
"""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kansrijk.errors import TableError
from kansrijk.monitor.sources.cells import Share
from kansrijk.monitor.sources.columns import filled_rows
from kansrijk.monitor.sources.faults import FaultList, quotable, refusal
from kansrijk.monitor.sources.files import refuse_packed_bomb
from kansrijk.monitor.sources.xlsx_tables import grid

LONGEST_CELL = 2000
#: The row as the spreadsheet counts it, and its cells by header.
TextRow = tuple[int, dict[str, str]]


def read_text_rows(
    path: Path, sheet: str | None, most_rows: int
) -> tuple[list[str], list[TextRow]]:
    """Header and rows of a sheet. Raises TableError with every fault in them."""
    refuse_packed_bomb(path)
    try:
        rows = filled_rows(path.name, grid(path, sheet), most_rows)
    except TableError:
        raise
    except Exception:
        # openpyxl has no error of its own: damage shows as whatever its parsing trips over.
        raise refusal(
            path.name, "het Excel-bestand is beschadigd", allowed="een bestand dat Excel opent"
        ) from None
    if not rows:
        raise refusal(path.name, "het blad is leeg", allowed="een kop en daaronder rijen")
    if len(rows) - 1 > most_rows:
        problem, allowed = f"{len(rows) - 1} rijen of meer", f"hoogstens {most_rows}"
        raise refusal(path.name, problem, allowed=allowed)
    return _read(path.name, rows)


def _read(file: str, rows: Sequence[Any]) -> tuple[list[str], list[TextRow]]:
    faults = FaultList(file)
    (first, head), *body = rows
    header = ["" if cell is None else str(cell).strip() for cell in head]
    while header and not header[-1]:
        header.pop()
    _check_header(header, first, faults)
    faults.raise_any()
    found = []
    for number, cells in body:
        if any(cell not in (None, "") for cell in cells[len(header) :]):
            faults.add("een cel zonder kop", row=number, allowed=f"{len(header)} kolommen")
        pairs = zip(header, cells, strict=False)
        found.append((number, {name: _text(cell, name, number, faults) for name, cell in pairs}))
    faults.raise_any()
    return header, found


def _check_header(header: Sequence[str], row: int, faults: FaultList) -> None:
    for place, name in enumerate(header):
        if not name:
            faults.add("een kolom zonder naam", row=row, allowed="een kop boven elke kolom")
        elif name in header[:place]:
            faults.add("deze kolom staat er twee keer", row=row, column=name)


def _text(cell: Any, column: str, row: int, faults: FaultList) -> str:
    """A cell as text: 28 and not 28.0, a day as 2026-01-31."""
    if cell is None:
        return ""
    if isinstance(cell, bool | Share) or not isinstance(cell, str | int | float | date):
        faults.add(f"'{quotable(cell)}' is geen tekst, getal of dag", row=row, column=column)
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = " ".join(str(cell).split())
    if text.startswith("="):
        faults.add("een formule", row=row, column=column, allowed="tekst, een getal of een dag")
    if len(text) > LONGEST_CELL:
        allowed = f"hoogstens {LONGEST_CELL} tekens"
        faults.add(f"{len(text)} tekens", row=row, column=column, allowed=allowed)
    return "".join(sign for sign in text if sign.isprintable())
