"""Checking a release, by itself and beside another one, with additions only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kansrijk.errors import UserError
from kansrijk.monitor.disclosure.earlier import latest_first
from kansrijk.monitor.disclosure.proof import FOLDER, Checked, check_proof, together
from kansrijk.monitor.disclosure.public import RELATIONS, Folder, families
from kansrijk.monitor.drafts import is_draft
from kansrijk.monitor.release import check_files, release_name

PUBLISHED = "published"


@dataclass(frozen=True)
class Verified:
    """What checking a release showed; ``checked`` is None where owners published the figures."""

    name: str
    kind: str
    checked: Checked | None


def verify_release(folder: Path, previous: Sequence[Path] = ()) -> Verified:
    """Check that a release is whole and that its proof holds, here and with earlier releases.

    Raises UserError saying what is wrong, or which earlier release is needed.
    """
    manifest = check_files(folder)
    name = release_name(folder)
    if manifest["kind"] == PUBLISHED:
        return Verified(name, PUBLISHED, None)
    proof = _proof(manifest, folder)
    earlier = list(_needed(proof["previous"], previous, folder))
    return Verified(name, manifest["kind"], _check(folder, earlier, proof["width"]))


def check_beside(folder: Path, earlier: Path) -> Checked:
    """Check the proof of a release against another one, whether it was made with it or not.

    Raises UserError when the two together tell more than the proof allows.
    """
    proof = _proof(check_files(folder), folder)
    before = list(_needed(proof["previous"], [earlier], folder))
    if release_name(earlier) not in proof["previous"]:
        check_files(earlier)
        before.append(earlier)
    _refuse_other_lines(Folder.open(folder), Folder.open(earlier))
    return _check(folder, before, proof["width"])


def _refuse_other_lines(later: Folder, earlier: Folder) -> None:
    """A proof says nothing of indicators that only the earlier release has."""
    for indicator, _ in earlier.lines:
        if indicator not in {own for own, _ in later.lines}:
            raise UserError(
                f"{indicator} staat alleen in {earlier.path.name}; het bewijs van "
                f"{later.path.name} rekent daar niet mee."
            )


def _proof(manifest: Any, folder: Path) -> Any:
    if not manifest["proof"]:
        raise UserError(f"{folder}: bij deze uitgave zit geen bewijs.")
    return manifest["proof"]


def _check(folder: Path, earlier: Sequence[Path], width: int) -> Checked:
    before = [Folder.open(path) for path in latest_first(earlier)]
    found = families(Folder.open(folder), before)
    return together([check_proof(family, folder / FOLDER, width) for family in found])


def _needed(names: Sequence[str], given: Sequence[Path], folder: Path) -> Iterator[Path]:
    """The folders of earlier releases, given or standing beside this one."""
    beside = sorted(path for path in folder.resolve().parent.iterdir() if not is_draft(path))
    found = [path for path in (*beside, *given) if (path / RELATIONS).is_file()]
    there = {release_name(path): path for path in found} if names else {}
    for name in names:
        if name not in there:
            raise UserError(
                f"Het bewijs rekent ook met de eerdere uitgave {name}. Geef die op met --previous."
            )
        check_files(there[name])
        yield there[name]
