"""Whether a proportion rises or falls over the years, more than its years jump about."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from kansrijk.monitor.statistics.arguments import FloatArray, checked_series

#: With fewer years the dispersion has too few degrees of freedom to be worth estimating.
FEWEST_YEARS = 5

_MOST_STEPS = 100
#: Squared step in standard errors at which the fit has settled; Newton squares what is left.
_SETTLED = 1e-10
_ROUNDING = 1e-12
#: A slope below this (log-odds per year) is rounding, not direction.
_FLAT = 1e-10


@dataclass(frozen=True, slots=True)
class Trend:
    """A fitted trend.

    ``slope`` and ``standard_error`` are in log-odds per year. ``dispersion`` is how much more
    the years vary than chance alone would make them (1 or more). ``direction`` is the sign of
    the slope and says nothing of certainty; that is ``p_value``, two-sided.
    """

    slope: float
    standard_error: float
    dispersion: float
    p_value: float
    direction: Literal["up", "down", "flat"]


def logit_trend(years: Sequence[float], counts: Sequence[float], totals: Sequence[float]) -> Trend:
    """Fit log-odds = a + slope x year to counts out of totals, one per year.

    A binomial regression weighted by the totals, fitted by iteratively reweighted least squares.
    The standard error is widened by the dispersion X2 / df (Pearson), never narrowed: below 1 it
    is held at 1, and p comes from Student's t with df = years - 2. Without this a national
    series "changes" nearly every time, because years differ more than chance alone.

    Single years with count 0 or count = total take part. Raises ValueError with fewer than 5
    different years, two values for one year, a total of 0, a count above its total, or counts
    without a finite slope: nothing or everything counted in all years, or one side of a year
    nothing and the other side everything, or proportions too close to 0 and 1 to fit.

    McCullagh P, Nelder JA. Generalized linear models, 2nd ed. Chapman & Hall 1989, ch. 4.
    Finite slope: Albert A, Anderson JA. On the existence of maximum likelihood estimates in
    logistic regression models. Biometrika 1984;71:1-10.
    """
    when, counted, whole = checked_series(years, counts, totals, FEWEST_YEARS)
    _refuse_without_finite_slope(when, counted, whole)
    design = np.column_stack([np.ones_like(when), when - when.mean()])
    coefficients, covariance = _fit(design, counted, whole)
    freedom = len(when) - design.shape[1]
    dispersion = max(1.0, _pearson(design @ coefficients, counted, whole) / freedom)
    slope = float(coefficients[1])
    error = float(np.sqrt(dispersion * covariance[1, 1]))
    return Trend(slope, error, dispersion, _p_value(slope / error, freedom), _direction(slope))


def _refuse_without_finite_slope(when: FloatArray, counted: FloatArray, whole: FloatArray) -> None:
    """The slope is finite only when the years with and those without the outcome overlap."""
    with_outcome, without_outcome = when[counted > 0], when[counted < whole]
    if not len(with_outcome) or not len(without_outcome):
        raise ValueError("no trend: nothing, or everything, is counted in all years")
    if with_outcome.max() <= without_outcome.min() or without_outcome.max() <= with_outcome.min():
        raise ValueError("no trend: the outcome goes from never to always, so no finite slope")


def _fit(
    design: FloatArray, counts: FloatArray, totals: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Coefficients and their covariance at dispersion 1."""
    pooled = counts.sum() / totals.sum()
    coefficients = np.array([np.log(pooled / (1 - pooled)), 0.0])
    for _ in range(_MOST_STEPS):
        expected = _share(design @ coefficients)
        information = (design.T * (totals * expected * (1 - expected))) @ design
        gradient = design.T @ (counts - totals * expected)
        step = np.linalg.solve(information, gradient)
        coefficients = coefficients + _shortened(step, design, coefficients, counts, totals)
        # The squared length of the step, in standard errors (Newton decrement).
        if gradient @ step < _SETTLED:
            return coefficients, np.linalg.inv(information)
    raise ValueError("no trend: the fit does not settle")


def _shortened(
    step: FloatArray,
    design: FloatArray,
    coefficients: FloatArray,
    counts: FloatArray,
    totals: FloatArray,
) -> FloatArray:
    """The step, halved until it no longer makes the fit worse: full steps overshoot when the
    proportions run from nearly 0 to nearly 1."""

    def log_likelihood(at: FloatArray) -> float:
        log_odds = design @ at
        return float(np.sum(counts * log_odds - totals * np.logaddexp(0, log_odds)))

    start = log_likelihood(coefficients)
    slack = _ROUNDING * abs(start)
    while log_likelihood(coefficients + step) < start - slack:
        step = step / 2
    return step


def _share(log_odds: FloatArray) -> FloatArray:
    return 1 / (1 + np.exp(-log_odds))


def _pearson(log_odds: FloatArray, counts: FloatArray, totals: FloatArray) -> float:
    expected = _share(log_odds)
    return float(np.sum((counts - totals * expected) ** 2 / (totals * expected * (1 - expected))))


def _p_value(t: float, freedom: int) -> float:
    from scipy.special import stdtr

    return float(2 * stdtr(freedom, -abs(t)))


def _direction(slope: float) -> Literal["up", "down", "flat"]:
    if abs(slope) < _FLAT:
        return "flat"
    return "up" if slope > 0 else "down"
