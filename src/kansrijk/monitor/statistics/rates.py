"""How sure a count of events is, whatever it is later divided by."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from kansrijk.monitor.statistics.arguments import (
    FloatArray,
    as_given,
    checked_counts,
    normal_quantile,
    tails,
)


def byar_interval(
    count: ArrayLike, level: float = 0.95, exact_below: int | None = None
) -> tuple[Any, Any]:
    """Limits around a count that behaves as Poisson: floats for one count, arrays for many.

    Byar's approximation. With ``exact_below=10`` the exact limits for counts below 10, where the
    approximation is weakest. Divide the limits by the person-years or births for a rate. Counts
    may be fractions (standardised or recoded counts).

    Raises ValueError when a count is negative or the level is not between 0 and 1.

    Byar: Breslow NE, Day NE. Statistical methods in cancer research, volume II: the design and
    analysis of cohort studies. IARC 1987, page 69.
    Exact: Garwood F. Fiducial limits for the Poisson distribution. Biometrika 1936;28:437-442.
    """
    counts = checked_counts(count)
    lower, upper = _byar(counts, normal_quantile(level))
    if exact_below is not None and np.any(counts < exact_below):
        exact_lower, exact_upper = _exact(counts, level)
        lower = np.where(counts < exact_below, exact_lower, lower)
        upper = np.where(counts < exact_below, exact_upper, upper)
    return as_given(lower), as_given(upper)


def _byar(counts: FloatArray, z: float) -> tuple[FloatArray, FloatArray]:
    # A count of 0 has lower limit 0; any positive stand-in avoids dividing by it.
    some = np.where(counts > 0, counts, 1.0)
    below = 1 - 1 / (9 * some) - z / (3 * np.sqrt(some))
    # For counts near 1 and high levels the cube would be negative: a count is never below 0.
    lower = np.where(counts > 0, some * np.maximum(below, 0) ** 3, 0.0)
    more = counts + 1
    upper = more * (1 - 1 / (9 * more) + z / (3 * np.sqrt(more))) ** 3
    return lower, upper


def _exact(counts: FloatArray, level: float) -> tuple[FloatArray, FloatArray]:
    # Half a chi-squared quantile with 2k degrees of freedom is a gamma quantile with shape k.
    from scipy.special import gammaincinv

    low, high = tails(level)
    some = np.where(counts > 0, counts, 1.0)
    lower = np.where(counts > 0, gammaincinv(some, low), 0.0)
    return lower, gammaincinv(counts + 1, high)
