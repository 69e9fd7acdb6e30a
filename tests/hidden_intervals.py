"""What an attacker can say of hidden figures: their least and their most, by linear programs."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from kansrijk.monitor.disclosure.public import Family, Folder, System, families
from kansrijk.monitor.disclosure.solver import Program

#: More than there are people; an interval without end is as wide.
MOST = 5_000.0
Name = tuple[str, str, str, str]


def everything(name: Name) -> bool:
    """No figure is left out."""
    return True


def family_of(release: Path, earlier: Sequence[Path] = (), number: int = 0) -> Family:
    """What is public about the figures of a family, by a release and those before it."""
    found = families(Folder.open(release), [Folder.open(path) for path in earlier])
    return list(found)[number]


def intervals(
    system: System, wanted: Callable[[Name], bool] = everything
) -> dict[Name, tuple[float, float]]:
    """The least and the most of hidden figures, whole or not."""
    right = system.right.astype(float)
    bounds = system.least.astype(float), np.full(system.size, MOST)
    program = Program(system.equations.astype(float), (right, right), bounds)
    found = {}
    for at, name in enumerate(system.names):
        if wanted(name):
            row = system.wanted[at].toarray().ravel().astype(float)
            low, high = row @ program.minimise(row), row @ program.minimise(-row)
            found[name] = float(low), float(high)
    return found


def narrow(
    family: Family, width: float = 5, wanted: Callable[[Name], bool] = everything
) -> dict[Name, tuple[float, float]]:
    """The hidden figures that are known better than so wide, people and counts."""
    return {
        name: (low, high)
        for system in family.systems
        for name, (low, high) in intervals(system, wanted).items()
        if high - low < width - 1e-6
    }
