"""An invented country: municipalities on hexagons, the regions around them and their past.

A ``Ground`` is a piece of a present municipality that always belonged together; the mergers of
the past are told by which code each ground had, until when.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

import numpy as np

from kansrijk.monitor.sources.synthetic.facts import assume, assume_count
from kansrijk.monitor.sources.synthetic.merging import Ground, Happened, merge_back
from kansrijk.monitor.sources.synthetic.names import parts, place_names, region_names
from kansrijk.monitor.sources.synthetic.randomness import Floats, Ints, generator
from kansrijk.monitor.sources.synthetic.tiles import Cell, divide, grow_land, point

#: Borders reach back at least so far, so that every merger lies within them.
LEAST_YEARS_BACK = 4


@dataclass(frozen=True, eq=False)
class Country:
    """The country in the borders of every year; arrays have one element per municipality of now.

    ``ggd``, ``province``, ``zorgkantoor`` and ``organisation`` are numbers from 0;
    ``province_of_ggd`` leads from one to the other. ``inhabitants`` is of 1 January of the last
    year and ``growth`` the fraction by which it grew each year; ``fertility`` is births per
    inhabitant against those of the country.
    """

    years: tuple[int, ...]
    cells: tuple[Cell, ...]
    ggd: Ints
    province_of_ggd: Ints
    zorgkantoor: Ints
    organisation: Ints
    inhabitants: Floats
    growth: Floats
    fertility: Floats
    grounds: tuple[Ground, ...]
    happened: tuple[Happened, ...]
    name_of: dict[str, str]
    region_names: tuple[str, ...]

    @property
    def last_year(self) -> int:
        """The border year of now."""
        return self.years[-1]

    @cached_property
    def present(self) -> Ints:
        """Per ground the municipality of now."""
        return np.array([ground.present for ground in self.grounds])

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Per municipality of now its code."""
        code_of = {ground.present: ground.code for ground in self.grounds}
        return tuple(code_of[i] for i in range(len(self.cells)))

    def codes_on(self, day: date) -> list[str]:
        """Per ground the code it had on a day."""
        return [ground.code_on(day) for ground in self.grounds]

    def people(self, year: int) -> Floats:
        """Per ground the inhabitants on 1 January of a year."""
        now = self.inhabitants * (1 + self.growth) ** (year - self.last_year)
        return now[self.present] * np.array([ground.fraction for ground in self.grounds])

    def inhabitants_of(self, year: int) -> dict[str, int]:
        """Inhabitants on 1 January of a year by the codes of that day."""
        totals: dict[str, float] = {}
        for code, people in zip(self.codes_on(date(year, 1, 1)), self.people(year), strict=True):
            totals[code] = totals.get(code, 0) + float(people)
        return {code: max(1, round(total)) for code, total in sorted(totals.items())}


def invent_country(
    seed: int, first_year: int, last_year: int, municipalities: int | None = None
) -> Country:
    """The country of a seed, with its borders from ``first_year`` (or earlier) to ``last_year``.

    With fewer ``municipalities`` than the Netherlands has, there are fewer regions in proportion.
    """
    count = municipalities or assume_count("municipalities")
    ggds = _in_proportion("ggds", count)
    cells = _middle_first(grow_land(generator(seed, "land"), count))
    points = np.array([point(cell) for cell in cells])
    ggd = divide(generator(seed, "ggd"), points, ggds)
    inhabitants = _inhabitants(seed, count)
    merged = merge_back(generator(seed, "mergers"), cells, ggd, inhabitants, last_year)
    names = place_names(generator(seed, "names"), len(merged.codes))
    return Country(
        years=tuple(range(min(first_year, last_year - LEAST_YEARS_BACK), last_year + 1)),
        cells=tuple(cells),
        ggd=ggd,
        province_of_ggd=_provinces(seed, points, ggd, count),
        zorgkantoor=divide(
            generator(seed, "zorgkantoor"), points, _in_proportion("zorgkantoor_regions", count)
        ),
        organisation=_organisations(ggd),
        inhabitants=inhabitants,
        growth=_growth(seed, count),
        fertility=_fertility(seed, count),
        grounds=merged.grounds,
        happened=merged.happened,
        name_of=dict(zip(merged.codes, names, strict=True)),
        region_names=_region_names(seed),
    )


def _middle_first(cells: list[Cell]) -> list[Cell]:
    """The first municipality is the largest, and lies in the middle of the country."""
    points = np.array([point(cell) for cell in cells])
    middle = int(((points - points.mean(axis=0)) ** 2).sum(axis=1).argmin())
    return [cells[middle], *cells[:middle], *cells[middle + 1 :]]


def _inhabitants(seed: int, count: int) -> Floats:
    """The quantiles of a lognormal distribution in an order by chance, the largest first."""
    from scipy.special import ndtri

    steps = ndtri((np.arange(count) + 0.5) / count)
    sizes = np.exp(assume("inhabitants_log_mean") + assume("inhabitants_log_deviation") * steps)
    shuffled = generator(seed, "inhabitants").permutation(sizes[:-1])
    return np.round(np.concatenate([sizes[-1:], shuffled]))


def _growth(seed: int, count: int) -> Floats:
    rng = generator(seed, "growth")
    return rng.normal(assume("inhabitants_growth"), assume("inhabitants_growth_deviation"), count)


def _fertility(seed: int, count: int) -> Floats:
    """Births per inhabitant against those of the country."""
    return np.exp(generator(seed, "fertility").normal(0, assume("fertility_deviation"), count))


def _in_proportion(name: str, municipalities: int) -> int:
    """So many regions of a kind that each holds as many municipalities as in the Netherlands."""
    return max(2, round(assume_count(name) * municipalities / assume_count("municipalities")))


def _provinces(seed: int, points: Floats, ggd: Ints, municipalities: int) -> Ints:
    """A province for each GGD, by where the middle of the GGD lies."""
    middles = np.array([points[ggd == k].mean(axis=0) for k in range(ggd.max() + 1)])
    provinces = min(len(middles), _in_proportion("provinces", municipalities))
    return divide(generator(seed, "province"), middles, provinces)


def _organisations(ggd: Ints) -> Ints:
    """A youth health care organisation for each municipality, within its GGD."""
    per_ggd = assume_count("jgz_organisations_per_ggd")
    found = np.zeros_like(ggd)
    for k in range(ggd.max() + 1):
        members = np.flatnonzero(ggd == k)
        found[members] = k * per_ggd + np.arange(members.size) * per_ggd // members.size
    return found


def _region_names(seed: int) -> tuple[str, ...]:
    """The names of provinces, GGDs and zorgkantoor regions, in that order."""
    count = assume_count("ggds") + assume_count("zorgkantoor_regions")
    regions = region_names(generator(seed, "regions"), count)
    return tuple(chain(parts("province"), regions))
