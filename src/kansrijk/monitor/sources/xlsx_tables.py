"""XLSX workbooks: one sheet, values only."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kansrijk.errors import TableError
from kansrijk.monitor.sources.cells import Share
from kansrijk.monitor.sources.columns import GridRow, filled_rows, table_from_grid
from kansrijk.monitor.sources.faults import quotable, refusal
from kansrijk.monitor.sources.files import MOST_COLUMNS, refuse_packed_bomb
from kansrijk.monitor.sources.rows import RawTable, Subject


def read_xlsx_table(
    path: Path, subject: Subject, value_column: str | None, sheet: str | None
) -> RawTable:
    """Read the sheet called ``sheet``, or the first; TableError when the workbook is damaged."""
    refuse_packed_bomb(path)
    try:
        rows = filled_rows(path.name, grid(path, sheet))
    except TableError:
        raise
    except Exception:
        # openpyxl has no error of its own: damage shows as whatever its parsing trips over.
        raise refusal(
            path.name, "het Excel-bestand is beschadigd", allowed="een bestand dat Excel opent"
        ) from None
    return table_from_grid(path.name, rows, subject, value_column)


def grid(path: Path, name: str | None) -> Iterator[GridRow]:
    """The rows of the sheet with this name, or of the first; a formula as its text, with a "="."""
    from openpyxl import load_workbook

    workbook = load_workbook(path, read_only=True, keep_links=False)
    try:
        sheet = _sheet(path.name, workbook, name)
        # The stated size may be a lie of a million empty columns.
        sheet.reset_dimensions()
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            # Too wide a row is refused by its width: do not unpack it first.
            yield number, cells if len(cells) > MOST_COLUMNS else [_content(c) for c in cells]
    finally:
        workbook.close()


def _sheet(file: str, workbook: Any, name: str | None) -> Any:
    sheets = {sheet.title: sheet for sheet in workbook.worksheets}
    if name is None and sheets:
        return next(iter(sheets.values()))
    if name is not None and name in sheets:
        return sheets[name]
    allowed = ", ".join(quotable(title) for title in sheets) or "een blad met cellen"
    raise refusal(file, f"blad '{quotable(name or '')}' bestaat niet", allowed=allowed)


def _content(cell: Any) -> Any:
    if cell.data_type == "f":
        # An array formula has no text of its own.
        return cell.value if isinstance(cell.value, str) else "="
    if cell.data_type == "n" and isinstance(cell.value, (int, float)):
        return Share(cell.value) if "%" in cell.number_format else cell.value
    return cell.value
