"""What an outsider has: the folder of a release, and of those before it, and nothing else.

From the figures and the areas in it follow systems: for every population the people counted, and
the counts of the indicators among them.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
import scipy.sparse as sp
from numpy.typing import NDArray

from kansrijk.errors import UserError
from kansrijk.monitor.areas import AreaSet, inhabitants_in
from kansrijk.monitor.disclosure.atoms import Atoms
from kansrijk.monitor.disclosure.ground import ground_of, named
from kansrijk.monitor.periods import Period

Ints = NDArray[np.int64]
Line = tuple[str, str]

FIGURES, RELATIONS, AREAS = "figures.csv", "relations.json", "areas"
OWN_REGIONS = "own_regions.csv"
UNKNOWN = -1
#: So far a whole may be from its parts where a municipality was divided.
_ROUNDING = 9
_COLUMNS = {
    **dict.fromkeys(
        ("indicator", "line", "area", "period", "group", "status", "flags"), pa.string()
    ),
    **dict.fromkeys(("numerator", "denominator"), pa.int64()),
}


@dataclass(frozen=True, eq=False)
class System:
    """Numbers an outsider looks for: of people, or of one indicator or several tied ones.

    The numbers are atoms, one for each class of people (``classes``). ``equations @ numbers ==
    right`` is what is known of them; ``wanted @ numbers`` are the figures that are hidden, with
    ``names`` (indicator, area, period, group). ``total @ numbers`` is what is counted per atom.
    ``least`` is 0; but where a divided municipality was counted in part, each count by itself, a
    whole need not fit its parts to the last one.
    """

    name: str
    atoms: Atoms
    classes: int
    equations: sp.csr_matrix
    right: Ints
    least: Ints
    wanted: sp.csr_matrix
    names: tuple[tuple[str, str, str, str], ...]

    @cached_property
    def total(self) -> sp.csr_matrix:
        """Shape (atoms, numbers)."""
        return sp.csr_matrix(sp.hstack([sp.identity(self.atoms.size, dtype=int)] * self.classes))

    @property
    def size(self) -> int:
        """How many numbers it has."""
        return self.classes * self.atoms.size


@dataclass(frozen=True, eq=False)
class Family:
    """People, and what is counted among them; no count passes its people."""

    people: System
    count: System

    @property
    def systems(self) -> tuple[System, System]:
        """Both, the people first."""
        return (self.people, self.count)


@dataclass(frozen=True, eq=False)
class Folder:
    """The folder of one release, read as an outsider would."""

    path: Path
    relations: Mapping[str, Any]
    figures: pa.Table

    @classmethod
    def open(cls, path: Path) -> "Folder":
        """Read a release with counted figures. Raises UserError for another folder."""
        if not (path / RELATIONS).is_file():
            raise UserError(f"{path}: dit is geen uitgave met getelde cijfers.")
        relations = json.loads((path / RELATIONS).read_text(encoding="utf-8"))
        figures = pacsv.read_csv(
            path / FIGURES,
            convert_options=pacsv.ConvertOptions(
                column_types=_COLUMNS, include_columns=list(_COLUMNS), strings_can_be_null=True
            ),
        )
        return cls(path, relations, figures)

    @property
    def border_year(self) -> int:
        """The year of whose borders the figures are."""
        return int(self.relations["border_year"])

    def areas(self) -> AreaSet:
        """The area set that came along, with the region systems of one's own."""
        found = AreaSet.load(self.path / AREAS)
        own = self.path / AREAS / OWN_REGIONS
        return found.with_regions(own) if own.is_file() else found

    def rows(self, line: Line) -> pa.Table:
        """The figures of one line of an indicator."""
        at = pc.and_(
            pc.equal(self.figures["indicator"], line[0]), pc.equal(self.figures["line"], line[1])
        )
        return self.figures.filter(at)


def families(folder: Folder, earlier: Sequence[Folder] = ()) -> Iterator[Family]:
    """Every family of a release; releases before it say more about the same numbers."""
    years = [other.border_year for other in earlier]
    inhabitants = inhabitants_in(folder.path / AREAS)
    ground = ground_of(folder.areas(), folder.border_year, inhabitants, years)
    folders = (folder, *earlier)
    for group in folder.relations["families"]:
        lines = [(indicator, line) for indicator, line in group["lines"]]
        periods, splits = _shape(folders, lines)
        atoms = Atoms(ground, periods, splits)
        known = _Known(folders, atoms)
        yield Family(
            known.system(group["people"], lines[:1], "denominator", [[1]]),
            known.system("+".join(li[0] for li in lines), lines, "numerator", _classes(lines)),
        )


def _estimated(rows: pa.Table) -> list[str]:
    """Areas that hold a part of a municipality that was divided."""
    told = pc.fill_null(pc.match_substring(rows["flags"], "estimated"), False)
    return pc.unique(rows.filter(told)["area"]).to_pylist()


def _classes(tied: Sequence[Line]) -> list[list[int]]:
    """Which classes of people each line counts: a whole and its two parts, or one line alone."""
    if len(tied) == 1:
        return [[1]]
    # In both parts, in the first only, in the second only: together they are the whole.
    return [[1, 1, 1], [1, 1, 0], [1, 0, 1]]


def _shape(
    folders: Sequence[Folder], lines: Sequence[Line]
) -> tuple[tuple[Period, ...], tuple[str, ...]]:
    there = [
        rows.filter(pc.not_equal(rows["status"], "missing"))
        for folder in folders
        for rows in (folder.rows(line) for line in lines)
    ]
    every = pa.concat_tables(there)
    periods = sorted(map(Period.parse, pc.unique(every["period"]).to_pylist()))
    groups = set(pc.unique(every["group"]).to_pylist())
    firsts = {"label": "vulnerable", "income": "income_1", "education": "education_low"}
    return tuple(periods), tuple(split for split, group in firsts.items() if group in groups)


class _Known:
    """What releases say about the figures of one family, in the order of its atoms' sums."""

    def __init__(self, folders: Sequence[Folder], atoms: Atoms) -> None:
        self._folders, self._atoms = folders, atoms
        self._names = atoms.names()
        self._place = {name: place for place, name in enumerate(self._names)}
        newest = folders[0].border_year
        self._is_now = np.array(["@" not in area for area, _, _ in self._names])
        self._newest = newest

    def system(
        self, name: str, lines: Sequence[Line], column: str, classes: Sequence[Sequence[int]]
    ) -> System:
        """The system of people (lines that share them), or of one count or a tied few."""
        if column == "denominator":
            told = [(("people", ""), self._told(lines[0], column))]
        else:
            told = [(line, self._told(line, column)) for line in lines]
        rows, right, wanted, names = [], [], [], []
        for (line, values), of in zip(told, classes, strict=True):
            sums = sp.kron(sp.csr_matrix(np.array([of])), self._atoms.sums).tocsr()
            shown = np.flatnonzero(values != UNKNOWN)
            hidden = np.flatnonzero(values == UNKNOWN)
            rows.append(sums[shown])
            right.append(values[shown])
            wanted.append(sums[hidden])
            names += [(line[0], *self._names[place]) for place in hidden]
        ties = sp.kron(sp.identity(len(classes[0]), dtype=int), self._atoms.ties).tocsr()
        return System(
            name=name,
            atoms=self._atoms,
            classes=len(classes[0]),
            equations=sp.csr_matrix(sp.vstack([*rows, ties])),
            right=np.concatenate([*right, np.zeros(ties.shape[0], dtype=np.int64)]),
            least=self._least(lines, len(classes[0])),
            wanted=sp.csr_matrix(sp.vstack(wanted)),
            names=tuple(names),
        )

    def _least(self, lines: Sequence[Line], classes: int) -> Ints:
        least = np.zeros(classes * self._atoms.size, dtype=np.int64)
        if classes == 1:
            return least
        divided = {
            area
            for folder in self._folders
            for rows in map(folder.rows, lines)
            for area in _estimated(rows)
        }
        for part in self._atoms.parts:
            for number, unit in enumerate(part.units):
                if divided & set(unit.split("|")):
                    each = part.size // len(part.units)
                    for kind in range(classes):
                        first = kind * self._atoms.size + part.first + number * each
                        least[first : first + each] = -_ROUNDING
        return least

    def _told(self, line: Line, column: str) -> Ints:
        """Per figure its value in the releases; UNKNOWN where none shows it."""
        values = np.full(len(self._names), UNKNOWN, dtype=np.int64)
        for folder in reversed(self._folders):
            rows = folder.rows(line)
            rows = rows.filter(pc.is_valid(rows[column]))
            if column == "numerator":
                rows = rows.filter(pc.equal(rows["status"], "shown"))
            keys = zip(*(rows[n].to_pylist() for n in ("area", "period", "group")), strict=True)
            places = [
                self._place.get((named(area, folder.border_year, self._newest), period, group), -1)
                for area, period, group in keys
            ]
            at = np.array(places, dtype=np.int64)
            values[at[at >= 0]] = rows[column].to_numpy()[at >= 0]
        return values
