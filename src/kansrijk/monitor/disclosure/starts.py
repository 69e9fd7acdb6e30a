"""The truth in the attacker's own terms, to see how near he can come. For the builder only."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from kansrijk.monitor.disclosure.atoms import Atoms
from kansrijk.monitor.disclosure.hiding import Name, names
from kansrijk.monitor.disclosure.public import System
from kansrijk.monitor.disclosure.sheet import Sheet

Ints = NDArray[np.int64]


def in_atoms(values: Ints, sheet: Sheet, atoms: Atoms) -> Ints:
    """The cells of a sheet that are atoms, in the order of the atoms."""
    value_of = dict(zip(names(sheet), values.tolist(), strict=True))
    own_name = {piece.name: piece.municipality for piece in atoms.ground.pieces}
    known = {area for area, _, _ in value_of}

    def area(unit: str) -> str:
        # A municipality that is one piece has the name of the municipality on the sheet.
        return unit if unit in known else own_name.get(unit, unit.split("|", 1)[0])

    return np.array(
        [
            value_of[area(unit), str(year), group]
            for part in atoms.parts
            for unit in part.units
            for year in part.years
            for group in part.groups
        ],
        dtype=np.int64,
    )


def classes_of(counts: Sequence[Ints]) -> Ints:
    """One count as it is; a whole and its parts as: in both, in the first only, in the second."""
    if len(counts) == 1:
        return counts[0]
    whole, first, second = counts
    both = first + second - whole
    return np.concatenate([both, first - both, second - both])


def wanted_values(
    system: System, reached: Mapping[str, Mapping[Name, tuple[int, int]]]
) -> tuple[Ints, Ints]:
    """How low and how high each hidden figure of a system must be seen."""
    found = [reached[indicator][area, period, group]
             for indicator, area, period, group in system.names]  # fmt: skip
    both = np.array(found, dtype=np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]
