"""A release: figures, verdicts, definitions and manifest in one immutable folder.

Every page, document and answer reads a release and nothing else. There are two kinds:

``published``  figures that their owners published; verifying it checks hashes and no more;
``counted``    figures counted from records, protected, with a proof that nothing leaks;
``synthetic``  the same of an invented country.

    release = open_release(folder)
    release.figures.select(area="GM0363", indicator="births")

Writing is all or nothing: a folder is made beside its destination and renamed when complete. Until
then it is a draft, which nothing opens. The same input gives the same bytes and so the same name.
"""

import hashlib
import json
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kansrijk import __version__
from kansrijk.errors import UserError
from kansrijk.monitor.definitions import Definitions
from kansrijk.monitor.drafts import draft_in, is_draft, put_in_place
from kansrijk.monitor.figures import Figure, FigureTable, Flag, read_csv, write_csv
from kansrijk.monitor.verdict import Verdict
from kansrijk.monitor.verdict_files import read_verdicts, write_verdicts

#: Goes up when a file of a release gets other columns.
FORMAT = 3
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


@dataclass(frozen=True, kw_only=True)
class Content:
    """What a release is made of.

    ``inputs`` are names and hashes. ``beside`` is a folder whose files come along as they are: the
    areas of the figures, and the proof; ``proof`` says in the manifest what that proves.
    """

    area_set: str
    kind: str
    figures: FigureTable
    verdicts: Sequence[Verdict]
    definitions: Definitions
    inputs: Mapping[str, str]
    beside: Path | None = None
    proof: Mapping[str, Any] | None = None


def write_release(parent: Path, content: Content, name: str | None = None) -> Path:
    """Write a release under ``parent`` and return its folder.

    It is named after area set, kind and hash, or as ``name`` says; then nothing may be there yet.
    """
    with draft_in(parent) as draft:
        if content.beside is not None:
            shutil.copytree(content.beside, draft, dirs_exist_ok=True)
        write_csv(content.figures, draft / FIGURES)
        write_verdicts(content.verdicts, draft / VERDICTS)
        write_json(content.definitions.to_json(), draft / DEFINITIONS)
        write_json(_manifest(draft, content), draft / MANIFEST)
        folder = parent / (name or release_name(draft))
        put_in_place(draft, folder, may_be_there=name is None)
        return folder


def _manifest(draft: Path, content: Content) -> dict[str, Any]:
    files = sorted(path for path in draft.rglob("*") if path.is_file())
    return {
        "format": FORMAT,
        "area_set": content.area_set,
        "kind": content.kind,
        "made_with": f"kansrijk {__version__}",
        "proof": content.proof,
        "inputs": dict(sorted(content.inputs.items())),
        "files": {path.relative_to(draft).as_posix(): _hash(path) for path in files},
    }


def release_name(folder: Path) -> str:
    """The name that belongs to what is in a release: area set, kind and hash of its manifest."""
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    return f"{manifest['area_set']}-{manifest['kind']}-{_hash(folder / MANIFEST)[:12]}"


def read_manifest(folder: Path) -> Mapping[str, Any]:
    """The manifest of a release. Raises UserError when it is gone or does not fit its name.

    A folder that a user named cannot be told by its name; ``release_name`` gives its own. What is
    unfinished is refused, even when all files are there.
    """
    if is_draft(folder.resolve()):
        raise UserError(f"{folder.name}: deze uitgave is niet afgemaakt. Maak haar opnieuw.")
    if not (folder / MANIFEST).is_file():
        raise UserError(f"{folder}: dit is geen uitgave; {MANIFEST} ontbreekt.")
    own_name = re.fullmatch(r"[a-z]+-[a-z]+-([0-9a-f]{12})", folder.name)
    found = _checked_hash(folder, MANIFEST)
    if own_name and own_name[1] != found[:12]:
        raise _changed(folder, MANIFEST)
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except ValueError:
        raise _changed(folder, MANIFEST) from None
    if not isinstance(manifest, dict) or not isinstance(manifest.get("files"), dict):
        raise UserError(f"{folder.name}/{MANIFEST}: dit is geen manifest van een uitgave.")
    return manifest


def check_files(folder: Path) -> Mapping[str, Any]:
    """The manifest, after checking that no file differs from it and none is there unnamed.

    Raises UserError naming the file that is gone, was changed or does not belong here.
    """
    manifest = read_manifest(folder)
    check_contents(folder, manifest)
    return manifest


def check_contents(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Check that a folder, perhaps still a draft, holds what a manifest names and no more."""
    for name, expected in manifest["files"].items():
        if _checked_hash(folder, name) != expected:
            raise _changed(folder, name)
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    strange = sorted(there - set(manifest["files"]) - {MANIFEST})
    if strange:
        raise UserError(f"{folder.name}/{strange[0]}: dit bestand hoort niet bij de uitgave.")


def open_release(folder: Path) -> Release:
    """Open a release after checking that no file differs from its manifest, nor that from its name.

    Raises UserError naming the file that is gone or was changed.
    """
    manifest = check_files(folder)
    return Release(
        name=folder.name,
        area_set=manifest["area_set"],
        kind=manifest["kind"],
        figures=read_csv(folder / FIGURES),
        verdicts=read_verdicts(folder / VERDICTS),
        definitions=Definitions.from_json(
            json.loads((folder / DEFINITIONS).read_text(encoding="utf-8"))
        ),
        manifest=manifest,
    )


def make_current(folder: Path) -> None:
    """Point readers of this area set at ``folder``, in one atomic step."""
    with draft_in(folder.parent) as draft:
        (draft / "pointer").write_text(folder.name, encoding="utf-8")
        (draft / "pointer").replace(_pointer(folder.parent, folder.name.split("-")[0]))


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


def write_json(content: Any, path: Path) -> None:
    """Write JSON such that the same content gives the same bytes."""
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")
