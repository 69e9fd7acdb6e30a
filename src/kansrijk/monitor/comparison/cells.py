"""The counts of many areas side by side: what a comparison is made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kansrijk.monitor.figures import Status

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class AreaCells:
    """One indicator, period and group in many areas, in order of code: never in order of value.

    ``events``, ``populations`` and ``unknowns`` are whole numbers, one per code. An area without
    a number stands in ``absent`` with its state and in none of the columns, so that no
    calculation can take it for a zero.
    """

    codes: tuple[str, ...]
    events: Counts
    populations: Counts
    unknowns: Counts
    absent: Mapping[str, Status]

    @property
    def known(self) -> Counts:
        """Children of whom the outcome is known: what events are divided by.

        An area that does not know the outcome of many children would otherwise look better
        than it is.
        """
        return self.populations - self.unknowns

    def where(self, codes: frozenset[str]) -> NDArray[np.bool_]:
        """Which rows are of these areas."""
        return np.array([code in codes for code in self.codes], dtype=bool)


def area_cells(
    codes: Sequence[str],
    events: Sequence[int | None] | Counts,
    populations: Sequence[int | None] | Counts,
    unknowns: Sequence[int | None] | Counts | None = None,
    statuses: Sequence[Status] | None = None,
) -> AreaCells:
    """Columns of equal length, in any order, as cells in order of code.

    ``events`` are children with the outcome, ``populations`` all children it is about,
    ``unknowns`` those among them of whom it is not known (left out: none). Without ``statuses``
    an area whose events are None is suppressed; with them only the areas that are shown have
    counts, whatever the columns still hold of the others.

    Raises ValueError when columns do not fit each other: of other lengths, an area twice, a
    shown area without counts, a negative count, or more events than children who are known.
    """
    states = statuses or [Status.SUPPRESSED if e is None else Status.SHOWN for e in events]
    missing_none = [0] * len(codes) if unknowns is None else unknowns
    rows = sorted(
        zip(codes, states, events, populations, missing_none, strict=True), key=lambda row: row[0]
    )
    if len({row[0] for row in rows}) < len(rows):
        raise ValueError("every area stands once among the cells of a comparison")
    shown = [row for row in rows if row[1] is Status.SHOWN]
    if any(count is None for row in shown for count in row[2:]):
        raise ValueError("an area that is shown has events, a population and its unknown")
    cells = AreaCells(
        codes=tuple(row[0] for row in shown),
        events=np.array([row[2] for row in shown], dtype=np.int64),
        populations=np.array([row[3] for row in shown], dtype=np.int64),
        unknowns=np.array([row[4] for row in shown], dtype=np.int64),
        absent={row[0]: row[1] for row in rows if row[1] is not Status.SHOWN},
    )
    _check_counts(cells)
    return cells


def _check_counts(cells: AreaCells) -> None:
    if np.any(cells.events < 0) or np.any(cells.unknowns < 0):
        raise ValueError("a count of children is never negative")
    if np.any(cells.events > cells.known):
        raise ValueError("more events than children of whom the outcome is known")
