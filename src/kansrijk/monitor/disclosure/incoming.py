"""The door for figures that are to be protected: whole, complete and adding up, or refused.

Protection rests on every relation between counts. Where one does not hold, the figures were not
counted as we think; and a row that has no place among the others would be shown unprotected.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from kansrijk.errors import Fault, TableError, UserError
from kansrijk.monitor.counted.parquet import About
from kansrijk.monitor.counting.groups import GROUPS_OF
from kansrijk.monitor.disclosure.ground import NOWHERE, Ground
from kansrijk.monitor.disclosure.plan import Line
from kansrijk.monitor.disclosure.sheet import Sheet
from kansrijk.monitor.disclosure.truth import named, periods_in
from kansrijk.monitor.figures import Status
from kansrijk.monitor.release import check_files

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

_COLUMNS = ["area", "period", "group", "status", "numerator", "denominator"]
_COUNTS = {"denominator": "noemer", "numerator": "teller"}
#: So many faults of one kind are told; the rest mostly has the same cause.
_MOST_TOLD = 3


def lines_to_protect(figures: Path, asked: Collection[str]) -> list[Line]:
    """The lines of indicators of which something was counted: those asked for, or all.

    Raises UserError for a file that is damaged, and for an indicator that is not there or of which
    nothing was counted.
    """
    try:
        table = pq.read_table(figures).select(["indicator", "line", "status"])
    except (pa.ArrowException, OSError) as error:
        raise UserError(f"{figures.name}: dit bestand is beschadigd ({error}).") from None
    there = sorted(pc.unique(table["indicator"]).to_pylist())
    for name in sorted(set(asked) - set(there)):
        raise UserError(
            f"{figures.name}: de indicator {name} staat er niet in. Kies uit: {', '.join(there)}."
        )
    counted = table.filter(pc.not_equal(table["status"], Status.MISSING.value))
    pairs = counted.group_by(["indicator", "line"], use_threads=False).aggregate([]).to_pylist()
    found = [(pair["indicator"], pair["line"]) for pair in pairs]
    for name in sorted(set(asked) - {indicator for indicator, _ in found}):
        raise UserError(f"{figures.name}: van {name} is niets geteld, dus is er niets te tonen.")
    if not found:
        raise UserError(f"{figures.name}: hierin is niets geteld, dus is er niets te tonen.")
    return [line for line in found if not asked or line[0] in asked]


def refuse_other(previous: Sequence[Path], told: About) -> None:
    """Raise UserError for an earlier release that was changed, or is not about the same country."""
    wanted = told.area_set.split("-", 1)[0], "synthetic" if told.synthetic else "counted"
    for path in previous:
        manifest = check_files(path)
        found = manifest["area_set"], manifest["kind"]
        if found != wanted:
            raise UserError(
                f"--previous {path}: dit is een uitgave van {' '.join(found)}; "
                f"de cijfers zijn van {' '.join(wanted)}."
            )


def refuse_wrong(figures: Path, lines: Sequence[Line], ground: Ground) -> None:
    """Raise TableError with the faults of all lines, if there are any.

    ``ground`` is that of the file alone, without the borders of earlier releases.
    """
    faults = [fault for line in lines for fault in _Counted.read(figures, line, ground).faults()]
    if faults:
        raise TableError(faults)


@dataclass(frozen=True, eq=False)
class _Counted:
    """The rows of a line, and per row the number of its cell on the sheet (-1: it has none)."""

    file: str
    line: Line
    rows: pa.Table
    sheet: Sheet
    cell: Ints

    @classmethod
    def read(cls, figures: Path, line: Line, ground: Ground) -> "_Counted":
        filters = [("indicator", "=", line[0]), ("line", "=", line[1])]
        rows = pq.read_table(figures, columns=_COLUMNS, filters=filters)
        groups = set(pc.unique(rows["group"]).to_pylist())
        splits = tuple(split for split, of in GROUPS_OF.items() if groups & set(of))
        sheet = Sheet(ground, periods_in(rows), splits)
        rows = rows.filter(pc.is_in(rows["period"], pa.array([str(p) for p in sheet.periods])))
        return cls(figures.name, line, rows, sheet, _cells(rows, sheet))

    def faults(self) -> Iterator[Fault]:
        """What is wrong with the rows; and when nothing is, what does not add up."""
        found = [*self._wrong_rows(), *self._missed()]
        yield from found or self._not_adding_up()

    def _wrong_rows(self) -> Iterator[Fault]:
        status = self.rows["status"]
        shown = pc.equal(status, Status.SHOWN.value).to_numpy()
        without = pc.equal(status, Status.NOT_APPLICABLE.value).to_numpy()
        of, among = (self._numbers(column) for column in ("numerator", "denominator"))
        first = np.zeros(len(self.rows), dtype=bool)
        first[np.unique(self.cell, return_index=True)[1]] = True
        yield from self._told(self.cell < 0, "dit gebied of deze groep hoort hier niet", "group")
        yield from self._told(~first & (self.cell >= 0), "dit cijfer staat er twee keer")
        yield from self._told(~shown & ~without, "niet geteld", "status", "shown, not_applicable")
        for column, values in (("numerator", of), ("denominator", among)):
            has = np.isnan(values)
            yield from self._told(shown & has, "leeg", column, "een geheel getal vanaf 0")
            yield from self._told(values < 0, "minder dan niemand", column, "0 of meer")
            yield from self._told(without & (values > 0), "geteld bij not_applicable", column, "0")
        yield from self._told(of > among, "meer geteld dan er mensen zijn", "numerator",
                              "niet meer dan denominator")  # fmt: skip

    def _numbers(self, column: str) -> NDArray[np.float64]:
        return self.rows[column].to_numpy().astype(float)

    def _told(
        self, at: Bools, problem: str, column: str | None = None, allowed: str | None = None
    ) -> Iterator[Fault]:
        found = np.flatnonzero(at)
        for row in map(int, found[:_MOST_TOLD]):
            name = " ".join(self.rows[key][row].as_py() for key in ("area", "period", "group"))
            yield self._fault(f"{name}: {problem}", column, allowed)
        if len(found) > _MOST_TOLD:
            more = len(found) - _MOST_TOLD
            yield self._fault(f"{problem}, en zo nog {more} keer", column, allowed)

    def _fault(self, problem: str, column: str | None = None, allowed: str | None = None) -> Fault:
        return Fault(f"{self.file}, {'/'.join(self.line)}", problem, None, column, allowed)

    def _missed(self) -> Iterator[Fault]:
        """Cells that every line has a figure of, and that this one has not."""
        lacking = self._has_figure()
        lacking[self.cell[self.cell >= 0]] = False
        found = np.flatnonzero(lacking)
        for cell in map(int, found[:_MOST_TOLD]):
            yield self._fault(f"{named(self.sheet, cell)}: deze rij ontbreekt")
        if len(found) > _MOST_TOLD:
            more = len(found) - _MOST_TOLD
            yield self._fault(f"een rij ontbreekt, en zo nog {more} keer")

    def _has_figure(self) -> Bools:
        """Per cell whether a figure of it exists: not of a piece, nor of a split of nowhere."""
        level = self.sheet.ground.level
        each = [
            np.full(
                len(self.sheet.periods) * len(page.groups),
                area in level and (page.first == 0 or level[area] != NOWHERE),
            )
            for page in self.sheet.pages
            for area in page.areas
        ]
        return np.concatenate(each)

    def _not_adding_up(self) -> Iterator[Fault]:
        """Sums of cells that all have a figure; ``truth_of`` looks whether the others can be."""
        equations = self.sheet.equations().tocsr()
        told = np.zeros(len(self.sheet), dtype=bool)
        told[self.cell] = True
        known = np.flatnonzero(np.asarray(abs(equations) @ ~told).ravel() == 0)
        for column, word in _COUNTS.items():
            values = np.zeros(len(self.sheet), dtype=np.int64)
            values[self.cell] = np.nan_to_num(self._numbers(column)).astype(np.int64)
            off = known[np.flatnonzero(equations[known] @ values)]
            for number in map(int, off[:_MOST_TOLD]):
                row = equations[number]
                whole = int(row.indices[row.data > 0][0])
                parts = int(values[row.indices[row.data < 0]].sum())
                yield self._fault(f"{named(self.sheet, whole)}: {word} {values[whole]}, "
                                  f"maar de delen zijn samen {parts}", column)  # fmt: skip
            if len(off) > _MOST_TOLD:
                yield self._fault(
                    f"{word}: de delen kloppen niet, en zo nog {len(off) - _MOST_TOLD} keer", column
                )


def _cells(rows: pa.Table, sheet: Sheet) -> Ints:
    """Per row the number of its cell; -1 when the sheet has none, or only a piece of ground."""
    found = np.full(len(rows), -1, dtype=np.int64)
    period = _places(rows["period"], [str(period) for period in sheet.periods])
    for page in sheet.pages:
        known = [area if area in sheet.ground.level else "" for area in page.areas]
        area, group = _places(rows["area"], known), _places(rows["group"], page.groups)
        at = np.flatnonzero((area >= 0) & (group >= 0))
        found[at] = sheet.grid(page)[area[at], period[at], group[at]]
    return found


def _places(words: pa.ChunkedArray, known: Sequence[str]) -> Ints:
    places = pc.index_in(words, value_set=pa.array(list(known), pa.string()))
    return pc.fill_null(places, -1).to_numpy().astype(np.int64)
