"""The trend of every series of single years, with the rule of the verdict.

Over the municipalities of one indicator and group many series are tested at once; beside each
p-value stands the one corrected for that (Benjamini-Hochberg).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from kansrijk.monitor.areas import Level
from kansrijk.monitor.counting.cells import Ints
from kansrijk.monitor.counting.rollup import Cells
from kansrijk.monitor.statistics import benjamini_hochberg
from kansrijk.monitor.verdict import Direction, tested
from kansrijk.reference.tables.indicators import IndicatorDefinition

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Series:
    """The cells of one rule, place and group, in order of year; ``at`` are their rows."""

    at: Ints
    years: tuple[int, ...]


def trend_columns(
    cells: Cells,
    denominator: Ints,
    value: Floats,
    definitions: Sequence[IndicatorDefinition],
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, pa.Array]:
    """The columns of parquet.TREND_COLUMNS; empty but in the last year of a series."""
    directions: list[str | None] = [None] * len(cells)
    certainties: list[str | None] = [None] * len(cells)
    p_values = np.full(len(cells), np.nan)
    found = list(_all_series(cells, denominator))
    for done, series in enumerate(found):
        if progress and done % 1000 == 0:
            progress(done, len(found))
        last = int(series.at[-1])
        decimals = definitions[cells.rule[last]].decimals
        direction, certainty, p_values[last] = tested(
            _counts(series, cells, denominator), _change(value, series, decimals)
        )
        directions[last], certainties[last] = direction.value, certainty.value
    return {
        "trend_direction": pa.array(directions, pa.string()),
        "trend_significance": pa.array(certainties, pa.string()),
        "trend_p_value": _without_nan(p_values),
        "trend_p_adjusted": _without_nan(_adjusted(cells, p_values)),
    }


def _all_series(cells: Cells, denominator: Ints) -> Iterator[_Series]:
    """Series of two years or more in which somebody was counted."""
    single = np.array([not period.is_block for period in cells.periods])
    year_of = np.array([period.last_year for period in cells.periods])
    rows = np.flatnonzero(single[cells.period] & (denominator > 0))
    keys = np.stack([cells.rule[rows], cells.place[rows], cells.group[rows]])
    order = np.lexsort((year_of[cells.period[rows]], *keys[::-1]))
    rows, keys = rows[order], keys[:, order]
    starts = np.flatnonzero(np.any(np.diff(keys, axis=1, prepend=-1) != 0, axis=0))
    for at in np.split(rows, starts[1:]):
        if len(at) > 1:
            yield _Series(at, tuple(year_of[cells.period[at]].tolist()))


def _counts(series: _Series, cells: Cells, denominator: Ints) -> list[tuple[int, int, int]]:
    counts, totals = cells.events[series.at].tolist(), denominator[series.at].tolist()
    return list(zip(series.years, counts, totals, strict=True))


def _change(value: Floats, series: _Series, decimals: int) -> Direction:
    first, last = (round(float(v), decimals) for v in value[series.at[[0, -1]]])
    if first == last:
        return Direction.FLAT
    return Direction.UP if last > first else Direction.DOWN


def _adjusted(cells: Cells, p_values: Floats) -> Floats:
    """P-values of municipalities, corrected within each indicator and group."""
    adjusted = np.full(len(p_values), np.nan)
    municipal = np.array([place.level is Level.MUNICIPALITY for place in cells.places])
    rows = np.flatnonzero(~np.isnan(p_values) & municipal[cells.place])
    families = np.stack([cells.rule[rows], cells.group[rows]])
    for family in np.unique(families, axis=1).T:
        members = rows[np.all(families == family[:, None], axis=0)]
        adjusted[members] = benjamini_hochberg(p_values[members])
    return adjusted


def _without_nan(values: Floats) -> pa.Array:
    return pa.array(values, mask=np.isnan(values))
