"""Proportions of small areas, drawn towards what is usual as far as chance had a hand in them."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from kansrijk.monitor.statistics.arguments import FloatArray, checked_parts, tails

#: Fewer areas cannot tell what is usual among them.
FEWEST_AREAS = 3
#: A prior worth less than this many children would draw no area anywhere.
_SMALLEST_PRIOR = 0.01
#: Log-odds beyond which a mean is 0 or 1 to a float.
_FURTHEST_MEAN = 25.0


@dataclass(frozen=True, slots=True)
class Shrinkage:
    """Shrunk proportions as fractions, with the limits of their interval, one per area.

    ``prior_mean`` is the proportion to which areas are drawn. ``prior_size`` is how many
    children that usual proportion is worth: an area with so many children goes half way.
    """

    shrunk: FloatArray
    lower: FloatArray
    upper: FloatArray
    prior_mean: float
    prior_size: float


def beta_binomial_shrinkage(counts: ArrayLike, totals: ArrayLike, level: float = 0.95) -> Shrinkage:
    """Empirical-Bayes proportions of areas: shrunk = (count + a) / (total + a + b).

    The true proportions of the areas are taken to follow a beta distribution with parameters a
    and b, fitted to the counts by maximum likelihood from the moments as start. Shrunk value and
    interval (equal tails) are mean and quantiles of the beta distribution of an area given its
    count. Never compare areas by rank on them: they are closer together than the truth is.

    Areas that differ no more than chance makes them would give a prior without width. It is
    never worth more than all children together, since its mean is not known better than that;
    then every area has nearly the pooled proportion, with the interval that proportion has.

    The intervals take the fitted prior as known. That is right for all municipalities together;
    of 25 areas as small as these they hold the truth in about 87% instead of 95%.

    Raises ValueError with fewer than 3 areas, when nothing or everything is counted in all of
    them, and as ``wilson_interval``.

    Efron B, Morris C. Data analysis using Stein's estimator and its generalizations. Journal of
    the American Statistical Association 1975;70:311-319.
    Beta-binomial and its moments: Kleinman JC. Proportions with extraneous variance: single and
    independent samples. Journal of the American Statistical Association 1973;68:46-54.
    """
    counted, whole = _checked_areas(counts, totals)
    mean, size = _fitted_prior(counted, whole)
    low, high = tails(level)
    from scipy.special import betaincinv

    ones, others = counted + mean * size, whole - counted + (1 - mean) * size
    return Shrinkage(
        shrunk=ones / (ones + others),
        lower=betaincinv(ones, others, low),
        upper=betaincinv(ones, others, high),
        prior_mean=mean,
        prior_size=size,
    )


def _checked_areas(counts: ArrayLike, totals: ArrayLike) -> tuple[FloatArray, FloatArray]:
    counted, whole = checked_parts(counts, totals)
    if counted.shape != whole.shape or counted.ndim != 1:
        raise ValueError("counts and totals must be equally long")
    if len(counted) < FEWEST_AREAS:
        raise ValueError(f"shrinkage needs at least {FEWEST_AREAS} areas, not {len(counted)}")
    if not 0 < counted.sum() < whole.sum():
        raise ValueError("no shrinkage: nothing, or everything, is counted in all areas")
    return counted, whole


def _fitted_prior(counts: FloatArray, totals: FloatArray) -> tuple[float, float]:
    """Mean and size of the prior with the highest likelihood, the size within its bounds."""
    from scipy.optimize import minimize
    from scipy.special import expit, logit

    pooled, largest = counts.sum() / totals.sum(), totals.sum()
    bounds = [(-_FURTHEST_MEAN, _FURTHEST_MEAN), (np.log(_SMALLEST_PRIOR), np.log(largest))]
    binomial = _log_likelihood(pooled, largest, counts, totals)

    def loss(at: FloatArray) -> tuple[float, FloatArray]:
        mean, size = float(expit(at[0])), float(np.exp(at[1]))
        # Less the likelihood without spread, so that the stop rule sees the digits that matter.
        value = binomial - _log_likelihood(mean, size, counts, totals)
        return value, -_gradient(mean, size, counts, totals)

    start = np.clip(_size_by_moments(counts, totals, pooled), _SMALLEST_PRIOR, largest)
    options = {"ftol": 1e-13, "gtol": 1e-9, "maxiter": 500}
    at = np.array([logit(pooled), np.log(start)])
    best = minimize(loss, at, jac=True, method="L-BFGS-B", bounds=bounds, options=options)
    return float(expit(best.x[0])), float(np.exp(best.x[1]))


def _size_by_moments(counts: FloatArray, totals: FloatArray, pooled: float) -> float:
    """a + b from Pearson's X2, which exceeds its degrees of freedom by what the areas differ."""
    areas, everyone = len(counts), totals.sum()
    chi_squared = np.sum((counts - totals * pooled) ** 2 / (totals * pooled * (1 - pooled)))
    excess = chi_squared - (areas - 1)
    weight = np.sum((totals - 1) * (1 - totals / everyone))
    return float(weight / excess - 1) if excess > 0 else float(everyone)


def _log_likelihood(mean: float, size: float, counts: FloatArray, totals: FloatArray) -> float:
    """Of the beta-binomial, without the binomial coefficients, which no parameter changes."""
    from scipy.special import betaln

    one, other = mean * size, (1 - mean) * size
    return float(np.sum(betaln(counts + one, totals - counts + other) - betaln(one, other)))


def _gradient(mean: float, size: float, counts: FloatArray, totals: FloatArray) -> FloatArray:
    """The slope of the log-likelihood in the log-odds of the mean and the log of the size."""
    from scipy.special import digamma

    def slope(prior: float, counted: FloatArray) -> Any:
        of_area = digamma(counted + prior) - digamma(totals + size)
        return np.sum(of_area - digamma(prior) + digamma(size))

    one, other = mean * size, (1 - mean) * size
    by_one, by_other = slope(one, counts), slope(other, totals - counts)
    return np.array(
        [size * mean * (1 - mean) * (by_one - by_other), one * by_one + other * by_other]
    )
