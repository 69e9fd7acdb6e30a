"""Chance that repeats: one stream per subject and year, and picks of an exact number."""

from zlib import crc32

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Days = npt.NDArray[np.datetime64]


def generator(seed: int, *subject: int | str) -> np.random.Generator:
    """The stream of a subject: the same whatever else was drawn before it."""
    path = [crc32(part.encode()) if isinstance(part, str) else part for part in subject]
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, *path])))


def pick(rng: np.random.Generator, weights: Floats, count: int) -> Ints:
    """``count`` different positions, each the more often the larger its weight; in order.

    Positions of weight 0 are never picked; where fewer are left than asked for, all of them are.
    Efraimidis and Spirakis (2006): the smallest of exponential times divided by the weights.
    """
    possible = np.flatnonzero(weights > 0)
    count = min(count, possible.size)
    if count <= 0:
        return np.empty(0, dtype=np.int64)
    times = rng.standard_exponential(possible.size) / weights[possible]
    return np.sort(possible[np.argpartition(times, count - 1)[:count]])


def pick_flags(rng: np.random.Generator, weights: Floats, count: int) -> Flags:
    """The same, as a flag per position."""
    flags = np.zeros(weights.size, dtype=np.bool_)
    flags[pick(rng, weights, count)] = True
    return flags


def whole(number: float) -> int:
    """The nearest whole number, halves upwards."""
    return int(np.floor(number + 0.5))
