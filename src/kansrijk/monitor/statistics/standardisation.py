"""Rates that can be compared between areas whose people differ in age or another trait."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from kansrijk.monitor.statistics.arguments import (
    FloatArray,
    as_given,
    checked_counts,
    checked_exposures,
)
from kansrijk.monitor.statistics.rates import byar_interval


def directly_standardised_rate(
    counts: ArrayLike,
    totals: ArrayLike,
    standard: ArrayLike,
    per: float = 1.0,
    level: float = 0.95,
) -> tuple[Any, Any, Any]:
    """The rate an area would have with the standard population, and its limits.

    The last axis of ``counts`` and ``totals`` runs over the strata (age groups), as ``standard``
    does: the standard population, of which only the proportions matter. The axes before it are
    areas or years. Returns (rate, lower, upper) ``per`` so many: floats for one area, arrays for
    many.

    Dobson's limits: those of Byar around the number of events, scaled to the variance of the
    weighted sum. An area without any event has no variance to scale to; there the stratum that
    weighs most per event sets the scale, which can only make the upper limit too high. Below 10
    events the rate says little and is better not shown (Morris et al. 2018).

    Raises ValueError when a total or a weight is 0, a count is negative, or the strata differ
    in number.

    Dobson AJ, Kuulasmaa K, Eberle E, Scherer J. Confidence intervals for weighted sums of
    Poisson parameters. Statistics in Medicine 1991;10:457-462.
    No events: Fay MP, Feuer EJ. Confidence intervals for directly standardized rates: a method
    based on the gamma distribution. Statistics in Medicine 1997;16:791-801 (their w_M).
    Morris JK, Tan J, Fryers P, Bestwick J. Evaluation of stability of directly standardized rates
    for sparse data. Population Health Metrics 2018;16:19.
    """
    events, weights = _weights(counts, totals, standard)
    number = events.sum(axis=-1)
    rate = (weights * events).sum(axis=-1)
    variance = (weights**2 * events).sum(axis=-1)
    some = np.where(number > 0, number, 1.0)
    scale = np.where(number > 0, np.sqrt(variance / some), weights.max(axis=-1))
    lower, upper = byar_interval(number, level)
    # Rounding may leave -1e-17 where nothing is counted.
    least = np.maximum(rate + scale * (lower - number), 0)
    most = rate + scale * (upper - number)
    return as_given(per * rate), as_given(per * least), as_given(per * most)


def _weights(
    counts: ArrayLike, totals: ArrayLike, standard: ArrayLike
) -> tuple[FloatArray, FloatArray]:
    """Events by stratum, and how much one event there adds to the rate."""
    events, whole = checked_counts(counts), checked_exposures(totals)
    people = checked_exposures(standard, "part of the standard")
    if people.ndim != 1 or not events.ndim or not whole.ndim:
        raise ValueError("counts, totals and standard need one value per stratum")
    if not len(people) == events.shape[-1] == whole.shape[-1]:
        raise ValueError("counts, totals and standard must have the same strata")
    return events, people / people.sum() / whole


def indirectly_standardised_ratio(
    observed: ArrayLike,
    expected: ArrayLike,
    level: float = 0.95,
    exact_below: int | None = None,
) -> tuple[Any, Any, Any]:
    """How many times as many events as expected from the rates of a reference population.

    ``expected`` is what the area would have counted with the rate of the reference in each of
    its strata. Returns (ratio, lower, upper): 1 is as expected; floats for one area, arrays for
    many. The limits are Byar's (with ``exact_below``: see ``byar_interval``) around the observed
    count; the expected count is taken as known.

    Raises ValueError when an expected count is 0 or an observed count is negative.

    Breslow NE, Day NE. Statistical methods in cancer research, volume II: the design and
    analysis of cohort studies. IARC 1987, pages 65-72.
    """
    counts = checked_counts(observed)
    known = checked_exposures(expected, "expected count")
    lower, upper = byar_interval(counts, level, exact_below)
    return as_given(counts / known), as_given(lower / known), as_given(upper / known)
