"""The truth in the attacker's own terms, to see how near he can come. For the builder only."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from kansrijk.monitor.disclosure.atoms import Atoms
from kansrijk.monitor.disclosure.ground import is_earlier
from kansrijk.monitor.disclosure.hiding import Name, names
from kansrijk.monitor.disclosure.public import System
from kansrijk.monitor.disclosure.sheet import Sheet
from kansrijk.monitor.disclosure.solver import Program

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


def fitting(system: System, start: Ints, people: Ints) -> Ints:
    """The true counts, with pieces of municipalities that are whole numbers of whole people.

    The records do not say in which piece someone lives, so each count was divided by itself: of a
    whole and its parts that need not fit. Figures stay what they are. Raises SolverError when
    nothing fits.
    """
    if (start >= system.least).all() and (system.total @ start <= people).all():
        return start
    free = _in_pieces(system)
    is_now = [not is_earlier(area) for area, _, _ in system.atoms.names()]
    figures = sp.kron(sp.identity(system.classes), system.atoms.sums[np.flatnonzero(is_now)])
    rows = sp.csr_matrix(sp.vstack([sp.csr_matrix(figures), system.equations]))[:, free]
    rows = rows[np.flatnonzero(np.diff(rows.indptr))]
    right = (rows @ start[free]).astype(float)
    room = people - system.total @ start + system.total[:, free] @ start[free]
    program = Program(
        sp.csr_matrix(sp.vstack([rows, system.total[:, free]])),
        (np.append(right, np.full(len(room), -np.inf)), np.append(right, room.astype(float))),
        (system.least[free].astype(float), np.full(len(free), np.inf)),
        is_whole=np.ones(len(free), dtype=bool),
    )
    found = start.copy()
    found[free] = np.round(program.minimise(np.zeros(len(free)))).astype(np.int64)
    return found


def _in_pieces(system: System) -> Ints:
    """The numbers of pieces of municipalities that lie in more than one."""
    pieces = system.atoms.ground.pieces
    often = Counter(piece.municipality for piece in pieces)
    divided = {piece.name for piece in pieces if often[piece.municipality] > 1}
    part = system.atoms.parts[0]
    each = part.size // len(part.units)
    one = np.flatnonzero(np.repeat([unit in divided for unit in part.units], each))
    return np.concatenate([one + kind * system.atoms.size for kind in range(system.classes)])


def wanted_values(
    system: System, reached: Mapping[str, Mapping[Name, tuple[int, int]]]
) -> tuple[Ints, Ints]:
    """How low and how high each hidden figure of a system must be seen."""
    found = [reached[indicator][area, period, group]
             for indicator, area, period, group in system.names]  # fmt: skip
    both = np.array(found, dtype=np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]
