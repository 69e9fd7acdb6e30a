"""How far from the target chance and the ordinary spread of areas bring an area of its size."""

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kansrijk.monitor.comparison.cells import Counts
from kansrijk.monitor.statistics import OverdispersedFunnel, funnel_limits, overdispersed_limits
from kansrijk.monitor.statistics.arguments import FloatArray
from kansrijk.monitor.statistics.funnels import FEWEST_AREAS
from kansrijk.monitor.statistics.proportions import SMALLEST_EXPECTED

Kind = Literal["proportion", "rate"]


def has_enough(known: Counts, target: float, kind: Kind) -> NDArray[np.bool_]:
    """Whether at least 5 events are expected (of a proportion: 5 without the outcome too)."""
    rarest = min(target, 1 - target) if kind == "proportion" else target
    # A hair of room, so that an expected count of exactly 5 is not 4.999.
    return known * rarest >= SMALLEST_EXPECTED - 1e-9


def limits_of(
    tested: tuple[Counts, Counts], target: float, level: float, kind: Kind, at: ArrayLike
) -> OverdispersedFunnel:
    """Limits for areas of the sizes ``at``, as wide as the tested areas ask for.

    ``tested`` are their events and known children. The dispersion is 1 when there are too few
    areas to measure their spread.
    """
    events, known = tested
    if len(events) >= FEWEST_AREAS:
        return overdispersed_limits(events, known, target, level, kind, at)
    lower, upper = funnel_limits(at, target, level, kind)
    return OverdispersedFunnel(lower, upper, dispersion=1.0, between_variance=0.0)


def p_values(
    events: Counts, known: Counts, target: float, between_variance: float, kind: Kind
) -> FloatArray:
    """Two-sided p-values of "this area is like the target", one per area.

    The larger of two: the exact one (binomial, for a rate Poisson; twice the smaller tail), which
    small areas need, and the normal one with the spread between areas in its variance, which large
    areas need. Without the second every large city would differ, since no two are the same.

    Spiegelhalter DJ. Quality and Safety in Health Care 2005;14:347-351 (as overdispersed_limits).
    """
    from scipy.special import ndtr

    variance = target * (1 - target) if kind == "proportion" else target
    z = (events / known - target) / np.sqrt(variance / known + between_variance)
    return np.maximum(2 * ndtr(-np.abs(z)), _exact(events, known, target, kind))


def _exact(events: Counts, known: Counts, target: float, kind: Kind) -> FloatArray:
    from scipy.special import bdtr, pdtr

    def at_most(counts: Counts) -> FloatArray:
        if kind == "proportion":
            return bdtr(counts, known, target)
        return pdtr(counts, known * target)

    below = np.where(events > 0, at_most(np.maximum(events - 1, 0)), 0.0)
    return np.minimum(2 * np.minimum(at_most(events), 1 - below), 1)
