"""From a value to a place: axes with round numbers."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

#: At most this many grid lines, the zero line included.
MOST_LINES = 6

#: Values closer to each other than this are drawn as one.
_SMALLEST = 1e-6


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale: the value ``low`` stands at ``start``, ``high`` at ``end``."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The place of a value."""
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return self.start + share * (self.end - self.start)


def round_step(at_least: float) -> float:
    """The smallest of 1, 2, 5, 10, 20, 50, ... (and their tenths) not below a positive number."""
    power = 10.0 ** math.floor(math.log10(at_least))
    steps = (power * times for times in (1, 2, 5))
    return next((step for step in steps if step >= at_least * (1 - 1e-9)), power * 10)


def ticks(values: Iterable[float]) -> tuple[float, ...]:
    """Round values for grid lines: zero always, and at least from the lowest to the highest."""
    known = [0.0, *values]
    low, high = min(known), max(known)
    if high - low < _SMALLEST:
        low, high = 0.0, 1.0
    step = round_step((high - low) / (MOST_LINES - 1))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    while last - first >= MOST_LINES:
        step = round_step(step * 1.01)
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    last = max(last, first + 1)
    return tuple(round(number * step, 12) for number in range(first, last + 1))


def decimals_of(marks: tuple[float, ...]) -> int:
    """How many decimals the numbers on an axis need."""
    step = marks[1] - marks[0]
    return max(0, -math.floor(math.log10(step) + 1e-9))
