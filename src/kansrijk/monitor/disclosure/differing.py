"""What changed between two releases."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kansrijk.monitor.figures import Figure, Status
from kansrijk.monitor.release import open_release

_EXAMPLES = 5


@dataclass(frozen=True)
class Differences:
    """Figures by what happened to them, as keys of the later or the earlier release.

    ``withdrawn`` says of each figure that the later release takes back, why.
    """

    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[str, ...]
    hidden: tuple[str, ...]
    opened: tuple[str, ...]
    withdrawn: tuple[str, ...]
    same: int

    def numbers(self) -> Mapping[str, int]:
        """How many of each kind, in words."""
        return {
            "Gelijk": self.same,
            "Nieuw": len(self.added),
            "Niet meer in de uitgave": len(self.gone),
            "Gewijzigde waarde": len(self.changed),
            "Nu afgeschermd, eerst getoond": len(self.hidden),
            "Nu getoond, eerst afgeschermd": len(self.opened),
            "Ingetrokken": len(self.withdrawn),
        }

    def examples(self) -> list[str]:
        """The first few that changed or were hidden, and all that were taken back."""
        return [*(f"gewijzigd: {c}" for c in self.changed[:_EXAMPLES]),
                *(f"nu afgeschermd: {h}" for h in self.hidden[:_EXAMPLES]),
                *(f"ingetrokken: {w}" for w in self.withdrawn)]  # fmt: skip


def differences(earlier: Path, later: Path) -> Differences:
    """Compare two releases figure by figure. Raises UserError for a folder that is no release."""
    before, after = _figures(earlier), _figures(later)
    kinds: dict[str, list[str]] = {"changed": [], "hidden": [], "opened": []}
    same = 0
    for key in before.keys() & after.keys():
        kind = _kind(before[key], after[key])
        if kind:
            kinds[kind].append(key)
        else:
            same += 1
    return Differences(
        added=tuple(sorted(after.keys() - before.keys())),
        gone=tuple(sorted(before.keys() - after.keys())),
        changed=tuple(sorted(kinds["changed"])),
        hidden=tuple(sorted(kinds["hidden"])),
        opened=tuple(sorted(kinds["opened"])),
        withdrawn=tuple(_withdrawn(later)),
        same=same,
    )


def _withdrawn(later: Path) -> Iterator[str]:
    proof = open_release(later).manifest["proof"] or {}
    for taken in proof.get("withdrawn", ()):
        name = " ".join(taken[part] for part in ("indicator", "area", "period", "group"))
        stands = "de oude waarde was fout" if taken["was_wrong"] else "de oude waarde klopt nog"
        yield f"{name}: {taken['reason']} ({stands})"


def _figures(folder: Path) -> dict[str, Figure]:
    return {
        f"{f.indicator} {f.line} {f.area} {f.period} {f.group}": f
        for f in open_release(folder).figures
    }


def _kind(before: Figure, after: Figure) -> str | None:
    if before.status is not after.status:
        if after.status is Status.SUPPRESSED:
            return "hidden"
        return "opened" if before.status is Status.SUPPRESSED else "changed"
    same = (before.value, before.numerator, before.denominator) == (
        after.value, after.numerator, after.denominator,
    )  # fmt: skip
    return None if same else "changed"
