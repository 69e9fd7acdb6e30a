"""The true counts of a file of figures, on the cells of a sheet. Only the builder sees these."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import scipy.sparse as sp
from numpy.typing import NDArray

from kansrijk.errors import UserError
from kansrijk.monitor.disclosure.first_table import first_table
from kansrijk.monitor.disclosure.knowledge import UNKNOWN
from kansrijk.monitor.disclosure.sheet import Page, Sheet
from kansrijk.monitor.disclosure.solver import InfeasibleError, Program
from kansrijk.monitor.figures import Status
from kansrijk.monitor.periods import Period

Ints = NDArray[np.int64]
#: The column of a CSV of withdrawn figures that says that the old value was wrong.
WRONG = "was_wrong"
_SLIP = 0.01


@dataclass(frozen=True, eq=False)
class Truth:
    """Of one line of an indicator: the sheet, and per cell the counts and the people counted."""

    sheet: Sheet
    count: Ints
    people: Ints


def periods_in(rows: pa.Table) -> tuple[Period, ...]:
    """The periods of which the records are there, single years first."""
    there = rows.filter(pc.not_equal(rows["status"], Status.MISSING.value))
    found = {Period.parse(text) for text in pc.unique(there["period"]).to_pylist()}
    return tuple(sorted(found, key=lambda period: (len(period.years), period)))


def truth_of(rows: pa.Table, sheet: Sheet, name: str, known: tuple[Ints, Ints]) -> Truth:
    """Fill a sheet from the rows of one indicator.

    ``known`` are the people and the counts of cells that earlier releases tell of; UNKNOWN for all
    others. Raises UserError when totals do not add up.
    """
    read = _read(rows, sheet, "denominator"), _read(rows, sheet, "numerator")
    if (read[1] > read[0]).any():
        raise UserError(
            f"{name}: {_told(sheet, read[1] > read[0])}: meer geteld dan er mensen zijn."
        )
    people, count = _Filling(sheet, np.concatenate(read), np.concatenate(known), name).complete()
    return Truth(sheet, count, people)


def _read(rows: pa.Table, sheet: Sheet, column: str) -> Ints:
    """The values that stand in the rows; UNKNOWN for cells without a row."""
    values = np.full(len(sheet), UNKNOWN, dtype=np.int64)
    counts = pc.fill_null(rows[column], 0).to_numpy()
    shown = pc.not_equal(rows["status"], Status.MISSING.value).to_numpy()
    period = _places(rows["period"], [str(period) for period in sheet.periods])
    for page in sheet.pages:
        area, group = _places(rows["area"], page.areas), _places(rows["group"], page.groups)
        at = np.flatnonzero(shown & (area >= 0) & (period >= 0) & (group >= 0))
        values[sheet.grid(page)[area[at], period[at], group[at]]] = counts[at]
    return values


def _places(words: pa.ChunkedArray, known: Sequence[str]) -> Ints:
    """Per row the place of its word among the known ones; -1 when it is none of them."""
    places = pc.index_in(words, value_set=pa.array(list(known), pa.string()))
    return pc.fill_null(places, -1).to_numpy().astype(np.int64)


class _Filling:
    """Values for the cells without a row, such that all adds up and no count passes its people.

    Those are pieces of municipalities, and areas of earlier borders; what was ``told`` of these
    holds. Numbers are people, then counts, then what counts are short of people, cell by cell.
    """

    def __init__(self, sheet: Sheet, read: Ints, told: Ints, name: str) -> None:
        self._sheet, self._name, self._count = sheet, name, len(sheet)
        equations, one = sheet.equations(), sp.identity(len(sheet), dtype=int)
        self._rows = sp.csr_matrix(
            sp.bmat([[equations, None, None], [None, equations, None], [one, -one, -one]])
        )
        values = np.where(read == UNKNOWN, told, read)
        people, count = values[: self._count], values[self._count :]
        short = np.where((people == UNKNOWN) | (count == UNKNOWN), UNKNOWN, people - count)
        self._values = np.concatenate([values, short])
        self._earlier = np.flatnonzero((read == UNKNOWN) & (told != UNKNOWN))

    def complete(self) -> tuple[Ints, Ints]:
        """People and counts. Raises UserError when no values fit."""
        lacking = np.flatnonzero(self._values == UNKNOWN)
        values = np.where(self._values == UNKNOWN, 0, self._values)
        rows = np.flatnonzero(np.diff(self._rows[:, lacking].tocsr().indptr))
        right = -(self._rows[rows] @ values).astype(np.int64)
        lower = np.zeros(len(lacking), dtype=np.int64)
        try:
            values[lacking] = first_table(self._rows[rows][:, lacking], right, lower)
        except InfeasibleError:
            raise UserError(self._told_wrong()) from None
        self._refuse_wrong_totals(values)
        return values[: self._count], values[self._count : 2 * self._count]

    def _refuse_wrong_totals(self, values: Ints) -> None:
        off = np.flatnonzero(self._rows @ values)
        if len(off):
            cell = int(self._rows[off[0]].indices[0]) % self._count
            raise UserError(
                f"{self._name}: {len(off)} optellingen kloppen niet, bijvoorbeeld die van "
                f"{named(self._sheet, cell)}."
            )

    def _told_wrong(self) -> str:
        """Which earlier figures cannot stand beside the numbers of now."""
        if not len(self._earlier):
            return f"{self._name}: regio's die gemeenten doorsnijden, passen niet op die gemeenten."
        wrong = np.zeros(self._count, dtype=bool)
        wrong[self._least_wrong() % self._count] = True
        return (
            f"{self._name}: wat eerdere uitgaven tonen klopt niet met de telling van nu: "
            f"{_told(self._sheet, wrong)}. Is dat gecorrigeerd? Trek het dan in, met ja in de "
            f"kolom {WRONG}."
        )

    def _least_wrong(self) -> Ints:
        """The fewest (in people) of the earlier figures that must be other than they were told."""
        earlier, size = self._earlier, len(self._values)
        free = self._values == UNKNOWN
        free[2 * self._count :] = True
        lower, upper = np.where(free, 0, self._values), np.where(free, np.inf, self._values)
        lower[earlier], upper[earlier] = 0, np.inf
        change = sp.identity(size, format="csr")[earlier]
        one = sp.identity(len(earlier))
        matrix = sp.bmat([[self._rows, None, None], [change, one, -one]])
        right = np.concatenate([np.zeros(self._rows.shape[0]), self._values[earlier]]).astype(float)
        more = 2 * len(earlier)
        bounds = np.pad(lower, (0, more)), np.pad(upper, (0, more), constant_values=np.inf)
        program = Program(sp.csr_matrix(matrix), (right, right), bounds)
        found = program.minimise(np.pad(np.ones(more), (size, 0)))[size:]
        return earlier[found.reshape(2, -1).sum(axis=0) > _SLIP]


def _told(sheet: Sheet, at: NDArray[np.bool_]) -> str:
    return ", ".join(named(sheet, int(cell)) for cell in np.flatnonzero(at)[:3])


def named(sheet: Sheet, cell: int) -> str:
    """A cell in words: area, period and group."""
    page = _page_of(sheet, cell)
    shape = (len(page.areas), len(sheet.periods), len(page.groups))
    area, period, group = np.unravel_index(cell - page.first, shape)
    return f"{page.areas[area]} {sheet.periods[period]} {page.groups[group]}"


def _page_of(sheet: Sheet, cell: int) -> Page:
    return next(page for page in reversed(sheet.pages) if page.first <= cell)
