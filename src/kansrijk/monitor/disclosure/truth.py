"""The true counts of a file of figures, on the cells of a sheet. Only the builder sees these."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import scipy.sparse as sp
from numpy.typing import NDArray

from kansrijk.errors import UserError
from kansrijk.monitor.disclosure.sheet import Page, Sheet
from kansrijk.monitor.disclosure.walk import first_table
from kansrijk.monitor.figures import Status
from kansrijk.monitor.periods import Period

Ints = NDArray[np.int64]
UNKNOWN = -1


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


def truth_of(rows: pa.Table, sheet: Sheet, name: str) -> Truth:
    """Fill a sheet from the rows of one indicator. Raises UserError when totals do not add up."""
    equations = sheet.equations()
    people = _complete(equations, _read(rows, sheet, "denominator"), None, f"{name}, mensen")
    count = _complete(equations, _read(rows, sheet, "numerator"), people, f"{name}, aantal")
    if (count > people).any():
        raise UserError(f"{name}: {_told(sheet, count > people)}: meer geteld dan er mensen zijn.")
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


def _complete(equations: sp.csr_matrix, values: Ints, most: Ints | None, name: str) -> Ints:
    """Values for the cells without a row (pieces of municipalities), such that all adds up."""
    lacking = np.flatnonzero(values == UNKNOWN)
    known = np.where(values == UNKNOWN, 0, values)
    rows = np.flatnonzero(np.diff(equations[:, lacking].tocsr().indptr))
    upper = np.full(len(lacking), np.inf) if most is None else most[lacking].astype(float)
    right = -(equations[rows] @ known).astype(np.int64)
    found = first_table(equations[rows][:, lacking], right, np.zeros(len(lacking), int), upper)
    known[lacking] = found
    _refuse_wrong_totals(equations, known, name)
    return known


def _refuse_wrong_totals(equations: sp.csr_matrix, values: Ints, name: str) -> None:
    off = np.flatnonzero(equations @ values)
    if len(off):
        columns = equations[off[0]].indices
        raise UserError(f"{name}: {len(off)} optellingen kloppen niet, bijvoorbeeld cel {columns}.")


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
