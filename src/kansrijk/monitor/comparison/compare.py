"""Which areas differ from a target more than chance and ordinary spread explain.

cells = area_cells(codes, events, populations, unknowns)
comparison = compare(cells, target=0.148)
comparison.of("GM0363").outcome
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kansrijk.monitor.comparison.cells import AreaCells
from kansrijk.monitor.comparison.chance import Kind, has_enough, limits_of, p_values
from kansrijk.monitor.comparison.outcomes import AreaOutcome, Comparison, Outcome
from kansrijk.monitor.statistics import benjamini_hochberg
from kansrijk.monitor.statistics.arguments import FloatArray
from kansrijk.monitor.statistics.funnels import FEWEST_AREAS

#: Of the areas that are called higher or lower, at most this part is expected to be chance.
FALSE_DISCOVERIES = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class _Judged:
    """Columns over all cells; what belongs to tested areas only is NaN inside, None outside."""

    is_tested: NDArray[np.bool_]
    lower: FloatArray
    upper: FloatArray
    p_value: FloatArray
    adjusted: FloatArray


def compare(
    cells: AreaCells, target: float, level: float = 0.998, kind: Kind = "proportion"
) -> Comparison:
    """Every area of ``cells`` beside ``target``, a fraction that is taken as known exactly.

    That fits the value of the country or a norm; beside a few other areas use ``beside``. An area
    is higher or lower when it lies outside the limits of ``level``, widened where the areas differ
    more than by chance, and its p-value adjusted by Benjamini-Hochberg for all tested areas is
    below 0.05. Outside a line alone is not enough, and nothing within the lines is called
    different. Where fewer than 5 events are expected the answer is too few; those areas do not
    count in spread or correction. Suppressed areas take no part and stand in ``absent``.

    ``kind`` "rate" is for rare outcomes (below about 1 in 100), as in ``funnel_limits``.

    Raises ValueError when target or level is not between 0 and 1.
    """
    if not 0 < target < 1:
        raise ValueError(f"a target is a fraction between 0 and 1, as 0.15; not {target}")
    tested = has_enough(cells.known, target, kind)
    counts = cells.events[tested], cells.known[tested]
    sizes = np.maximum(cells.known, 1)
    funnel = limits_of(counts, target, level, kind, sizes)
    p_value, adjusted = np.full((2, len(cells.codes)), np.nan)
    p_value[tested] = p_values(*counts, target, funnel.between_variance, kind)
    adjusted[tested] = benjamini_hochberg(p_value[tested])
    judged = _Judged(tested, funnel.lower, funnel.upper, p_value, adjusted)
    return Comparison(
        target=target,
        level=level,
        kind=kind,
        areas=tuple(_area(cells, judged, row) for row in range(len(cells.codes))),
        absent=cells.absent,
        dispersion=funnel.dispersion if tested.sum() >= FEWEST_AREAS else None,
        between_variance=funnel.between_variance,
        cells=cells,
        tested=counts,
    )


def _area(cells: AreaCells, judged: _Judged, row: int) -> AreaOutcome:
    known, population = int(cells.known[row]), int(cells.populations[row])
    is_tested = bool(judged.is_tested[row])
    return AreaOutcome(
        code=cells.codes[row],
        known=known,
        value=float(cells.events[row] / known) if known else None,
        unknown_share=float(cells.unknowns[row] / population) if population else None,
        lower=float(judged.lower[row]) if known else None,
        upper=float(judged.upper[row]) if known else None,
        p_value=float(judged.p_value[row]) if is_tested else None,
        adjusted=float(judged.adjusted[row]) if is_tested else None,
        outcome=_outcome(cells, judged, row) if is_tested else Outcome.TOO_FEW,
    )


def _outcome(cells: AreaCells, judged: _Judged, row: int) -> Outcome:
    if judged.adjusted[row] >= FALSE_DISCOVERIES:
        return Outcome.NOT_DIFFERENT
    value = cells.events[row] / cells.known[row]
    if value > judged.upper[row]:
        return Outcome.HIGHER
    return Outcome.LOWER if value < judged.lower[row] else Outcome.NOT_DIFFERENT
