"""The door for files: kind, size and damage are judged before anything is read."""

import zipfile
from pathlib import Path

from kansrijk.errors import NotFoundError, UserError
from kansrijk.monitor.sources.faults import printable, refusal

#: All 342 municipalities in 30 years and three groups are about 2 MB.
LARGEST_FILE_MB = 50
#: A workbook is a zip; one of 1 MB can claim gigabytes.
LARGEST_UNPACKED_MB = 100
#: More than all neighbourhoods (14,000) in 30 years.
MOST_ROWS = 500_000
#: The widest table of CBS, Kerncijfers wijken en buurten, has some 120 columns.
MOST_COLUMNS = 500

KINDS = (".csv", ".xlsx", ".json")

_MB = 1_000_000


def checked_kind(path: Path) -> str:
    """The kind of the file (.csv, .xlsx or .json), after looking at name and size only.

    Raises NotFoundError when there is no such file, TableError when it is too large or of
    another kind.
    """
    size = _size(path)
    kind = path.suffix.lower()
    if kind not in KINDS:
        raise refusal(path.name, "dit soort bestand lezen wij niet", allowed=", ".join(KINDS))
    if size > LARGEST_FILE_MB * _MB:
        raise refusal(
            path.name,
            f"het bestand is te groot: {size / _MB:.0f} MB",
            allowed=f"hoogstens {LARGEST_FILE_MB} MB",
        )
    return kind


def read_bytes(path: Path) -> bytes:
    """The content of the file; UserError when the system does not let us read it."""
    try:
        return path.read_bytes()
    except OSError:
        raise _unreadable(path) from None


def _size(path: Path) -> int:
    try:
        if not path.is_file():
            raise NotFoundError("Bestand", printable(path.name))
        return path.stat().st_size
    except OSError:
        raise _unreadable(path) from None


def _unreadable(path: Path) -> UserError:
    return UserError(f"{printable(path.name)} mag of kan niet worden gelezen.")


def refuse_packed_bomb(path: Path) -> None:
    """Refuse a workbook that is no zip or that unpacks to far more than a table needs.

    zipfile reads no further than the sizes stated here, so a lie in them gives damage, not
    a flood.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise refusal(
            path.name, "dit is geen Excel-bestand, of het is beschadigd", allowed=".xlsx"
        ) from None
    if unpacked > LARGEST_UNPACKED_MB * _MB:
        raise refusal(
            path.name,
            f"het bestand wordt na uitpakken te groot: {unpacked / _MB:.0f} MB",
            allowed=f"hoogstens {LARGEST_UNPACKED_MB} MB",
        )
