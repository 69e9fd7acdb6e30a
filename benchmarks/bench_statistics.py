"""Whether trends, shrinkage and funnels keep what they promise, where the truth is known.

Everything is drawn: proportions that are true, then counts by chance. The municipalities have the
births of the real ones in 2023, so the skew in size is that of the country. How much they truly
differ is not known; here their log-odds have a standard deviation of 0.15 (two in three between
about 12% and 16% when 14% is usual), and nothing special happens anywhere. Nothing here measures
time; the same seed gives the same table.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import track
from timing import print_table, verdict

from kansrijk.monitor.statistics import (
    beta_binomial_shrinkage,
    funnel_limits,
    logit_trend,
    overdispersed_limits,
)
from kansrijk.reference.loader import load
from kansrijk.reference.tables.context import BaselineValue

SEED = 2024
LEVEL = 0.05

YEARS = np.arange(10)
SERIES = 4000
#: How much a true proportion jumps about its mean from year to year, as part of that mean.
YEARLY_NOISE = 0.03
#: What is counted: name, births a year, true proportion.
TREND_CASES = (
    ("the country", 170_000, 0.14),
    ("the country, vulnerable", 11_560, 0.207),
    ("a GGD region", 6_800, 0.14),
)
MOST_FALSE_ALARMS = 0.07
#: What the usual test must do wrong at least, or the cases would be too easy to show anything.
LEAST_WITHOUT_DISPERSION = 0.15

COUNTRIES = 400
USUAL, SPREAD = 0.14, 0.15
LARGEST_ERROR = 0.65
COVERAGE = (0.93, 0.97)
OUTER = 0.998
#: Of the areas outside the plain funnel, the part that may still be outside the widened one.
LARGEST_LEFT = 0.5

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Result:
    """One line: what was measured, how it is written, and within which limits it must lie."""

    what: str
    value: float
    least: float | None = None
    most: float | None = None
    form: str = ".1%"

    @property
    def reached(self) -> bool:
        """Whether the value lies within its limits."""
        return (self.least is None or self.value >= self.least) and (
            self.most is None or self.value <= self.most
        )

    def row(self) -> list[str]:
        """The cells of this line in the table."""
        limits = [
            f"{word} {limit:{self.form}}"
            for word, limit in (("at least", self.least), ("at most", self.most))
            if limit is not None
        ]
        answer = ("yes" if self.reached else "NO") if limits else ""
        return [self.what, f"{self.value:{self.form}}", ", ".join(limits), answer]


def main() -> int:
    """Simulate, print, and fail when a limit is missed."""
    results = [*trends(), *areas()]
    print_table(("what", "found", "limit", "reached"), [result.row() for result in results])
    print()
    return verdict([f"{r.what}: {r.value:{r.form}}" for r in results if not r.reached])


def progress(name: str, times: int) -> Iterator[int]:
    """Count to ``times`` behind a bar that stays out of what is printed."""
    yield from track(range(times), name, console=Console(stderr=True), transient=True)


# Trends -------------------------------------------------------------------------------------------


def trends() -> Iterator[Result]:
    """How often ten years without a trend seem to have one."""
    for name, births, proportion in TREND_CASES:
        random = np.random.default_rng(SEED)
        totals, spread = np.full(len(YEARS), births), YEARLY_NOISE / (1 - proportion)
        ours = theirs = 0
        for _ in progress(name, SERIES):
            counts = random.binomial(births, noisy(random, proportion, spread, len(YEARS)))
            ours += logit_trend(YEARS, counts, totals).p_value < LEVEL
            theirs += cochran_armitage(YEARS, counts, totals) < LEVEL
        what = f"trend without a trend, {name}"
        yield Result(f"{what}: logit_trend", ours / SERIES, most=MOST_FALSE_ALARMS)
        yield Result(f"{what}: Cochran-Armitage", theirs / SERIES, least=LEAST_WITHOUT_DISPERSION)


def noisy(random: np.random.Generator, proportion: float, spread: float, times: int) -> Numbers:
    """True proportions whose log-odds are normal around that of ``proportion``."""
    usual = np.log(proportion / (1 - proportion))
    return 1 / (1 + np.exp(-random.normal(usual, spread, times)))


def cochran_armitage(years: Numbers, counts: Numbers, totals: Numbers) -> float:
    """The two-sided p-value of the usual test for a trend, which takes years to be chance alone.

    Armitage P. Tests for linear trends in proportions and frequencies. Biometrics 1955;11:375-386.
    """
    pooled = counts.sum() / totals.sum()
    from_mean = years - (totals * years).sum() / totals.sum()
    variance = pooled * (1 - pooled) * (totals * from_mean**2).sum()
    return 2 * NormalDist().cdf(-abs((from_mean * counts).sum()) / variance**0.5)


# Areas --------------------------------------------------------------------------------------------


def areas() -> list[Result]:
    """The errors of raw and shrunk proportions, and the areas outside either funnel."""
    random = np.random.default_rng(SEED)
    births = births_by_municipality()
    raw, shrunk, held, plain, widened = np.transpose(
        [one_country(random, births) for _ in progress(f"{len(births)} areas", COUNTRIES)]
    ).mean(axis=1)
    low, high = COVERAGE
    outside = f"of {len(births)} areas like any other, outside the 99.8% funnel"
    return [
        Result("error of raw proportions (root mean square, points)", 100 * raw**0.5, form=".2f"),
        Result("error of shrunk proportions", 100 * shrunk**0.5, form=".2f"),
        Result("shrunk over raw", (shrunk / raw) ** 0.5, most=LARGEST_ERROR, form=".3f"),
        Result("95% intervals of shrunk proportions that hold the truth", held, low, high),
        Result(f"{outside}: plain", plain, form=".1f"),
        Result(f"{outside}: widened", widened, most=LARGEST_LEFT * plain, form=".1f"),
    ]


def births_by_municipality() -> NDArray[np.int64]:
    """Of the real municipalities in 2023."""
    found = [
        row.value
        for row in load(BaselineValue)
        if (row.measure, row.year) == ("births", 2023) and row.code.startswith("GM")
    ]
    return np.array([value for value in found if value > 0], dtype=np.int64)


def one_country(
    random: np.random.Generator, births: NDArray[np.int64]
) -> tuple[float, float, float, int, int]:
    """Squared errors of raw and shrunk, part of the intervals that hold, areas outside."""
    truth = noisy(random, USUAL, SPREAD, len(births))
    counts = random.binomial(births, truth)
    raw, result = counts / births, beta_binomial_shrinkage(counts, births)
    target = counts.sum() / births.sum()
    widened = overdispersed_limits(counts, births, target, OUTER)
    return (
        float(np.mean((raw - truth) ** 2)),
        float(np.mean((result.shrunk - truth) ** 2)),
        float(np.mean((result.lower <= truth) & (truth <= result.upper))),
        outside(raw, *funnel_limits(births, target, OUTER)),
        outside(raw, widened.lower, widened.upper),
    )


def outside(values: Numbers, lower: Numbers, upper: Numbers) -> int:
    """How many values are below or above their limits."""
    return int(np.sum((values < lower) | (values > upper)))


if __name__ == "__main__":
    sys.exit(main())
