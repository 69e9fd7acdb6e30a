"""What changed between two releases."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kansrijk.monitor.figures import Figure, Status
from kansrijk.monitor.release import open_release

_EXAMPLES = 5
_KINDS = ("changed", "hidden", "opened", "people_opened", "people_hidden")


@dataclass(frozen=True)
class Differences:
    """Figures by what happened to them, as keys of the later or the earlier release.

    ``people_opened`` and ``people_hidden`` are hidden in both, and only in one with their people.
    ``withdrawn`` says of each figure that the later release takes back, why.
    """

    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[str, ...]
    hidden: tuple[str, ...]
    opened: tuple[str, ...]
    people_opened: tuple[str, ...]
    people_hidden: tuple[str, ...]
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
            "Afgeschermd, nu met het aantal mensen": len(self.people_opened),
            "Afgeschermd, nu ook het aantal mensen": len(self.people_hidden),
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
    kinds: dict[str, list[str]] = {kind: [] for kind in _KINDS}
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
        **{kind: tuple(sorted(keys)) for kind, keys in kinds.items()},
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
    if same:
        return None
    if after.status is Status.SUPPRESSED:
        if before.denominator is None:
            return "people_opened"
        if after.denominator is None:
            return "people_hidden"
    return "changed"
