"""A release: figures, verdicts, definitions and manifest in one immutable folder.

Every page, document and answer reads a release and nothing else. There are two kinds:

``published``  figures that their owners published; verifying it checks hashes and no more;
``synthetic``  an invented country (later, with a proof that nothing leaks).

    release = open_release(folder)
    release.figures.select(area="GM0363", indicator="births")

Writing is all or nothing: a folder is made beside its destination and renamed when complete. The
same input gives the same bytes and therefore the same name.
"""

import csv
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from kansrijk import __version__
from kansrijk.errors import UserError
from kansrijk.monitor.definitions import Definitions
from kansrijk.monitor.figures import Figure, FigureTable, Flag, read_csv, write_csv
from kansrijk.monitor.verdict import (
    Desirability,
    Direction,
    Reason,
    Significance,
    Verdict,
)

#: Goes up when a file of a release gets other columns.
FORMAT = 2
#: The folder of an area set inside a release of another country.
AREAS = "areas"
FIGURES, VERDICTS, DEFINITIONS, MANIFEST = (
    "figures.csv",
    "verdicts.csv",
    "definitions.json",
    "manifest.json",
)


@dataclass(frozen=True)
class Release:
    """An opened release. ``name`` is its folder's name, made of area set, kind and hash."""

    name: str
    area_set: str
    kind: str
    figures: FigureTable
    verdicts: tuple[Verdict, ...]
    definitions: Definitions
    manifest: Mapping[str, Any]

    def verdict(self, edition: int, indicator: str, group: str = "all") -> Verdict | None:
        """The verdict on an indicator and group in an edition, if that edition has one."""
        wanted = (edition, indicator, group)
        return next((v for v in self.verdicts if (v.edition, v.indicator, v.group) == wanted), None)


def admit_synthetic(figures: Iterable[Figure], known_areas: frozenset[str]) -> FigureTable:
    """The door for figures of an invented country: every one is marked, none stands elsewhere."""
    table = FigureTable(figures)
    for figure in table:
        if Flag.SYNTHETIC not in figure.flags:
            raise ValueError(f"{figure.key}: a real figure cannot enter a synthetic release")
        if figure.area not in known_areas:
            raise ValueError(f"{figure.key}: unknown area")
    return table


def admit_published(figures: Iterable[Figure], known_areas: frozenset[str]) -> FigureTable:
    """The door for figures that their owner already published.

    They need no protection from us, since they are public; they do need a source, a place that
    exists, and no invented value among them. Raises ValueError, since our own files feed it.
    """
    table = FigureTable(figures)
    for figure in table:
        if Flag.SYNTHETIC in figure.flags:
            raise ValueError(f"{figure.key}: an invented figure cannot enter a published release")
        if not figure.source:
            raise ValueError(f"{figure.key}: a published figure names its source")
        if figure.area not in known_areas:
            raise ValueError(f"{figure.key}: unknown area")
    return table


def write_release(
    parent: Path,
    *,
    area_set: str,
    kind: str,
    figures: FigureTable,
    verdicts: Sequence[Verdict],
    definitions: Definitions,
    inputs: Mapping[str, str],
    areas: Path | None = None,
) -> Path:
    """Write a release under ``parent`` and return its folder.

    ``inputs`` are names and hashes; ``areas`` is the folder of an area set that comes along, for
    a country that is not among the reference files.
    """
    parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=parent))
    try:
        write_csv(figures, draft / FIGURES)
        _write_verdicts(verdicts, draft / VERDICTS)
        _write_json(definitions.to_json(), draft / DEFINITIONS)
        if areas is not None:
            shutil.copytree(areas, draft / AREAS)
        manifest = _manifest(draft, area_set, kind, inputs)
        _write_json(manifest, draft / MANIFEST)
        folder = parent / f"{area_set}-{kind}-{_hash(draft / MANIFEST)[:12]}"
        if not folder.exists():
            draft.chmod(0o755)
            draft.rename(folder)
        return folder
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _manifest(draft: Path, area_set: str, kind: str, inputs: Mapping[str, str]) -> dict[str, Any]:
    files = sorted(path for path in draft.rglob("*") if path.is_file())
    return {
        "format": FORMAT,
        "area_set": area_set,
        "kind": kind,
        "made_with": f"kansrijk {__version__}",
        "proof": None,
        "inputs": dict(sorted(inputs.items())),
        "files": {path.relative_to(draft).as_posix(): _hash(path) for path in files},
    }


def read_manifest(folder: Path) -> Mapping[str, Any]:
    """The manifest of a release. Raises UserError when it is gone or does not fit its name."""
    if not folder.name.endswith(_checked_hash(folder, MANIFEST)[:12]):
        raise _changed(folder, MANIFEST)
    return json.loads((folder / MANIFEST).read_text(encoding="utf-8"))


def open_release(folder: Path) -> Release:
    """Open a release after checking that no file differs from its manifest, nor that from its name.

    Raises UserError naming the file that is gone or was changed.
    """
    manifest = read_manifest(folder)
    for name, expected in manifest["files"].items():
        if _checked_hash(folder, name) != expected:
            raise _changed(folder, name)
    return Release(
        name=folder.name,
        area_set=manifest["area_set"],
        kind=manifest["kind"],
        figures=read_csv(folder / FIGURES),
        verdicts=_read_verdicts(folder / VERDICTS),
        definitions=Definitions.from_json(
            json.loads((folder / DEFINITIONS).read_text(encoding="utf-8"))
        ),
        manifest=manifest,
    )


def make_current(folder: Path) -> None:
    """Point readers of this area set at ``folder``, in one atomic step."""
    pointer = _pointer(folder.parent, folder.name.split("-")[0])
    draft = pointer.with_suffix(f".{os.getpid()}")
    draft.write_text(folder.name, encoding="utf-8")
    draft.replace(pointer)


def current_folder(parent: Path, area_set: str) -> Path | None:
    """The folder that readers of this area set are pointed at, if there is one."""
    pointer = _pointer(parent, area_set)
    if not pointer.exists():
        return None
    folder = parent / pointer.read_text(encoding="utf-8").strip()
    return folder if folder.is_dir() else None


def _pointer(parent: Path, area_set: str) -> Path:
    return parent / f"current-{area_set}"


def _checked_hash(folder: Path, name: str) -> str:
    if not (folder / name).is_file():
        raise UserError(f"{folder.name}/{name}: dit bestand van de uitgave ontbreekt.")
    return _hash(folder / name)


def _changed(folder: Path, name: str) -> UserError:
    return UserError(f"{folder.name}/{name}: dit bestand is gewijzigd nadat de uitgave is gemaakt.")


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _write_json(content: Any, path: Path) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")


_VERDICT_COLUMNS = tuple(f.name for f in fields(Verdict))
_VERDICT_TYPES: Mapping[str, Callable[[str], Any]] = {
    "edition": int,
    "year": int,
    "direction": Direction,
    "significance": Significance,
    "desirability": Desirability,
    "reason": Reason,
    "p_value": float,
}


def _write_verdicts(verdicts: Sequence[Verdict], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(_VERDICT_COLUMNS)
        for verdict in verdicts:
            values = [getattr(verdict, name) for name in _VERDICT_COLUMNS]
            writer.writerow(["" if value is None else str(value) for value in values])


def _read_verdicts(path: Path) -> tuple[Verdict, ...]:
    with path.open(encoding="utf-8", newline="") as stream:
        return tuple(_verdict(row) for row in csv.DictReader(stream))


def _verdict(row: Mapping[str, str]) -> Verdict:
    values: dict[str, Any] = {
        name: _VERDICT_TYPES.get(name, str)(text) if text else None for name, text in row.items()
    }
    return Verdict(**values)
