"""Between which limits areas of a size lie by chance alone when they are all like the target."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kansrijk.monitor.statistics.arguments import (
    FloatArray,
    as_given,
    checked_counts,
    checked_exposures,
    checked_parts,
    normal_quantile,
    tails,
)

Kind = Literal["proportion", "rate", "ratio"]

#: The part of the z-scores at either end that is pulled in before their spread is measured.
WINSORISED = 0.1
#: With fewer areas there is nothing to pull in, and a spread is mostly chance.
FEWEST_AREAS = 10

#: Halves any bracket of counts to below the rounding of a float.
_HALVINGS = 64


def funnel_limits(
    total: ArrayLike, target: ArrayLike, level: float, kind: Kind = "proportion"
) -> tuple[Any, Any]:
    """Control limits around ``target`` for areas of size ``total``, in the unit of the target.

    Returns (lower, upper): floats for one area, arrays for many (``total`` and ``target`` are
    broadcast). Usual levels are 0.95 and 0.998, which has z = 3.0902. By ``kind``:

    - "proportion": ``total`` children and ``target`` a fraction. The area lies outside exactly
      when its Wilson interval does not hold the target, so the limits are
      target +- z sqrt(target (1 - target) / total), within 0 and 1.
    - "rate": ``total`` person-years or births, ``target`` events per one of these. For rare
      outcomes (below about 1 in 100), and where a child may count twice.
    - "ratio": ``total`` expected events and ``target`` usually 1.

    For the last two the area lies outside exactly when the exact Poisson interval around its
    count does not hold what is expected. The limits between whole counts come from the same
    formulas continued (incomplete gamma function), so that the lines are smooth.

    Raises ValueError when a total is 0, a target is not above 0 (a proportion: not below 1), or
    the level is not between 0 and 1.

    Spiegelhalter DJ. Funnel plots for comparing institutional performance. Statistics in Medicine
    2005;24:1185-1202. Limits as inverted intervals: Public Health England, Technical guide:
    funnel plots, 2017; exact Poisson: Garwood F. Biometrika 1936;28:437-442.
    """
    size, aim = checked_exposures(total), _checked_target(target, kind)
    lower, upper = _limits(size, aim, level, kind)
    return as_given(lower), as_given(upper)


@dataclass(frozen=True, slots=True)
class OverdispersedFunnel:
    """Funnel limits that allow for areas that really differ a little.

    ``dispersion`` (phi) is how much more the areas vary than chance alone would make them; about
    1 or less when there is nothing more. ``between_variance`` (tau squared, in the unit of the
    target squared) is how much of that is added to the variance of every area; 0 when nothing.
    """

    lower: Any
    upper: Any
    dispersion: float
    between_variance: float


def overdispersed_limits(
    counts: ArrayLike,
    totals: ArrayLike,
    target: float,
    level: float,
    kind: Kind = "proportion",
    at: ArrayLike | None = None,
) -> OverdispersedFunnel:
    """Funnel limits widened by the spread that the areas have beyond chance.

    ``counts`` and ``totals`` are those of all areas, one-dimensional, as in ``funnel_limits``;
    ``at`` are the sizes to give limits for, to draw the lines (left out: the areas' own).

    Of every area z = (value - target) / error under the target. The highest and lowest 10% of
    the z are pulled in to their quantiles, so that a few areas where something is the matter do
    not widen the funnel that should find them. phi is then the mean of z squared, and with I
    areas and weights w = 1 / error squared

        tau squared = (I phi - (I - 1)) / (sum w - sum w^2 / sum w), or 0 when that is negative.

    The distance from target to limit becomes sqrt(distance^2 + z^2 tau^2): for proportions
    the published target +- z sqrt(error^2 + tau^2); for rates and ratios the same with the exact
    distance to either side. Without spread the limits are those of ``funnel_limits``.

    Raises ValueError with fewer than 10 areas, and as ``funnel_limits``.

    Spiegelhalter DJ. Handling over-dispersion of performance indicators. Quality and Safety in
    Health Care 2005;14:347-351.
    """
    counted, size = _checked_areas(counts, totals, kind)
    aim = _checked_target(target, kind)
    variance = _variance(size, aim, kind)
    dispersion = _dispersion((counted / size - aim) / np.sqrt(variance))
    between = _between_variance(dispersion, 1 / variance)
    where = size if at is None else checked_exposures(at)
    lower, upper = _limits(where, aim, level, kind)
    added = normal_quantile(level) ** 2 * between
    lower = np.maximum(aim - np.hypot(aim - lower, np.sqrt(added)), 0)
    upper = aim + np.hypot(upper - aim, np.sqrt(added))
    upper = np.minimum(upper, 1) if kind == "proportion" else upper
    return OverdispersedFunnel(as_given(lower), as_given(upper), dispersion, between)


def _checked_target(target: ArrayLike, kind: Kind) -> FloatArray:
    aim = checked_exposures(target, "target")
    if kind == "proportion" and np.any(aim >= 1):
        raise ValueError("the target of a proportion is a fraction below 1, as 0.15")
    return aim


def _checked_areas(
    counts: ArrayLike, totals: ArrayLike, kind: Kind
) -> tuple[FloatArray, FloatArray]:
    if kind == "proportion":
        counted, size = checked_parts(counts, totals)
    else:
        counted, size = checked_counts(counts), checked_exposures(totals)
    if counted.shape != size.shape or counted.ndim != 1:
        raise ValueError("counts and totals must be equally long")
    if len(counted) < FEWEST_AREAS:
        raise ValueError(f"the spread needs at least {FEWEST_AREAS} areas, not {len(counted)}")
    return counted, size


def _variance(size: FloatArray, aim: FloatArray, kind: Kind) -> FloatArray:
    """The variance by chance alone of the value of an area that is like the target."""
    return aim * (1 - aim) / size if kind == "proportion" else aim / size


def _dispersion(z: FloatArray) -> float:
    low, high = np.quantile(z, [WINSORISED, 1 - WINSORISED])
    return float(np.mean(np.clip(z, low, high) ** 2))


def _between_variance(dispersion: float, weights: FloatArray) -> float:
    areas = len(weights)
    beyond_chance = areas * dispersion - (areas - 1)
    return max(0.0, float(beyond_chance / (weights.sum() - (weights**2).sum() / weights.sum())))


def _limits(
    size: FloatArray, aim: FloatArray, level: float, kind: Kind
) -> tuple[FloatArray, FloatArray]:
    if kind == "proportion":
        distance = normal_quantile(level) * np.sqrt(_variance(size, aim, kind))
        return np.maximum(aim - distance, 0), np.minimum(aim + distance, 1)
    lower, upper = _exact_counts(size * aim, level)
    return lower / size, upper / size


def _exact_counts(expected: FloatArray, level: float) -> tuple[FloatArray, FloatArray]:
    """The counts whose exact Poisson interval just reaches ``expected``, as smooth numbers.

    The lower one has P(count or fewer) equal to the tail, the upper one P(count or more).
    """
    from scipy.special import gammainc, gammaincc

    tail, z = tails(level)[0], normal_quantile(level)
    nothing = np.zeros_like(expected)
    lower = _bisect(nothing, expected, lambda count: gammaincc(count + 1, expected) < tail)
    # A count of 0 is no exception where even 0 is more likely than the tail.
    lower = np.where(np.exp(-expected) < tail, lower, 0.0)
    far = expected + z * np.sqrt(expected) + z**2 + 2
    return lower, _bisect(nothing, far, lambda count: gammainc(count, expected) > tail)


def _bisect(
    low: FloatArray, high: FloatArray, is_below: Callable[[FloatArray], NDArray[np.bool_]]
) -> FloatArray:
    """For each element the place between low and high where ``is_below`` ceases to be true."""
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        below = is_below(middle)
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    return (low + high) / 2
