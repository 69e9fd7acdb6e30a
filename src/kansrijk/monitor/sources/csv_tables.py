"""CSV files: UTF-8 with or without byte order mark, divided by commas or semicolons."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from kansrijk.monitor.sources.columns import GridRow, filled_rows, table_from_grid
from kansrijk.monitor.sources.faults import FaultList, refusal
from kansrijk.monitor.sources.files import read_bytes
from kansrijk.monitor.sources.rows import RawTable, Subject

ENCODING_ALLOWED = "UTF-8; kies bij opslaan 'CSV UTF-8'"


def read_csv_table(path: Path, subject: Subject, value_column: str | None) -> RawTable:
    """Read the whole file; TableError when it is not UTF-8 or a row is damaged."""
    text = _decoded(path)
    grid = filled_rows(path.name, _grid(path.name, text))
    _refuse_foreign_bytes(path.name, grid)
    _refuse_short_rows(path.name, grid)
    return table_from_grid(path.name, grid, subject, value_column)


def _decoded(path: Path) -> str:
    content = read_bytes(path)
    if b"\0" in content:
        raise refusal(
            path.name, "dit is geen tekst in UTF-8, maar iets anders", allowed=ENCODING_ALLOWED
        )
    # Foreign bytes are kept apart as surrogates, so that they can be named by row and column.
    return content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="surrogateescape")


def _grid(file: str, text: str) -> Iterator[GridRow]:
    header = text.lstrip().partition("\n")[0]
    separator = ";" if header.count(";") > header.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            yield number, cells
    except csv.Error:
        raise refusal(
            file,
            "deze rij is beschadigd of afgebroken",
            row=number + 1,
            allowed="aanhalingstekens alleen om een hele cel, en altijd een paar",
        ) from None


def _refuse_foreign_bytes(file: str, grid: list[GridRow]) -> None:
    header = [_readable(name) for name in grid[0][1]] if grid else []
    faults = FaultList(file)
    for number, cells in grid:
        for place, cell in enumerate(cells):
            if not cell.isascii() and _readable(cell) != cell:
                column = header[place] if place < len(header) else None
                faults.add(
                    f"'{_readable(cell)[:40]}' is niet in UTF-8 geschreven",
                    row=number,
                    column=column,
                    allowed=ENCODING_ALLOWED,
                )
    faults.raise_any()


def _refuse_short_rows(file: str, grid: list[GridRow]) -> None:
    """A row without all its cells was cut off: an empty last cell would still have a separator."""
    width = len(grid[0][1]) if grid else 0
    faults = FaultList(file)
    for number, cells in grid:
        if len(cells) < width:
            column = grid[0][1][len(cells)]
            allowed = f"{width} cellen, ook als ze leeg zijn"
            faults.add("de rij houdt hier op", row=number, column=column, allowed=allowed)
    faults.raise_any()


def _readable(text: str) -> str:
    return text.encode("utf-8", errors="replace").decode("utf-8")
