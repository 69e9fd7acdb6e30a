"""Where things stand in a funnel plot: small areas at the left, large ones at the right.

The axis of sizes is logarithmic: the Netherlands has many small municipalities and a few large
ones, which would otherwise all lie in a heap at the left.
"""

import math
from dataclasses import dataclass

from kansrijk.reports.charts.frames import grid_room
from kansrijk.reports.charts.funnel_data import FunnelChart
from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.labels import Board, Label
from kansrijk.reports.charts.letters import wrapped
from kansrijk.reports.charts.scales import Scale, ticks
from kansrijk.reports.charts.svg import NARROW_BELOW, letter_size
from kansrijk.reports.charts.tokens import INK_SOFT
from kansrijk.reports.charts.words import Words

#: Room beyond the smallest and the largest area, as a part of the axis.
_PADDING = 0.04


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelLayout:
    """Scales and sizes. ``room_right`` is the column for names at the line ends, or 0."""

    area: Box
    decades: Scale
    up: Scale
    marks: tuple[float, ...]
    size: float
    room_right: float

    def across(self, size: float) -> float:
        """The x of a number of children."""
        return self.decades(math.log10(size))

    def place(self, size: float, value: float) -> tuple[float, float]:
        """Where an area stands."""
        return self.across(size), self.up(value)


def funnel_layout(chart: FunnelChart, width: int, words: Words) -> FunnelLayout:
    """Room for the numbers left and the names of the lines right. Raises ValueError for a size 0.

    The sizes of the axis are those of the dots.
    """
    if any(dot.size <= 0 for dot in chart.dots):
        raise ValueError("an area in a funnel has at least one child")
    size, is_narrow = letter_size(width), width < NARROW_BELOW
    marks = ticks(chart.extremes)
    left = grid_room(marks, words, size, "%" if chart.percent else "")
    room = 0.0 if is_narrow else max(end.width for end in end_labels(chart, words, size)) + 14
    height = 220 if is_narrow else 320 if width < 800 else 380
    area = Box(left, size, width - max(room, 2), size + height)
    return FunnelLayout(
        area=area,
        decades=_decades(chart, area),
        up=Scale(marks[0], marks[-1], area.bottom, area.top),
        marks=marks,
        size=size,
        room_right=room,
    )


def end_labels(chart: FunnelChart, words: Words, size: float) -> list[Label]:
    """The texts of the column at the right, not yet in their place: target, then the levels."""
    target = wrapped(chart.target_name, size * 9, size, bold=True)
    levels = (level_text(limits.level, words) for limits in chart.limits)
    return [
        Label(target, 0, 0, size, bold=True),
        *(Label((text,), 0, 0, size, fill=INK_SOFT) for text in levels),
    ]


def level_text(level: float, words: Words) -> str:
    """A level as it stands at its line: 95% or 99,8%."""
    return f"{words.shortest(100 * level)}%"


def _decades(chart: FunnelChart, area: Box) -> Scale:
    low, high = (math.log10(pick(dot.size for dot in chart.dots)) for pick in (min, max))
    if high - low < 0.1:
        low, high = low - 0.5, high + 0.5
    padding = (high - low) * _PADDING
    return Scale(low - padding, high + padding, area.left, area.right)


def size_labels(layout: FunnelLayout, words: Words) -> list[Label]:
    """Round numbers of children under the axis, as many as fit: 10 and 100 before 20 and 50."""
    low, high = 10**layout.decades.low, 10**layout.decades.high
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    wanted = [step * 10.0**power for step in (1, 5, 2) for power in powers if power >= 0]
    board = Board(Box(0, 0, layout.area.right + layout.room_right + 2, float("inf")))
    for number in wanted:
        if low <= number <= high:
            x, y = layout.across(number), layout.area.bottom + layout.size * 1.6
            label = Label((words.number(number),), x, y, layout.size, "middle", fill=INK_SOFT)
            board.place([label], room=layout.size * 0.4)
    return board.labels
