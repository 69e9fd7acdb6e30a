"""What a comparison says of areas: one of four answers each, in order of code.

Nothing here puts areas in order of their value: most of such an order is chance (Goldstein H,
Spiegelhalter DJ. League tables and their limitations. Journal of the Royal Statistical Society A
1996;159:385-443).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from kansrijk.monitor.comparison.cells import AreaCells, Counts
from kansrijk.monitor.comparison.chance import Kind, limits_of
from kansrijk.monitor.figures import Status
from kansrijk.monitor.statistics import OverdispersedFunnel


class Outcome(StrEnum):
    """What may be said of an area beside a target: higher and lower are not better or worse."""

    NOT_DIFFERENT = "not_different"
    HIGHER = "higher"
    LOWER = "lower"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaOutcome:
    """An area beside the target; shares and limits are fractions, unrounded.

    ``value`` is of the ``known`` children, None when there are none. ``lower`` and ``upper`` are
    the limits for an area of this size. ``p_value`` and ``adjusted`` (for the many areas) are
    None where the area was not tested: too few children.
    """

    code: str
    known: int
    value: float | None
    unknown_share: float | None
    lower: float | None
    upper: float | None
    p_value: float | None
    adjusted: float | None
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Comparison:
    """All areas beside one target, in order of code.

    ``absent`` are the areas that have no number and took no part, with their state.
    ``dispersion`` and ``between_variance`` are as in ``OverdispersedFunnel``; with fewer than 10
    tested areas the spread cannot be measured: None and 0.
    """

    target: float
    level: float
    kind: Kind
    areas: tuple[AreaOutcome, ...]
    absent: Mapping[str, Status]
    dispersion: float | None
    between_variance: float
    cells: AreaCells
    tested: tuple[Counts, Counts]

    @property
    def is_overdispersed(self) -> bool:
        """Whether the limits were widened, since the areas differ more than by chance alone."""
        return self.between_variance > 0

    def of(self, code: str) -> AreaOutcome | None:
        """The outcome of one area; None when it has no number."""
        return next((area for area in self.areas if area.code == code), None)

    def limits(self, sizes: ArrayLike, level: float) -> OverdispersedFunnel:
        """The limits for areas with these numbers of known children, to draw the lines."""
        return limits_of(self.tested, self.target, level, self.kind, np.atleast_1d(sizes))
