"""What may be said of a figure: intervals around it, gaps, funnels, shrinkage, trends.

    from kansrijk.monitor.statistics import wilson_interval

Mistakes in the arguments are programming mistakes and raise ValueError: whoever calls has
already checked what the user gave. scipy is imported inside the functions that need it, so that
a web process that only reads a release never loads it.
"""

from kansrijk.monitor.statistics.funnels import (
    OverdispersedFunnel,
    funnel_limits,
    overdispersed_limits,
)
from kansrijk.monitor.statistics.gaps import difference_interval, ratio_interval
from kansrijk.monitor.statistics.joinpoint import Joinpoint, joinpoint
from kansrijk.monitor.statistics.many_comparisons import benjamini_hochberg
from kansrijk.monitor.statistics.proportions import (
    TwoProportionTest,
    two_proportion_test,
    wilson_interval,
)
from kansrijk.monitor.statistics.rates import byar_interval
from kansrijk.monitor.statistics.shrinkage import Shrinkage, beta_binomial_shrinkage
from kansrijk.monitor.statistics.standardisation import (
    directly_standardised_rate,
    indirectly_standardised_ratio,
)
from kansrijk.monitor.statistics.trends import Trend, logit_trend

__all__ = [
    "Joinpoint",
    "OverdispersedFunnel",
    "Shrinkage",
    "Trend",
    "TwoProportionTest",
    "benjamini_hochberg",
    "beta_binomial_shrinkage",
    "byar_interval",
    "difference_interval",
    "directly_standardised_rate",
    "funnel_limits",
    "indirectly_standardised_ratio",
    "joinpoint",
    "logit_trend",
    "overdispersed_limits",
    "ratio_interval",
    "two_proportion_test",
    "wilson_interval",
]
