"""How sure a proportion is, and whether two proportions differ."""

from dataclasses import dataclass
from statistics import NormalDist
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike

from kansrijk.monitor.statistics.arguments import as_given, checked_parts, normal_quantile

#: Below this expected count the normal approximation of a 2x2 table is not trusted.
#: Cochran WG. Some methods for strengthening the common chi-squared tests. Biometrics 1954.
SMALLEST_EXPECTED = 5


def wilson_interval(count: ArrayLike, total: ArrayLike, level: float = 0.95) -> tuple[Any, Any]:
    """Limits of the score interval of Wilson around count / total.

    Returns (lower, upper) as fractions from 0 to 1: floats for one count, arrays for many
    (``count`` and ``total`` are broadcast). A count of 0 has lower limit exactly 0, a count
    equal to the total has upper limit exactly 1.

    Raises ValueError when a total is 0, a count is negative or larger than its total, or the
    level is not between 0 and 1.

    For rare outcomes (about 0.2% of 100) the interval holds the truth less often than it says;
    pool years, or use ``byar_interval``.

    Wilson EB. Probable inference, the law of succession, and statistical inference.
    Journal of the American Statistical Association 1927;22:209-212.
    """
    counts, totals = checked_parts(count, total)
    z = normal_quantile(level)
    share = counts / totals
    centre = share + z**2 / (2 * totals)
    width = z * np.sqrt(share * (1 - share) / totals + z**2 / (4 * totals**2))
    scale = 1 + z**2 / totals
    # Rounding may leave 1e-17 where the limit is 0 or 1 by algebra.
    lower = np.where(counts == 0, 0.0, (centre - width) / scale)
    upper = np.where(counts == totals, 1.0, (centre + width) / scale)
    return as_given(lower), as_given(upper)


@dataclass(frozen=True, slots=True)
class TwoProportionTest:
    """The two-sided p-value of "these proportions are equal", and the test that gave it."""

    p_value: float
    method: Literal["fisher", "z"]


def two_proportion_test(count1: int, total1: int, count2: int, total2: int) -> TwoProportionTest:
    """Test whether count1 / total1 and count2 / total2 differ, two-sided.

    Fisher's exact test when an expected cell of the 2x2 table is below 5, otherwise the pooled
    z-test without continuity correction. Raises ValueError as ``wilson_interval`` does.

    Fisher RA. The logic of inductive inference. Journal of the Royal Statistical Society 1935.
    Pooled z: Fleiss JL. Statistical methods for rates and proportions, 2nd ed. 1981, ch. 2.
    """
    checked_parts([count1, count2], [total1, total2])
    events, everyone = count1 + count2, total1 + total2
    # In whole numbers, so that an expected count of exactly 5 is not 4.999.
    if min(total1, total2) * min(events, everyone - events) < SMALLEST_EXPECTED * everyone:
        return TwoProportionTest(_fisher(count1, total1, count2, total2), "fisher")
    pooled = events / everyone
    error = (pooled * (1 - pooled) * (1 / total1 + 1 / total2)) ** 0.5
    z = abs(count1 / total1 - count2 / total2) / error
    return TwoProportionTest(2 * NormalDist().cdf(-z), "z")


def _fisher(count1: int, total1: int, count2: int, total2: int) -> float:
    from scipy.stats import fisher_exact

    table = [[count1, total1 - count1], [count2, total2 - count2]]
    return float(fisher_exact(table).pvalue)
