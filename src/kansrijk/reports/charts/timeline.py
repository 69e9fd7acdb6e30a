"""When each offer can start: one line per offer, now as an upright line, what is later hollow.

svg = draw_timeline(Timeline(label=..., rows=(...), now=14, ...), 1000)
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.labels import Label
from kansrijk.reports.charts.letters import text_width
from kansrijk.reports.charts.scales import Scale
from kansrijk.reports.charts.svg import NARROW_BELOW, drawing, letter_size, line, rectangle
from kansrijk.reports.charts.tokens import CLASSES, INK, INK_SOFT, LINE, SURFACE

BAR, OPEN_EDGE = CLASSES[3], CLASSES[3]
#: A last week is a limit that cannot be undone.
STOP = "#953721"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """An offer: from when until when one can enter, in the units of the axis.

    ``stop`` are the words at its end when it is a hard limit.
    """

    name: str
    start: float
    end: float
    stop: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """All stretches on one axis; ``marks`` are (place, words) along it, ``now`` where we are."""

    label: str
    rows: tuple[Stretch, ...]
    first: float
    last: float
    now: float
    now_words: str
    marks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class _Layout:
    across: Scale
    top: float
    step: float
    size: float
    is_narrow: bool

    def y(self, index: int) -> float:
        """The middle of a bar."""
        return self.top + (index + (0.75 if self.is_narrow else 0.5)) * self.step


def draw_timeline(chart: Timeline, width: int) -> str:
    """The timeline as SVG text, ``width`` units wide."""
    layout = _layout(chart, width)
    bottom = layout.top + len(chart.rows) * layout.step + 6
    parts = [*_axis(chart, layout, bottom)]
    for index, row in enumerate(chart.rows):
        parts += _row(row, chart, layout, layout.y(index), width)
    return drawing(width, bottom + 4, chart.label, *parts)


def _layout(chart: Timeline, width: int) -> _Layout:
    size = letter_size(width)
    is_narrow = width < NARROW_BELOW
    left = 8 if is_narrow else min(300.0, 24 + max(_name_widths(chart, size), default=0))
    across = Scale(chart.first, chart.last, left, width - 12)
    return _Layout(across, 3.4 * size, (2.9 if is_narrow else 1.9) * size, size, is_narrow)


def _name_widths(chart: Timeline, size: float) -> Iterator[float]:
    return (text_width(row.name, size, bold=True) for row in chart.rows)


def _axis(chart: Timeline, layout: _Layout, bottom: float) -> Iterator[str]:
    size, now = layout.size, layout.across(chart.now)
    half = text_width(chart.now_words, size, bold=True) / 2 + 8
    centre = min(max(now, layout.across(chart.first) + half), layout.across(chart.last) - half)
    for place, words in chart.marks:
        x = layout.across(place)
        yield line(x, 2.6 * size, x, bottom, stroke=LINE, stroke_width=1)
        label = Label((words,), x, 2.1 * size, size, _anchor(place, chart), fill=INK_SOFT)
        if label.box.right < centre - half - 4 or label.box.left > centre + half + 4:
            yield label.svg()
    yield line(now, 2.4 * size, now, bottom, stroke=INK, stroke_width=2.5, stroke_dasharray="5 3")
    yield rectangle(Box(centre - half, 0.7 * size, centre + half, 2.5 * size), fill=INK, rx=3)
    yield Label((chart.now_words,), centre, 1.95 * size, size, "middle", True, SURFACE).svg()


def _anchor(place: float, chart: Timeline) -> str:
    if place == chart.first:
        return "start"
    return "end" if place == chart.last else "middle"


def _row(
    row: Stretch, chart: Timeline, layout: _Layout, y: float, width: int
) -> Iterator[str]:  # fmt: skip
    size = layout.size
    start, end = (min(max(at, chart.first), chart.last) for at in (row.start, row.end))
    left, right = layout.across(start), layout.across(end)
    box = Box(left, y - 0.35 * size, max(right, left + 3), y + 0.35 * size)
    name_y = y - 0.75 * size if layout.is_narrow else y + 0.33 * size
    name_room = width - 16 if layout.is_narrow else layout.across(chart.first) - 20
    name = _fitting(row.name, name_room, size)
    yield Label((name,), 8 if layout.is_narrow else 0, name_y, size, bold=True, halo=True).svg()
    yield line(layout.across(chart.first), y, layout.across(chart.last), y, stroke=LINE,
               stroke_width=1)  # fmt: skip
    if row.start > chart.now:
        yield rectangle(box, fill=SURFACE, stroke=OPEN_EDGE, stroke_width=2, rx=2)
    else:
        yield rectangle(box, fill=BAR, rx=2)
    if row.stop:
        yield from _stop(row.stop, box, name_y, layout, width)


def _stop(words: str, box: Box, name_y: float, layout: _Layout, width: int) -> Iterator[str]:
    """Beside its bar, or on a phone at the end of the line of the name."""
    size = layout.size
    yield line(box.right, box.top - 3, box.right, box.bottom + 3, stroke=STOP, stroke_width=3)
    label = Label((words,), box.right + 6, box.bottom - 0.02 * size, size, bold=True, fill=STOP,
                  halo=True)  # fmt: skip
    if label.box.right > width:
        label = replace(label, x=width - 12, y=name_y, anchor="end")
    yield label.svg()


def _fitting(name: str, room: float, size: float) -> str:
    """The name, cut short with an ellipsis where it does not fit."""
    if text_width(name, size, bold=True) <= room:
        return name
    while name and text_width(name + "…", size, bold=True) > room:
        name = name[:-1]
    return name.rstrip(" ,(/") + "…"
