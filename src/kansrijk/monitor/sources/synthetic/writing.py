"""Files of a delivery, written in pieces: Parquet in row groups of about a million, or CSV."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Literal

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from kansrijk.errors import UserError

ROW_GROUP = 1_000_000


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """A folder to fill, that becomes ``folder`` when all went well and is gone when not.

    ``folder`` must be empty or not exist. Raises UserError when it is in use or cannot be made.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UserError(f"{folder} is niet leeg. Kies een nieuwe map.")
        folder.parent.mkdir(parents=True, exist_ok=True)
        making = Path(tempfile.mkdtemp(prefix=".in-aanbouw-", dir=folder.parent))
    except OSError as error:
        raise UserError(f"{folder} kan niet worden gemaakt: {error.strerror}.") from None
    try:
        yield making
        making.chmod(0o755)
        if folder.exists():
            folder.rmdir()
        making.rename(folder)
    finally:
        shutil.rmtree(making, ignore_errors=True)


class TableWriters:
    """One file per table in a folder; tables are added in pieces and come out whole."""

    def __init__(self, folder: Path, format: Literal["parquet", "csv"]) -> None:  # noqa: A002
        self._folder, self._format = folder, format
        self._writers: dict[str, _ParquetFile | _CsvFile] = {}
        self._rows: dict[str, int] = {}

    def __enter__(self) -> "TableWriters":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for writer in self._writers.values():
            writer.close()

    @property
    def files(self) -> dict[str, str]:
        """The file of each table."""
        return {name: f"{name}.{self._format}" for name in self._writers}

    def rows_before(self, name: str) -> int:
        """How many rows a table has already."""
        return self._rows.get(name, 0)

    def write(self, name: str, table: pa.Table) -> None:
        """Add rows to a table; a table without any is no file."""
        if not table.num_rows:
            return
        if name not in self._writers:
            kind = _ParquetFile if self._format == "parquet" else _CsvFile
            self._writers[name] = kind(self._folder / f"{name}.{self._format}", table.schema)
        self._writers[name].add(table)
        self._rows[name] = self.rows_before(name) + table.num_rows


class _ParquetFile:
    """Keeps rows until they make a row group."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._writer = pyarrow.parquet.ParquetWriter(
            path, schema, compression="zstd", store_schema=False
        )
        self._waiting: list[pa.Table] = []

    def add(self, table: pa.Table) -> None:
        self._waiting.append(table)
        if sum(part.num_rows for part in self._waiting) >= ROW_GROUP:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._waiting:
            self._writer.write_table(pa.concat_tables(self._waiting), row_group_size=2 * ROW_GROUP)
        self._waiting = []


class _CsvFile:
    """Comma, UTF-8, true and false, days as 2024-01-31, an empty cell for what is not known."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._schema = pa.schema([(name, pa.string()) for name in schema.names])
        options = pyarrow.csv.WriteOptions(quoting_style="none", quoting_header="none")
        self._writer = pyarrow.csv.CSVWriter(path, self._schema, write_options=options)

    def add(self, table: pa.Table) -> None:
        self._writer.write_table(table.cast(self._schema))

    def close(self) -> None:
        self._writer.close()
