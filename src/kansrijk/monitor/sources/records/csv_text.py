"""A CSV file as Parquet with text only, beside the row of the spreadsheet.

Every cell is kept as text, so that a wrong one is a fault with row and column and no crash. A row
that is damaged is left out and named; a line without any cell is nothing.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from kansrijk.monitor.sources.csv_tables import ENCODING_ALLOWED
from kansrijk.monitor.sources.faults import refusal

ROW = "_row"
#: Bytes read at a time: some 80,000 rows of births.
_BLOCK = 8 << 20


@dataclass
class CsvDamage:
    """What was wrong with the file itself, by row."""

    wrong_width: list[tuple[int, int]] = field(default_factory=list)
    foreign: dict[str, list[int]] = field(default_factory=dict)


def read_header(path: Path) -> tuple[list[str], str]:
    """The names in the first row and the sign between them. Raises TableError."""
    with path.open("rb") as stream:
        first = stream.readline(_BLOCK)
    try:
        text = first.decode("utf-8-sig")
        separator = ";" if text.count(";") > text.count(",") else ","
        names = next(csv.reader([text], delimiter=separator), [])
    except UnicodeDecodeError:
        raise refusal(path.name, "dit is geen tekst in UTF-8", allowed=ENCODING_ALLOWED) from None
    except csv.Error:
        raise refusal(path.name, "de eerste rij is niet te lezen") from None
    return [name.strip() for name in names], separator


def csv_as_parquet(
    path: Path, header: Sequence[str], separator: str, wanted: Sequence[str], target: Path
) -> CsvDamage:
    """Write the ``wanted`` columns of the file to ``target``, each row with its number.

    Raises TableError when the file cannot be divided into rows.
    """
    damage = CsvDamage()
    schema = pa.schema([(ROW, pa.int64()), *((name, pa.string()) for name in wanted)])
    try:
        with pq.ParquetWriter(target, schema, compression="zstd") as writer:
            for batch in _batches(path, header, separator, damage):
                writer.write_batch(_as_text(batch, wanted, schema, damage))
    except pa.ArrowInvalid:
        raise refusal(
            path.name,
            "een rij is beschadigd of veel te lang",
            allowed="aanhalingstekens alleen om een hele cel, en altijd een paar",
        ) from None
    return damage


def _batches(
    path: Path, header: Sequence[str], separator: str, damage: CsvDamage
) -> Iterator[pa.RecordBatch]:
    """The rows below the header as bytes, with ``ROW`` in front."""
    if not _has_rows(path):
        return

    def note(row: pacsv.InvalidRow) -> str:
        damage.wrong_width.append((row.number, row.actual_columns))
        return "skip"

    places = [str(place) for place in range(len(header))]
    reader = pacsv.open_csv(
        path,
        # without threads the reader knows the number of a damaged row
        read_options=pacsv.ReadOptions(
            use_threads=False, block_size=_BLOCK, column_names=places, skip_rows=1
        ),
        parse_options=pacsv.ParseOptions(
            delimiter=separator,
            newlines_in_values=True,
            ignore_empty_lines=False,
            invalid_row_handler=note,
        ),
        convert_options=pacsv.ConvertOptions(column_types=dict.fromkeys(places, pa.binary())),
    )
    done = 0
    for batch in reader:
        rows = _row_numbers(done, len(batch), damage)
        done += len(batch)
        yield pa.record_batch([pa.array(rows), *batch.columns], names=[ROW, *header])


def _has_rows(path: Path) -> bool:
    with path.open("rb") as stream:
        stream.readline()
        return bool(stream.read(1))


def _row_numbers(done: int, count: int, damage: CsvDamage) -> np.ndarray:
    """The rows of the spreadsheet of the next good ones: damaged rows before them count too."""
    damaged = np.array(sorted(number for number, _ in damage.wrong_width), dtype=np.int64)
    # The header is row 1. A damaged row pushes on every good row from its own place.
    rows = np.arange(done, done + count) + 2
    return rows + np.searchsorted(damaged - np.arange(len(damaged)), rows, side="right")


def _as_text(
    batch: pa.RecordBatch, wanted: Sequence[str], schema: pa.Schema, damage: CsvDamage
) -> pa.RecordBatch:
    rows = batch.column(ROW)
    cells = [_text(batch.column(name), name, rows, damage) for name in wanted]
    told = pa.record_batch([rows, *cells], schema=schema)
    is_filled = _any_filled(batch)
    return told.filter(is_filled)


def _any_filled(batch: pa.RecordBatch) -> pa.Array:
    """Whether a row has a cell with something in it."""
    filled = pa.array(np.zeros(len(batch), dtype=bool))
    for name in batch.schema.names[1:]:
        filled = pc.or_(filled, pc.greater(pc.binary_length(batch.column(name)), 0))
    return filled


def _text(cells: pa.Array, name: str, rows: pa.Array, damage: CsvDamage) -> pa.Array:
    """The cells as text without spaces around it; an empty one is absent."""
    try:
        text = cells.cast(pa.string())
    except pa.ArrowInvalid:
        text = _mended(cells, name, rows, damage)
    trimmed = pc.utf8_trim_whitespace(text)
    return pc.if_else(pc.equal(trimmed, ""), pa.scalar(None, pa.string()), trimmed)


def _mended(cells: pa.Array, name: str, rows: pa.Array, damage: CsvDamage) -> pa.Array:
    """Cells of which some are in another encoding: those are noted, and made readable."""
    mended = []
    for row, cell in zip(rows.to_pylist(), cells.to_pylist(), strict=True):
        text = cell.decode("utf-8", errors="replace")
        if text.encode() != cell:
            damage.foreign.setdefault(name, []).append(row)
        mended.append(text)
    return pa.array(mended, pa.string())
