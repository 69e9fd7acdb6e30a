"""What an outsider can work out of a number: a dot when it is certain, a bar when it is not.

svg = draw_ranges(RangeChart(label=..., rows=(Range("one number hidden", 7, 7, "7"),)), 620, words)
"""

from dataclasses import dataclass

from kansrijk.reports.charts.frames import axis_number
from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.labels import ASCENT, LEADING, Label
from kansrijk.reports.charts.letters import wrapped
from kansrijk.reports.charts.scales import Scale, ticks
from kansrijk.reports.charts.svg import drawing, letter_size, line, rectangle, titled
from kansrijk.reports.charts.tokens import CLASSES, INK, INK_SOFT, LINE, PETROL
from kansrijk.reports.charts.words import Words

#: Half the height of a bar, and the radius of a dot.
_HALF, _DOT = 9.0, 8.0


@dataclass(frozen=True, slots=True)
class Range:
    """Everything between ``low`` and ``high`` is possible; ``text`` says so in words."""

    name: str
    low: int
    high: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeChart:
    """Ranges below each other on one axis from 0; ``label`` is read aloud."""

    label: str
    rows: tuple[Range, ...]


def draw_ranges(chart: RangeChart, width: int, words: Words) -> str:
    """The chart as SVG text, ``width`` units wide. Raises ValueError without any row."""
    if not chart.rows:
        raise ValueError("a chart of ranges needs at least one row")
    size = letter_size(width)
    marks = ticks(row.high for row in chart.rows)
    along = Scale(marks[0], marks[-1], 12, width - 14)
    parts, y = [], size
    for row in chart.rows:
        head = Label(wrapped(row.name, width - 24, size, bold=True), 12, y, size, bold=True)
        below = y + (len(head.lines) - 1) * LEADING * size + size * 0.7 + _HALF
        parts += [head.svg(), *_row(row, along, below, size)]
        y = below + _HALF + size * (ASCENT + 2.6)
    bottom = y - size * 1.6
    lines = [line(along(m), size * 1.5, along(m), bottom, stroke=LINE) for m in marks]
    numbers = [
        Label((axis_number(m, 0, words),), along(m), bottom + size * 1.2, size, "middle", False,
              INK_SOFT).svg()
        for m in marks
    ]  # fmt: skip
    return drawing(width, bottom + size * 1.7, chart.label, *lines, *parts, *numbers)


def _row(row: Range, along: Scale, y: float, size: float) -> list[str]:
    """The mark, and its words under it where they keep within the drawing."""
    left, right = along(row.low), along(row.high)
    text = Label((row.text,), left, y + _HALF + size * (ASCENT + 0.3), size, fill=INK, halo=True)
    if row.low == row.high:
        mark = titled("circle", f"{row.name}: {row.text}", cx=left, cy=y, r=_DOT, fill=PETROL)
        return [mark, text.svg()]
    box = Box(left, y - _HALF, right, y + _HALF)
    title = f"{row.name}: {row.text}"
    bar = rectangle(box, title, rx=_HALF, fill=CLASSES[1], stroke=CLASSES[3])
    return [bar, text.svg()]
