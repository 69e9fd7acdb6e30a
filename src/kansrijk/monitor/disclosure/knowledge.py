"""What a row of releases tells of the same figures, the newest first.

What the newest says counts. An older figure that it does not show is still known, unless it may
have been corrected since. That is judged by what is public alone, by the simplest explanation: a
count may have changed where a figure that two releases show differs, but not inside a figure that
both show with the same value. It leaves an outsider the most to know.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc
import scipy.sparse as sp
from numpy.typing import NDArray

from kansrijk.monitor.disclosure.atoms import Atoms

if TYPE_CHECKING:
    from kansrijk.monitor.disclosure.public import Folder

Ints = NDArray[np.int64]
Line = tuple[str, str]
#: The column of a count, and that of its people.
COUNT, PEOPLE = "numerator", "denominator"
UNKNOWN = -1


class Knowledge:
    """What releases say about the figures of one family, in the order of its atoms' sums."""

    def __init__(self, folders: Sequence["Folder"], atoms: Atoms) -> None:
        self._folders, self._atoms = folders, atoms
        self.names = atoms.names()
        self._place = {name: place for place, name in enumerate(self.names)}

    def told(self, line: Line, column: str) -> Ints:
        """Per figure what is known of it in numbers of now; UNKNOWN where nothing is."""
        told = [self._shown(folder, line, column) for folder in self._folders]
        for newer, folder in enumerate(self._folders):
            self._take_back(told, newer, folder, line)
        return still_known(told, self._atoms.sums)

    def _shown(self, folder: "Folder", line: Line, column: str) -> Ints:
        rows = folder.rows(line)
        rows = rows.filter(pc.is_valid(rows[column]))
        if column == COUNT:
            rows = rows.filter(pc.equal(rows["status"], "shown"))
        keys = zip(*(rows[n].to_pylist() for n in ("area", "period", "group")), strict=True)
        at = np.array([self._at(folder, *key) for key in keys], dtype=np.int64)
        values = np.full(len(self.names), UNKNOWN, dtype=np.int64)
        values[at[at >= 0]] = rows[column].to_numpy()[at >= 0]
        return values

    def _at(self, folder: "Folder", area: str, period: str, group: str) -> int:
        name = self._atoms.ground.named(area, folder.border_year)
        return self._place.get((name, period, group), -1)

    def _take_back(self, told: list[Ints], newer: int, folder: "Folder", line: Line) -> None:
        """What was wrong says nothing; what only may not be shown still stands."""
        for withdrawn in folder.withdrawn:
            if withdrawn["indicator"] != line[0]:
                continue
            at = self._at(folder, *(withdrawn[name] for name in ("area", "period", "group")))
            older = [values for values in told[newer + 1 :] if at >= 0]
            if withdrawn["was_wrong"]:
                for values in older:
                    values[at] = UNKNOWN
            elif told[newer][at] == UNKNOWN:
                stands = [values[at] for values in older if values[at] != UNKNOWN]
                told[newer][at] = stands[0] if stands else UNKNOWN


def still_known(told: Sequence[Ints], sums: sp.csr_matrix) -> Ints:
    """Per figure its value by the newest of ``told`` that shows it, where that still holds.

    ``sums`` has shape (figures, atoms).
    """
    known = told[0].copy()
    for older in told[1:]:
        both = (known != UNKNOWN) & (older != UNKNOWN)
        changed = may_have_changed(both & (known != older), both & (known == older), sums)
        holds = (older != UNKNOWN) & (known == UNKNOWN) & (sums @ changed.astype(int) == 0)
        known[holds] = older[holds]
    return known


def may_have_changed(
    differ: NDArray[np.bool_], agree: NDArray[np.bool_], sums: sp.csr_matrix
) -> NDArray[np.bool_]:
    """Per atom whether it lies in a figure that differs and in none that stayed what it was."""
    inside = sums.T.tocsr()
    return np.asarray((inside @ differ.astype(int) > 0) & (inside @ agree.astype(int) == 0))
