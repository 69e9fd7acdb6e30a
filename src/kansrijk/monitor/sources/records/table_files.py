"""The file of a table, Parquet or CSV, as something DuckDB can scan with the number of each row."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from kansrijk.errors import Fault, TableError
from kansrijk.monitor.sources.csv_tables import ENCODING_ALLOWED
from kansrijk.monitor.sources.faults import quotable, refusal
from kansrijk.monitor.sources.records.cells import literal
from kansrijk.monitor.sources.records.csv_text import ROW, CsvDamage, csv_as_parquet, read_header
from kansrijk.monitor.sources.records.findings import MOST_PER_KIND, Finding, Kind, table_finding
from kansrijk.monitor.sources.records.schema import TableSchema

#: What pyarrow raises on a Parquet file that is none, or that is damaged.
_DAMAGE = (pa.ArrowException, OSError, UnicodeDecodeError)


@dataclass(frozen=True)
class TableFile:
    """What can be read of a file: the relation to scan, and the faults of the file itself.

    ``relation`` is None when nothing can be read; with ``is_text`` it holds text only, whatever
    the columns are. ``row`` is the number of the row, as SQL. ``rows_lost`` are rows too damaged
    to be in it, ``faulty_rows`` rows that have a fault which their text no longer shows.
    """

    header: tuple[str, ...]
    relation: str | None
    row: str
    findings: tuple[Finding, ...]
    is_text: bool = False
    rows_lost: int = 0
    faulty_rows: tuple[int, ...] = ()


def open_file(schema: TableSchema, path: Path, work: Path) -> TableFile:
    """Open the file of a table; a CSV is rewritten as Parquet in folder ``work``."""
    try:
        if not path.is_file():
            raise refusal(path.name, "dit bestand staat wel in manifest.json, maar is er niet")
        if path.suffix == ".csv":
            return _open_csv(schema, path, work)
        return _open_parquet(schema, path)
    except TableError as error:
        return _unread(schema, Kind.FILE, error.faults)
    except OSError:
        fault = Fault(path.name, "dit bestand mag of kan niet worden gelezen")
        return _unread(schema, Kind.FILE, [fault])


def scan(path: Path) -> str:
    """SQL for a Parquet file. Signs of a pattern in the path stand for themselves."""
    exact = re.sub(r"([\[*?])", r"[\1]", str(path.resolve()))
    return f"read_parquet({literal(exact)}, file_row_number = true)"


def is_damage(error: duckdb.Error, path: Path) -> bool:
    """Whether an error of DuckDB comes of the file, and not of us or of the machine.

    DuckDB has no kind of error for it: what its decoders raise is of the base class, and else a
    second reader must tell.
    """
    return path.suffix == ".parquet" and (type(error) is duckdb.Error or not _reads(path))


def _reads(path: Path) -> bool:
    try:
        file = pq.ParquetFile(path)
        for group in range(file.num_row_groups):
            file.read_row_group(group).validate(full=True)
    except _DAMAGE:
        return False
    return True


def _open_parquet(schema: TableSchema, path: Path) -> TableFile:
    try:
        header = tuple(pq.ParquetFile(path).schema_arrow.names)
    except _DAMAGE:
        raise refusal(path.name, "dit is geen Parquet, of het bestand is beschadigd") from None
    if doubles := _doubles(path.name, header):
        return _unread(schema, Kind.COLUMN_DOUBLE, doubles)
    findings = tuple(_header_findings(schema, path.name, header))
    # Parquet has no header row: the first record is row 1.
    return TableFile(header, scan(path), "file_row_number + 1", findings)


def _open_csv(schema: TableSchema, path: Path, work: Path) -> TableFile:
    names, separator = read_header(path)
    if doubles := _doubles(path.name, names):
        return _unread(schema, Kind.COLUMN_DOUBLE, doubles)
    findings = [*_header_findings(schema, path.name, names)]
    wanted = [name for name in schema.names if name in names]
    if not wanted:
        return TableFile(tuple(names), None, ROW, tuple(findings))
    target = work / f"{schema.name}.parquet"
    damage = csv_as_parquet(path, names, separator, wanted, target)
    findings += _damage_findings(schema, path.name, len(names), damage)
    return TableFile(
        tuple(names),
        scan(target),
        ROW,
        tuple(findings),
        is_text=True,
        rows_lost=len(damage.wrong_width),
        faulty_rows=tuple(sorted(set().union(*damage.foreign.values()))),
    )


def _unread(schema: TableSchema, kind: Kind, faults: Sequence[Fault]) -> TableFile:
    return TableFile((), None, ROW, (table_finding(schema.name, kind, faults),))


def _doubles(file: str, header: Sequence[str]) -> list[Fault]:
    """Names that stand there twice; DuckDB does not tell capitals apart, so neither do we."""
    times = Counter(name.lower() for name in header)
    return [
        Fault(file, "deze kolom staat er meer dan eens", column=_named(name))
        for name, count in times.items()
        if count > 1
    ]


def _named(name: str) -> str:
    return quotable(name) or "(zonder naam)"


def _header_findings(schema: TableSchema, file: str, header: Sequence[str]) -> Iterator[Finding]:
    if not set(header) & set(schema.names):
        # The first row may be a record: its cells are not repeated here.
        allowed = ", ".join(schema.names)
        fault = Fault(file, "de namen van de kolommen ontbreken", allowed=allowed)
        yield table_finding(schema.name, Kind.FILE, [fault])
        return
    for name in schema.names:
        if name not in header:
            fault = Fault(file, "kolom ontbreekt", column=name)
            yield table_finding(schema.name, Kind.COLUMN_MISSING, [fault])
    allowed = ", ".join(schema.names)
    unknown = [
        Fault(file, "onbekende kolom", column=_named(name), allowed=allowed)
        for name in header
        if name not in schema.names
    ]
    if unknown:
        yield table_finding(schema.name, Kind.COLUMN_UNKNOWN, unknown)


def _damage_findings(
    schema: TableSchema, file: str, width: int, damage: CsvDamage
) -> Iterator[Finding]:
    if damage.wrong_width:
        allowed = f"{width} cellen, ook als ze leeg zijn"
        faults = [
            Fault(file, f"de rij heeft {found} cellen", number, allowed=allowed)
            for number, found in sorted(damage.wrong_width)[:MOST_PER_KIND]
        ]
        yield Finding(schema.name, Kind.CELLS, None, len(damage.wrong_width), tuple(faults))
    for column, rows in damage.foreign.items():
        first = tuple(
            Fault(file, "niet in UTF-8 geschreven", row, column, ENCODING_ALLOWED)
            for row in rows[:MOST_PER_KIND]
        )
        yield Finding(schema.name, Kind.ENCODING, column, len(rows), first)
