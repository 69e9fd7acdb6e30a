"""What may be said of a figure: intervals around it, differences between two, trends.

    from kansrijk.monitor.statistics import wilson_interval

Mistakes in the arguments are programming mistakes and raise ValueError: whoever calls has
already checked what the user gave. scipy is imported inside the functions that need it, so that
a web process that only reads a release never loads it.
"""

from kansrijk.monitor.statistics.proportions import (
    TwoProportionTest,
    two_proportion_test,
    wilson_interval,
)
from kansrijk.monitor.statistics.rates import byar_interval
from kansrijk.monitor.statistics.trends import Trend, logit_trend

__all__ = [
    "Trend",
    "TwoProportionTest",
    "byar_interval",
    "logit_trend",
    "two_proportion_test",
    "wilson_interval",
]
