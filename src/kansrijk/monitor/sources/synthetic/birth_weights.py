"""Birth weights around the Hoftiezer chart: strictly below its tenth percentile, or not."""

from functools import cache

import numpy as np

from kansrijk.monitor.sources.synthetic.randomness import Flags, Floats, Ints
from kansrijk.reference.loader import load
from kansrijk.reference.tables.monitor import BirthWeightCentile

#: The tenth percentile of a normal distribution lies so many standard deviations from its middle.
Z10 = 1.2815515655446004
LIGHTEST, HEAVIEST = 200, 7500


@cache
def _chart() -> tuple[int, Floats]:
    """The first day, and p10, p50 and p90 by sex (0 female, 1 male) and day from there."""
    rows = load(BirthWeightCentile)
    first = min(row.gestation_days for row in rows)
    last = max(row.gestation_days for row in rows)
    chart = np.zeros((2, last - first + 1, 3))
    for row in rows:
        place = chart[int(row.sex == "male"), row.gestation_days - first]
        place[:] = row.p10_g, row.p50_g, row.p90_g
    return first, chart


def birth_weights(rng: np.random.Generator, male: Ints, gestation: Ints, low: Flags) -> Ints:
    """A weight in grams for each child: below p10 of its sex and day where ``low``.

    After the last day of the chart that last day holds; before the first one the weight falls
    with the third power of the length of the pregnancy.
    """
    from scipy.special import ndtri

    first, chart = _chart()
    day = np.clip(gestation - first, 0, chart.shape[1] - 1)
    p10, p50, p90 = np.moveaxis(chart[male, day], -1, 0)
    chance = rng.uniform(0.01, 0.999, male.size)
    z = ndtri(np.where(low, 0.1 * chance, 0.1 + 0.9 * chance))
    weight = np.round(p50 + z * np.where(z < 0, p50 - p10, p90 - p50) / Z10)
    weight = np.where(low, np.minimum(weight, p10 - 1), np.maximum(weight, p10))
    before = np.minimum(gestation / first, 1.0) ** 3
    return np.clip(np.round(weight * before), LIGHTEST, HEAVIEST).astype(np.int64)
