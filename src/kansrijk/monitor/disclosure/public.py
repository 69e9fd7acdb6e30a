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
from kansrijk.monitor.disclosure.ground import Ground, ground_of
from kansrijk.monitor.disclosure.knowledge import COUNT, PEOPLE, UNKNOWN, Knowledge, Line
from kansrijk.monitor.periods import Period

Ints = NDArray[np.int64]

FIGURES, RELATIONS, AREAS = "figures.csv", "relations.json", "areas"
OWN_REGIONS = "own_regions.csv"
#: So far a whole may be from its parts where a municipality was divided.
_ROUNDING = 9
COLUMNS = {
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
                column_types=COLUMNS, include_columns=list(COLUMNS), strings_can_be_null=True
            ),
        )
        return cls(path, relations, figures)

    @property
    def border_year(self) -> int:
        """The year of whose borders the figures are."""
        return int(self.relations["border_year"])

    @property
    def withdrawn(self) -> Sequence[Mapping[str, Any]]:
        """The figures of earlier releases that this one takes back."""
        return self.relations.get("withdrawn", ())

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every line of an indicator, in the order of the families."""
        families = self.relations["families"]
        return tuple((one, line) for family in families for one, line in family["lines"])

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
        periods, splits = shape(folders, lines)
        atoms = Atoms(ground, periods, splits)
        known = _Known(folders, atoms)
        yield Family(
            known.system(group["people"], lines[:1], PEOPLE, [[1]]),
            known.system("+".join(li[0] for li in lines), lines, COUNT, _classes(lines)),
        )


def _estimated(folder: Folder, line: Line, ground: Ground) -> set[str]:
    """Areas that hold a part of a municipality that was divided."""
    rows = folder.rows(line)
    told = pc.fill_null(pc.match_substring(rows["flags"], "estimated"), False)
    areas = pc.unique(rows.filter(told)["area"]).to_pylist()
    return {ground.named(area, folder.border_year) for area in areas}


def _classes(tied: Sequence[Line]) -> list[list[int]]:
    """Which classes of people each line counts: a whole and its two parts, or one line alone."""
    if len(tied) == 1:
        return [[1]]
    # In both parts, in the first only, in the second only: together they are the whole.
    return [[1, 1, 1], [1, 1, 0], [1, 0, 1]]


def shape(
    folders: Sequence[Folder], lines: Sequence[Line]
) -> tuple[tuple[Period, ...], tuple[str, ...]]:
    """The periods and the splits in which these lines are told."""
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
        self._knowledge = Knowledge(folders, atoms)

    def system(
        self, name: str, lines: Sequence[Line], column: str, classes: Sequence[Sequence[int]]
    ) -> System:
        """The system of people (lines that share them), or of one count or a tied few."""
        of_people = [("people", lines[0])] if column == PEOPLE else []
        told = [
            (called, self._knowledge.told(line, column))
            for called, line in of_people or [(line[0], line) for line in lines]
        ]
        rows, right, wanted, names = [], [], [], []
        for (called, values), of in zip(told, classes, strict=True):
            sums = sp.kron(sp.csr_matrix(np.array([of])), self._atoms.sums).tocsr()
            shown = np.flatnonzero(values != UNKNOWN)
            hidden = np.flatnonzero(values == UNKNOWN)
            rows.append(sums[shown])
            right.append(values[shown])
            wanted.append(sums[hidden])
            names += [(called, *self._knowledge.names[place]) for place in hidden]
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
            for line in lines
            for area in _estimated(folder, line, self._atoms.ground)
        }
        for part in self._atoms.parts:
            for number, unit in enumerate(part.units):
                if divided & set(unit.split("|")):
                    each = part.size // len(part.units)
                    for kind in range(classes):
                        first = kind * self._atoms.size + part.first + number * each
                        least[first : first + each] = -_ROUNDING
        return least
