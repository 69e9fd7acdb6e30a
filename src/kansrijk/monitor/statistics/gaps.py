"""How sure the gap between the proportions of two groups is, as difference and as ratio."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from kansrijk.monitor.statistics.arguments import as_given, checked_parts, normal_quantile
from kansrijk.monitor.statistics.proportions import wilson_interval


def difference_interval(
    count1: ArrayLike,
    total1: ArrayLike,
    count2: ArrayLike,
    total2: ArrayLike,
    level: float = 0.95,
) -> tuple[Any, Any]:
    """Limits around count1 / total1 - count2 / total2, as fractions from -1 to 1.

    Newcombe's hybrid score interval: the distances from either proportion to its own Wilson
    limits, squared and added. Also right for small groups and proportions of 0 or 1. Returns
    (lower, upper): floats for one pair, arrays for many (the arguments are broadcast). Both
    groups must be independent: no child in both.

    Raises ValueError as ``wilson_interval`` does.

    Newcombe RG. Interval estimation for the difference between independent proportions:
    comparison of eleven methods. Statistics in Medicine 1998;17:873-890, method 10.
    """
    one, other = _share(count1, total1), _share(count2, total2)
    lower1, upper1 = wilson_interval(count1, total1, level)
    lower2, upper2 = wilson_interval(count2, total2, level)
    difference = one - other
    lower = difference - np.hypot(one - lower1, upper2 - other)
    upper = difference + np.hypot(upper1 - one, other - lower2)
    return as_given(lower), as_given(upper)


def ratio_interval(
    count1: ArrayLike,
    total1: ArrayLike,
    count2: ArrayLike,
    total2: ArrayLike,
    level: float = 0.95,
) -> tuple[Any, Any]:
    """Limits around (count1 / total1) / (count2 / total2), how many times as often.

    The log method of Katz. Returns (lower, upper): floats for one pair, arrays for many (the
    arguments are broadcast). Both groups must be independent: no child in both.

    Raises ValueError as ``wilson_interval`` does, and where the method has no answer: nothing
    is counted in one of the groups, or everything in both. Show the difference there.

    Katz D, Baptista J, Azen SP, Pike MC. Obtaining confidence intervals for the risk ratio in
    cohort studies. Biometrics 1978;34:469-474.
    """
    ones, whole1 = checked_parts(count1, total1)
    others, whole2 = checked_parts(count2, total2)
    if np.any(ones == 0) or np.any(others == 0):
        raise ValueError("no ratio has an interval when nothing is counted in one of the groups")
    variance = (1 / ones - 1 / whole1) + (1 / others - 1 / whole2)
    if np.any(variance <= 0):
        raise ValueError("no ratio has an interval when everything is counted in both groups")
    logarithm = np.log(ones / whole1) - np.log(others / whole2)
    width = normal_quantile(level) * np.sqrt(variance)
    return as_given(np.exp(logarithm - width)), as_given(np.exp(logarithm + width))


def _share(count: ArrayLike, total: ArrayLike) -> Any:
    counts, totals = checked_parts(count, total)
    return counts / totals
