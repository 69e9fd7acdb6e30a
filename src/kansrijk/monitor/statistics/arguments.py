"""Checks that intervals, tests and trends share on the counts they are given."""

from collections.abc import Sequence
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.floating[Any]]


def checked_counts(counts: ArrayLike) -> FloatArray:
    """Counts as floats; ValueError when one is negative or not finite."""
    checked = np.asarray(counts, dtype=np.float64)
    if not np.all(np.isfinite(checked) & (checked >= 0)):
        raise ValueError("counts must be finite and 0 or more")
    return checked


def checked_parts(counts: ArrayLike, totals: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Counts and totals as floats; ValueError when a total is 0 or smaller than its count."""
    checked, whole = checked_counts(counts), checked_counts(totals)
    if np.any(whole == 0):
        raise ValueError("a total of 0 has no proportion: leave the figure out as missing")
    if np.any(checked > whole):
        raise ValueError("a count may not be larger than its total")
    return checked, whole


def checked_exposures(exposures: ArrayLike, what: str = "total") -> FloatArray:
    """What counts are divided by (person-years, expected counts), as floats above 0.

    Unlike in ``checked_parts`` a count may be larger than it.
    """
    checked = np.asarray(exposures, dtype=np.float64)
    if not np.all(np.isfinite(checked) & (checked > 0)):
        raise ValueError(f"every {what} must be finite and above 0: leave the others out")
    return checked


def checked_series(
    years: Sequence[float], counts: Sequence[float], totals: Sequence[float], fewest: int
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """One count and total per year as floats; ValueError when there are fewer than ``fewest``."""
    when = np.asarray(years, dtype=np.float64)
    counted, whole = checked_parts(counts, totals)
    if not when.shape == counted.shape == whole.shape or when.ndim != 1:
        raise ValueError("years, counts and totals must be equally long")
    if len(when) < fewest:
        raise ValueError(f"this needs at least {fewest} years, not {len(when)}")
    if len(np.unique(when)) < len(when) or not np.all(np.isfinite(when)):
        raise ValueError("years must be finite, with one value per year")
    return when, counted, whole


def normal_quantile(level: float) -> float:
    """The z of a two-sided interval: 1.95996 for 0.95 and 3.0902 for 0.998."""
    return NormalDist().inv_cdf(1 - _tail(level))


def tails(level: float) -> tuple[float, float]:
    """The probabilities below the lower and the upper limit: 0.025 and 0.975 for 0.95."""
    return _tail(level), 1 - _tail(level)


def as_given(limits: FloatArray) -> Any:
    """A plain float for one count, an array for many."""
    return float(limits) if limits.ndim == 0 else limits


def _tail(level: float) -> float:
    if not 0 < level < 1:
        raise ValueError(f"a level lies between 0 and 1, as 0.95; not {level}")
    return (1 - level) / 2
