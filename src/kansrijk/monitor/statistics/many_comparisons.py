"""Tests of many areas at once: of 342 without anything special, 17 have a p-value below 0.05."""

import numpy as np
from numpy.typing import ArrayLike

from kansrijk.monitor.statistics.arguments import FloatArray


def benjamini_hochberg(p_values: ArrayLike) -> FloatArray:
    """P-values adjusted for being the many they are, in the order given.

    Of the areas with an adjusted p-value below 0.05, at most 5% are expected to be chance: this
    holds the false discovery rate, where a bound on any false alarm at all would find nothing
    in small municipalities. ``p_values`` is one family of tests: one indicator, period and group
    over all areas. For independent tests, and tests that lean the same way.

    Raises ValueError when a p-value is not between 0 and 1 or they have more than one dimension.

    Benjamini Y, Hochberg Y. Controlling the false discovery rate: a practical and powerful
    approach to multiple testing. Journal of the Royal Statistical Society B 1995;57:289-300.
    Adjusted p-values: Yekutieli D, Benjamini Y. Journal of Statistical Planning and Inference
    1999;82:171-196.
    """
    given = np.asarray(p_values, dtype=np.float64)
    if given.ndim != 1:
        raise ValueError("p-values must be a list of one dimension: one family of tests")
    if not np.all((given >= 0) & (given <= 1)):
        raise ValueError("a p-value lies between 0 and 1; leave out what was not tested")
    order = np.argsort(given)
    scaled = given[order] * len(given) / np.arange(1, len(given) + 1)
    adjusted = np.empty_like(given)
    # Never below that of a smaller p-value: from the largest down, the least so far.
    adjusted[order] = np.minimum.accumulate(scaled[::-1])[::-1]
    return adjusted
