"""Dividing whole counts over areas, many at once, so that nothing is lost and nothing contradicts.

The method is that of ``kansrijk.monitor.areas.recode``: the largest remainder (Hamilton).
"""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

import numpy as np

from kansrijk.monitor.counting.cells import Ints

_EVENTS, _OTHERS, _UNKNOWN = range(3)


def largest_remainder(counts: Ints, weights: Ints) -> Ints:
    """Divide each of ``counts`` (n) by its row of ``weights`` (n, m) into whole parts (n, m).

    Each part is its exact share rounded down, and what is left goes one by one to the largest
    remainders, between equal ones to the first. A part is never above its weight when a count is
    not above the sum of its weights; counts without any weight stay 0.
    """
    totals = weights.sum(axis=1, keepdims=True)
    shares = counts[:, None] * weights
    divisor = np.where(totals == 0, 1, totals)
    parts = shares // divisor
    left = np.where(totals[:, 0] == 0, 0, counts - parts.sum(axis=1))
    order = np.argsort(-(shares % divisor), axis=1, kind="stable")
    rank = np.empty_like(order)
    np.put_along_axis(rank, order, np.arange(weights.shape[1])[None, :], axis=1)
    return parts + (rank < left[:, None])


def whole_weights(shares: Sequence[Fraction], largest_count: int) -> Ints:
    """Shares as whole numbers in the same proportion, wide enough to multiply with a count."""
    denominator = lcm(*(share.denominator for share in shares))
    weights = [int(share * denominator) for share in shares]
    fits = denominator * max(largest_count, 1) < 2**62
    return np.array(weights, dtype=np.int64 if fits else object)


def divide_counts(counts: Ints, splits: Sequence[Sequence[int]], weights: Ints) -> Ints:
    """Divide the counts of one municipality over ``m`` areas; shape (n, groups, 4) to (n, m, ...).

    ``counts`` holds population, events, unknown, flagged. Events, known others and unknown are
    each divided as a whole, and then each split within that whole: so the groups of every split
    add up to the same number in every area, and events never exceed the population.
    """
    classes = _classes(counts)
    parts = np.zeros((len(counts), len(weights), *counts.shape[1:]), dtype=np.int64)
    for kind in range(classes.shape[2]):
        whole = classes[:, list(splits[0]), kind].sum(axis=1)
        of_all = _divide(whole, np.broadcast_to(weights, (len(whole), len(weights))))
        for split in splits:
            left = of_all
            for group in split:
                part = _divide(classes[:, group, kind], left)
                left = left - part
                _add(parts[:, :, group], part, kind)
    for group in {group for split in splits for group in split}:
        # In proportion to the people: so that no area has more flagged than people.
        parts[:, :, group, 3] = _divide(counts[:, group, 3], parts[:, :, group, 0])
    return parts


def _classes(counts: Ints) -> Ints:
    population, events, unknown = counts[..., 0], counts[..., 1], counts[..., 2]
    return np.stack([events, population - events - unknown, unknown], axis=-1)


def _add(parts: Ints, part: Ints, kind: int) -> None:
    parts[..., 0] += part
    if kind == _EVENTS:
        parts[..., 1] += part
    elif kind == _UNKNOWN:
        parts[..., 2] += part


def _divide(counts: Ints, weights: Ints) -> Ints:
    return largest_remainder(counts.astype(weights.dtype), weights).astype(np.int64)
