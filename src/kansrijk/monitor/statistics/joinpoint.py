"""Whether a series bends: two straight trends that meet in a year, instead of one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kansrijk.monitor.statistics.arguments import FloatArray, checked_series

#: As in the National Cancer Institute's Joinpoint program for one join.
FEWEST_YEARS = 7
#: Years from either end that cannot be the join: each line has at least two years of its own.
_FROM_THE_END = 2
#: Level, slope, change of slope, and the year of the join.
_PARAMETERS = 4
SIGNIFICANCE = 0.05

#: Any fixed number will do; with it the same figures give the same verdict every time.
SEED = 19910317


@dataclass(frozen=True, slots=True)
class Joinpoint:
    """The bend that fits best, and how likely so sharp a bend is without one.

    ``year`` is where the lines meet; the slopes are in log-odds per year. ``f`` is the largest F
    over all years that may be the join, ``critical`` what it must exceed to be below 0.05,
    ``p_value`` the share of simulated straight series with a larger one.
    """

    year: float
    slope_before: float
    slope_after: float
    f: float
    critical: float
    p_value: float


def joinpoint(
    years: Sequence[float],
    counts: Sequence[float],
    totals: Sequence[float],
    simulations: int = 999,
    seed: int = SEED,
) -> Joinpoint:
    """Fit one bend to the proportions counts / totals, and test it against a straight line.

    Log-odds (with 0.5 added to either count, so that none is infinite) are fitted by least
    squares, weighted by how sure each is; the lines meet in one of the years, at least two years
    from either end. The years jump about by more than chance, so the test compares with the
    spread around the lines, and never takes that to be less than chance alone.

    The best of several years is chosen, so F has no F distribution (its table gives about twice
    the false alarms). The largest F of ``simulations`` straight series with normal errors and
    the same years and weights is found instead; with 999 the smallest p-value is 0.001. The same
    ``seed`` gives the same answer.

    For the country and GGD regions only: ten years have little power to find a bend, and in a
    municipality none worth the name.

    Raises ValueError with fewer than 7 years, two values for one year, a total of 0, a count
    above its total, or fewer than 19 simulations (which cannot reach 0.05).

    Kim HJ, Fay MP, Feuer EJ, Midthune DN. Permutation tests for joinpoint regression with
    applications to cancer rates. Statistics in Medicine 2000;19:335-351.
    Largest F: Andrews DWK. Tests for parameter instability and structural change with unknown
    change point. Econometrica 1993;61:821-856.
    Log-odds and weights: Cox DR, Snell EJ. Analysis of binary data, 2nd ed. 1989, ch. 2.
    """
    if (simulations + 1) * SIGNIFICANCE < 1:
        raise ValueError(f"{simulations} simulations cannot reach a p-value of {SIGNIFICANCE}")
    when, log_odds, root_weights = _sorted_log_odds(years, counts, totals)
    joins = when[_FROM_THE_END:-_FROM_THE_END]
    bends = _Bends(when, joins, root_weights)
    f = bends.f(log_odds * root_weights, least_spread=1.0)
    random = np.random.default_rng(seed)
    by_chance = bends.f(random.standard_normal((simulations, len(when)))).max(axis=-1)
    best = int(np.argmax(f))
    before, change = _slopes(when, joins[best], log_odds, root_weights)
    return Joinpoint(
        year=float(joins[best]),
        slope_before=before,
        slope_after=before + change,
        f=float(f[best]),
        critical=_critical(by_chance),
        p_value=float((1 + np.sum(by_chance >= f[best])) / (simulations + 1)),
    )


def _sorted_log_odds(
    years: Sequence[float], counts: Sequence[float], totals: Sequence[float]
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Years in order, their log-odds, and one over the standard error of each."""
    when, counted, whole = checked_series(years, counts, totals, FEWEST_YEARS)
    order = np.argsort(when)
    ones, others = counted[order] + 0.5, (whole - counted)[order] + 0.5
    return when[order], np.log(ones / others), 1 / np.sqrt(1 / ones + 1 / others)


class _Bends:
    """F of a bend in each of the joins, for one series or many with the same years and weights.

    Each bend is one column more than the straight line. Without its part along the line and at
    length 1, the square of its product with a series is what the bend explains of it.
    """

    def __init__(self, when: FloatArray, joins: FloatArray, root_weights: FloatArray) -> None:
        line = np.column_stack([np.ones_like(when), when - when.mean()])
        self.line = np.linalg.qr(line * root_weights[:, None])[0]
        after = np.maximum(when[:, None] - joins, 0) * root_weights[:, None]
        apart = self._without_line(after.T)
        self.directions = (apart / np.linalg.norm(apart, axis=1, keepdims=True)).T
        self.freedom = len(when) - _PARAMETERS

    def f(self, weighted: FloatArray, least_spread: float = 0.0) -> FloatArray:
        """By join, for each series in the rows of ``weighted`` (values over standard errors)."""
        around_line = self._without_line(weighted)
        explained = (around_line @ self.directions) ** 2
        left = (around_line**2).sum(axis=-1, keepdims=True) - explained
        return explained / np.maximum(left / self.freedom, least_spread)

    def _without_line(self, rows: FloatArray) -> FloatArray:
        return rows - (rows @ self.line) @ self.line.T


def _slopes(
    when: FloatArray, join: float, log_odds: FloatArray, root_weights: FloatArray
) -> tuple[float, float]:
    """The slope before the join, and how much it changes there."""
    middle = when - when.mean()
    design = np.column_stack([np.ones_like(when), middle, np.maximum(when - join, 0)])
    weighted = design * root_weights[:, None]
    _, before, change = np.linalg.lstsq(weighted, log_odds * root_weights, rcond=None)[0]
    return float(before), float(change)


def _critical(by_chance: FloatArray) -> float:
    """The largest simulated F that still gives a p-value above 0.05."""
    allowed = int((len(by_chance) + 1) * SIGNIFICANCE) - 1
    return float(np.sort(by_chance)[::-1][allowed])
