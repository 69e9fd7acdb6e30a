"""Classes of a map: at most five, with limits a reader can remember."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from kansrijk.reports.charts.tokens import CLASSES
from kansrijk.reports.charts.words import Words

#: Equal steps are easiest to read; they are kept while no class holds more than this share.
_FULLEST = 0.5

#: Values closer than this are no different to a reader.
_SMALLEST = 1e-6

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def round_classes(values: Iterable[float]) -> tuple[float, ...]:
    """Limits between five classes (four numbers, rising): round, and with all classes in use.

    Equal steps where the values lie evenly; otherwise the quintiles, rounded. With fewer than
    five different values there are fewer limits, and none for no values or one.
    """
    known = sorted(value for value in values if math.isfinite(value))
    different = sorted(set(known))
    if len(different) <= len(CLASSES):
        return tuple(different[1:])
    equal = _equal_steps(known)
    if equal and max(_counts(known, equal)) <= _FULLEST * len(known):
        return equal
    return _rounded_quintiles(known)


def class_of(value: float, limits: Sequence[float]) -> int:
    """The class of a value, 0 for the lowest; a value on a limit belongs to the higher class."""
    return bisect_right(limits, value)


def colour_of(number: int, limits: Sequence[float]) -> str:
    """The colour of a class; fewer classes spread over the same range of light to dark."""
    last = len(CLASSES) - 1
    return CLASSES[round(number * last / len(limits)) if limits else last // 2]


def class_texts(limits: Sequence[float], words: Words, unit: str = "") -> tuple[str, ...]:
    """What each class holds, in words: "minder dan 4%", "4 tot 6%", "10% of meer"."""
    digits = max((_digits(limit) for limit in limits), default=0)
    shown = [words.number(limit, digits) for limit in limits]
    if not shown:
        return ()
    between = (words.between.format(low=low, high=high + unit) for low, high in pairwise(shown))
    lowest = words.less_than.format(limit=shown[0] + unit)
    return (lowest, *between, words.or_more.format(limit=shown[-1] + unit))


def _equal_steps(known: list[float]) -> tuple[float, ...] | None:
    """The four limits with one round step that divide the values most evenly, no class empty."""
    low, middle, high = (known[len(known) * share // 100] for share in (5, 50, 95))
    spread = high - low
    if spread < _SMALLEST:
        return None
    power = 10.0 ** math.floor(math.log10(spread / 5))
    options = [
        tuple(round(step * (first + n), 10) for n in range(len(CLASSES) - 1))
        for step in (power * times for times in _STEPS)
        for first in range(math.floor(low / step), math.ceil(middle / step) + 1)
    ]
    full = [limits for limits in options if all(_counts(known, limits))]
    return min(full, key=lambda limits: max(_counts(known, limits)), default=None)


def _rounded_quintiles(known: list[float]) -> tuple[float, ...]:
    """The values below which 20, 40, 60 and 80 of 100 lie, as round as keeps them apart."""
    exact = [known[len(known) * share // 100] for share in (20, 40, 60, 80)]
    for digits in (1, 2, 3):
        limits = tuple(sorted({_rounded(value, digits) for value in exact}))
        if len(limits) == len(exact) and all(_counts(known, limits)):
            return limits
    return tuple(sorted({value for value in exact if value > known[0]}))


def _rounded(value: float, digits: int) -> float:
    return float(f"{value:.{digits}g}")


def _digits(limit: float) -> int:
    return next((n for n in range(3) if round(limit, n) == limit), 3)


def _counts(known: list[float], limits: Sequence[float]) -> list[int]:
    """How many values each class holds; ``known`` is sorted."""
    edges = [0, *(bisect_left(known, limit) for limit in limits), len(known)]
    return [high - low for low, high in pairwise(edges)]
