"""The name of one place on a map, written where nothing else is drawn."""

from collections.abc import Sequence
from math import cos, pi, sin, sqrt

from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.labels import ASCENT, Label
from kansrijk.reports.charts.letters import wrapped
from kansrijk.reports.charts.svg import line
from kansrijk.reports.charts.tokens import INK

#: How many steps from the place a name may stand, and in how many directions it is tried.
_STEPS, _TURNS = range(2, 14), 16


def name_near(
    name: str, place: tuple[float, float], taken: Sequence[Box], page: Box, *,
    step: float, size: float,
) -> str:  # fmt: skip
    """A name in the nearest free space around a place, joined to it by a line.

    ``step`` is about the size of a place on the map. A map leaves a strip of one line free at the
    top of its ``page``, so there always is room.
    """
    lines = wrapped(name, page.width - 12, size, bold=True)[:1]
    label = _free(lines, place, taken, page.grown(-2), step, size)
    label = label or _above(lines, place[0], page.width, size)
    return _leader(label, place, step) + label.svg()


def _free(
    lines: tuple[str, ...], place: tuple[float, float], taken: Sequence[Box], page: Box,
    step: float, size: float,
) -> Label | None:  # fmt: skip
    x, y = place
    for distance in _STEPS:
        for turn in range(_TURNS):
            angle = pi + turn * 2 * pi / _TURNS
            reach = distance * step
            anchor = "end" if cos(angle) < -0.3 else "start" if cos(angle) > 0.3 else "middle"
            near = Label(lines, x + reach * cos(angle), y + reach * sin(angle), size, anchor, True)
            box = near.box.grown(3)
            if box.inside(page) and not any(box.touches(other) for other in taken):
                return near
    return None


def _above(lines: tuple[str, ...], x: float, width: float, size: float) -> Label:
    half = Label(lines, 0, 0, size, bold=True).width / 2
    middle = min(max(x, half + 2), width - half - 2)
    return Label(lines, middle, size * ASCENT + 3, size, "middle", bold=True)


def _leader(label: Label, place: tuple[float, float], step: float) -> str:
    """From the edge of the place to the nearest point of the label."""
    x, y = place
    box = label.box.grown(2)
    end_x, end_y = min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)
    length = max(sqrt((end_x - x) ** 2 + (end_y - y) ** 2), 0.1)
    share = min(1.0, step * 0.75 / length)
    start_x, start_y = x + (end_x - x) * share, y + (end_y - y) * share
    return line(start_x, start_y, end_x, end_y, stroke=INK, stroke_width=1.5)
