"""Dated copies of tables: written as a whole or not at all, never changed afterwards.

A copy is a folder ``<table>/<day>`` with the answers of StatLine page by page, and ``copy.json``
with what was asked and a hash of each page. A second copy of the same day is ``<day>-2``; once it
is complete, the first of that day goes. Copies of earlier days stay.
"""

import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Self

from kansrijk.monitor.sources.statline_client.dialect import Record
from kansrijk.monitor.sources.statline_client.services import Version

ABOUT = "copy.json"
#: The entity sets with the rows of a table, in either dialect.
DATA_SETS = ("Observations", "TypedDataSet")

_FOLDER = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-([0-9]+))?")


@dataclass(frozen=True, slots=True)
class Copy:
    """A complete copy: where it stands, from which day, and what was asked."""

    folder: Path
    table: str
    day: date
    version: Version
    query: Mapping[str, str]
    rows: int
    pages: Mapping[str, Mapping[str, str]]

    def records(self, part: str) -> Iterator[Record]:
        """The rows of an entity set, over all its pages."""
        for name in self.pages.get(part, {}):
            content = json.loads((self.folder / name).read_text(encoding="utf-8"))
            # Properties is one object, not a list of rows
            yield from content.get("value", [content])

    @property
    def parts(self) -> dict[str, list[Record]]:
        """All entity sets but the rows themselves, which may be many."""
        return {part: list(self.records(part)) for part in self.pages if part not in DATA_SETS}


class CopyStore:
    """The copies of all tables, under one folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def newest(self, table: str) -> Copy | None:
        """The newest copy that is complete, or None."""
        folders = sorted(self._folders(table), key=_order, reverse=True)
        return next((copy for folder in folders if (copy := _read(folder))), None)

    def draft(self, table: str) -> "Draft":
        """A place to write a copy; nothing is kept unless it is finished."""
        return Draft(self.root / table)

    def _folders(self, table: str) -> list[Path]:
        return [path for path in (self.root / table).glob("*") if _FOLDER.fullmatch(path.name)]


class Draft:
    """A copy that is being written, to be used in a ``with`` block."""

    def __init__(self, parent: Path) -> None:
        self._parent = parent
        self._pages: dict[str, dict[str, str]] = {}

    def __enter__(self) -> Self:
        self._parent.mkdir(parents=True, exist_ok=True)
        self._folder = Path(tempfile.mkdtemp(prefix=".draft-", dir=self._parent))
        return self

    def __exit__(self, *failure: object) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def add(self, part: str, page: Mapping[str, Any]) -> None:
        """Write one page of an entity set."""
        pages = self._pages.setdefault(part, {})
        name = f"{part}-{len(pages) + 1:04}.json"
        content = json.dumps(page, ensure_ascii=False).encode("utf-8")
        (self._folder / name).write_bytes(content)
        pages[name] = hashlib.sha256(content).hexdigest()

    def finish(self, day: date, version: Version, query: Mapping[str, str], rows: int) -> Copy:
        """Make it the newest copy, in one step."""
        about = {"version": version, "query": dict(query), "rows": rows, "pages": self._pages}
        text = json.dumps(about, ensure_ascii=False, indent=1)
        (self._folder / ABOUT).write_text(text + "\n", encoding="utf-8")
        self._folder.chmod(0o755)
        earlier = [p for p in self._parent.glob(f"{day}*") if _FOLDER.fullmatch(p.name)]
        last = max((_order(path)[1] for path in earlier), default=0)
        target = self._parent / (f"{day}-{last + 1}" if last else f"{day}")
        self._folder.rename(target)
        for path in earlier:
            shutil.rmtree(path, ignore_errors=True)
        return Copy(target, self._parent.name, day, version, query, rows, self._pages)


def _order(folder: Path) -> tuple[str, int]:
    match = _FOLDER.fullmatch(folder.name)
    return (match[1], int(match[2] or 1)) if match else ("", 0)


def _read(folder: Path) -> Copy | None:
    """The copy in a folder; None when a page is absent or is not what was written."""
    try:
        day = date.fromisoformat(_order(folder)[0])
        about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        pages: Mapping[str, Mapping[str, str]] = about["pages"]
        whole = all(
            hashlib.sha256((folder / name).read_bytes()).hexdigest() == expected
            for part in pages.values()
            for name, expected in part.items()
        )
        version, query, rows = about["version"], about["query"], about["rows"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return Copy(folder, folder.parent.name, day, version, query, rows, pages) if whole else None
