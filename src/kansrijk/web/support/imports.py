"""Workbooks that people send in: read as text in a folder that goes away, and never kept."""

import tempfile
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile

from kansrijk.monitor.sources.faults import refusal
from kansrijk.monitor.sources.xlsx_rows import TextRow, read_text_rows

#: The catalogue is some 50 kB.
LARGEST_MB = 5
_MB = 1_000_000


def workbook_rows(
    upload: UploadedFile, name: str, sheet: str, most_rows: int
) -> tuple[list[str], list[TextRow]]:
    """Header and rows of a sheet of a workbook. Raises TableError with every fault.

    ``name`` is what faults call the file: the name that someone gave it could be anything.
    """
    if upload.size is None or upload.size > LARGEST_MB * _MB:
        raise refusal(name, "het bestand is te groot", allowed=f"hoogstens {LARGEST_MB} MB")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        with path.open("wb") as stream:
            for chunk in upload.chunks():
                stream.write(chunk)
        return read_text_rows(path, sheet, most_rows)
