"""The youth health care organisations, and which of them deliver in a year."""

import numpy as np

from kansrijk.monitor.sources.synthetic.country import Country
from kansrijk.monitor.sources.synthetic.facts import assume
from kansrijk.monitor.sources.synthetic.randomness import Ints, generator, whole


def organisation_codes(country: Country) -> list[str]:
    """The codes by number, VJ01 and so on."""
    return [f"VJ{number + 1:02d}" for number in range(int(country.organisation.max()) + 1)]


def delivering(seed: int, country: Country, year: int) -> Ints:
    """The numbers of the organisations that deliver in ``year``.

    Always about half; most deliver, or do not, for some years on end.
    """
    count = int(country.organisation.max()) + 1
    rng = generator(seed, "organisations", country.years[0])
    eagerness = rng.random(count)
    for each in range(country.years[0] + 1, year + 1):
        rng = generator(seed, "organisations", each)
        anew = rng.random(count) < assume("jgz_turnover")
        eagerness = np.where(anew, rng.random(count), eagerness)
    return np.sort(np.argsort(eagerness)[: whole(assume("jgz_delivering") * count)])
