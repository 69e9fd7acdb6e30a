"""The gap between two groups: how many points apart, and how many times as often."""

from dataclasses import dataclass

from kansrijk.monitor.figures import Figure


@dataclass(frozen=True, slots=True)
class Gap:
    """``difference`` in the unit of the figures, ``ratio`` as a plain number, both unrounded.

    An interval needs the counts of both groups; where they were not published there is none.
    """

    period: str
    difference: float
    ratio: float


def gap(group: Figure, reference: Figure) -> Gap:
    """The gap between two shown figures of one indicator, period and line.

    Raises ValueError when they are not comparable, since a page may never offer that choice.
    """
    if (group.indicator, group.period, group.line) != (
        reference.indicator,
        reference.period,
        reference.line,
    ):
        raise ValueError(f"{group.key} and {reference.key} cannot be compared")
    if group.value is None or not reference.value:
        raise ValueError(f"{group.key} or {reference.key} has no value to compare")
    return Gap(group.period, group.value - reference.value, group.value / reference.value)
