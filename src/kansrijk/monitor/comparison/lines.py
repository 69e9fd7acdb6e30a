"""The lines of a funnel: between which limits areas of every size lie."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from kansrijk.monitor.comparison.outcomes import Comparison

#: Levels of the inner and the outer lines: 95 of 100 and 998 of 1,000 areas lie between them.
LEVELS = (0.95, 0.998)
#: Enough corners for a line that looks smooth.
_CORNERS = 60


@dataclass(frozen=True, slots=True)
class FunnelLine:
    """The limits of one level at rising numbers of known children, as fractions."""

    level: float
    sizes: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]


def funnel_lines(comparison: Comparison, levels: Iterable[float] = LEVELS) -> list[FunnelLine]:
    """The lines from the smallest to the largest area; none when no area has children."""
    known = comparison.cells.known[comparison.cells.known > 0]
    if not len(known):
        return []
    sizes = np.geomspace(known.min(), known.max(), _CORNERS)
    return [_line(comparison, level, sizes.tolist()) for level in levels]


def _line(comparison: Comparison, level: float, sizes: list[float]) -> FunnelLine:
    found = comparison.limits(sizes, level)
    return FunnelLine(level, tuple(sizes), tuple(found.lower.tolist()), tuple(found.upper.tolist()))
