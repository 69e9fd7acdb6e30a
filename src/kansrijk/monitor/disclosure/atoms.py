"""What an outsider knows of one measure, told in atoms: the smallest things that can be counted.

An atom is a piece of ground, in one year, in one group. Every figure is a sum of atoms, so one
vector of whole numbers is a whole table, and whether it agrees with a release is a matter of
adding up. This is not how the builder sees it (cells and equations, see sheet.py): the attacker
must find what the builder overlooked.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from kansrijk.monitor.areas import Level
from kansrijk.monitor.counting.groups import ALL, GROUPS_OF
from kansrijk.monitor.disclosure.ground import Ground
from kansrijk.monitor.periods import Period

Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Part:
    """The atoms of one split, and the figures that are sums of them.

    ``units`` x ``years`` x ``groups`` are atoms; ``areas`` x ``periods`` x ``shown`` are figures.
    ``sums`` has shape (figures, atoms). ``first`` is the number of the first atom and ``row`` that
    of the first figure of this part.
    """

    units: tuple[str, ...]
    years: tuple[int, ...]
    groups: tuple[str, ...]
    areas: tuple[str, ...]
    periods: tuple[str, ...]
    shown: tuple[str, ...]
    sums: sp.csr_matrix
    first: int
    row: int

    @property
    def size(self) -> int:
        """The number of atoms."""
        return len(self.units) * len(self.years) * len(self.groups)


@dataclass(frozen=True, eq=False)
class Atoms:
    """The atoms of a measure that is split in ``splits``, over ``periods``."""

    ground: Ground
    periods: tuple[Period, ...]
    splits: tuple[str, ...]

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Every year that some period holds."""
        return tuple(sorted({year for period in self.periods for year in period.years}))

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The split by vulnerability for every piece of ground; others for GGDs and nowhere."""
        label = GROUPS_OF["label"] if "label" in self.splits else (ALL,)
        pieces = tuple(piece.name for piece in self.ground.pieces)
        shown = (ALL, *label) if len(label) > 1 else (ALL,)
        parts = [self._part(pieces, label, self.ground.areas, shown, self.ground.inside, 0, 0)]
        units, areas, inside = self._large()
        for split in self.splits:
            if split != "label":
                first = parts[-1].first + parts[-1].size
                row = parts[-1].row + parts[-1].sums.shape[0]
                groups = GROUPS_OF[split]
                parts.append(self._part(units, groups, areas, groups, inside, first, row))
        return tuple(parts)

    def _part(
        self, units: tuple[str, ...], groups: tuple[str, ...], areas: tuple[str, ...],
        shown: tuple[str, ...], inside: sp.csr_matrix, first: int, row: int,
    ) -> Part:  # fmt: skip
        of_period = np.array([[year in p.years for year in self.years] for p in self.periods])
        of_group = np.array([[name in (ALL, group) for group in groups] for name in shown])
        if shown == groups:
            of_group = np.eye(len(groups), dtype=bool)
        times = sp.kron(sp.csr_matrix(of_period.astype(int)), sp.csr_matrix(of_group.astype(int)))
        sums = sp.csr_matrix(sp.kron(inside, times), dtype=np.int64)
        texts = tuple(str(period) for period in self.periods)
        return Part(units, self.years, groups, areas, texts, shown, sums, first, row)

    def _large(self) -> tuple[tuple[str, ...], tuple[str, ...], sp.csr_matrix]:
        """GGDs and the places without a municipality, and the larger areas made of them."""
        ground = self.ground
        units = tuple(dict.fromkeys(ground.unit(piece) for piece in ground.pieces))
        areas = tuple(ground.at(Level.GGD.value, Level.PROVINCE.value, Level.COUNTRY.value))
        holds = {
            area: {ground.unit(piece) for piece in ground.pieces if area in piece.areas}
            for area in areas
        }
        rows = np.array([[unit in holds[area] for unit in units] for area in areas])
        return units, areas, sp.csr_matrix(rows.astype(np.int64))

    @cached_property
    def size(self) -> int:
        """The number of atoms."""
        return self.parts[-1].first + self.parts[-1].size

    @cached_property
    def sums(self) -> sp.csr_matrix:
        """Shape (figures, atoms): every figure that could exist, as a sum of atoms."""
        return sp.csr_matrix(sp.block_diag([part.sums for part in self.parts], format="csr"))

    @cached_property
    def ties(self) -> sp.csr_matrix:
        """Shape (ties, atoms), each 0: another split of a GGD in a year counts the same people."""
        label = self.parts[0]
        at = {unit: number for number, unit in enumerate(self._large()[0])}
        home = [at[self.ground.unit(piece)] for piece in self.ground.pieces]
        gather = sp.csr_matrix(
            (np.ones(len(home), int), (home, range(len(home)))), shape=(len(at), len(home))
        )
        years = sp.identity(len(self.years), dtype=int)
        everyone = sp.kron(gather, sp.kron(years, np.ones((1, len(label.groups)), int)))
        rows = []
        for number, part in enumerate(self.parts[1:], start=1):
            own = sp.kron(sp.identity(len(at), dtype=int),
                          sp.kron(years, np.ones((1, len(part.groups)), int)))  # fmt: skip
            blocks = [None] * len(self.parts)
            blocks[0], blocks[number] = everyone, -own
            rows.append(sp.hstack([
                block if block is not None else sp.csr_matrix((everyone.shape[0], other.size))
                for block, other in zip(blocks, self.parts, strict=True)
            ]))  # fmt: skip
        if not rows:
            return sp.csr_matrix((0, self.size), dtype=np.int64)
        return sp.csr_matrix(sp.vstack(rows), dtype=np.int64)

    def names(self) -> list[tuple[str, str, str]]:
        """Area, period and group of every figure, in the order of ``sums``."""
        return [
            (area, period, group)
            for part in self.parts
            for area in part.areas
            for period in part.periods
            for group in part.shown
        ]
