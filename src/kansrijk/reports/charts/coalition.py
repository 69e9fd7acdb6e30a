"""The coalition chart: how many municipalities had a coalition, out of a base that changed.

Each year asked another number of municipalities. The column is that base; what nobody reported
stays in it, hatched, so that a share never hides what is not known.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kansrijk.reports.charts.coalition_marks import (
    COMPUTED,
    NOT_STATED,
    part_key,
    part_mark,
    part_name,
    text_on,
)
from kansrijk.reports.charts.column_marks import estimate_hatch
from kansrijk.reports.charts.frames import Key, break_line, grid, grid_room, key_rows, year_labels
from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.labels import DESCENT, Board, Label, spread
from kansrijk.reports.charts.letters import wrapped
from kansrijk.reports.charts.scales import Scale, ticks
from kansrijk.reports.charts.states import plate
from kansrijk.reports.charts.svg import NARROW_BELOW, drawing, letter_size, tag
from kansrijk.reports.charts.tokens import INK_SOFT
from kansrijk.reports.charts.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class CoalitionYear:
    """Counts of municipalities in a year; ``base`` is how many there were to ask.

    The percentages are given instead where no count was published. What is left of the base was
    not stated.
    """

    year: int
    base: int
    formed: int | None = None
    formed_percent: float | None = None
    developing: int | None = None
    developing_percent: float | None = None
    none: int | None = None

    def __post_init__(self) -> None:
        """Refuse parts that are more than the whole."""
        if sum(self.parts().values()) > self.base + 0.5:
            raise ValueError(f"{self.year}: more municipalities than the base of {self.base}")

    def parts(self) -> dict[str, float]:
        """How many municipalities each known part holds, in the order they are drawn."""
        named = {
            "formed": self.formed,
            "formed_percent": _part_of(self.base, self.formed_percent),
            "developing": self.developing,
            "developing_percent": _part_of(self.base, self.developing_percent),
            "none": self.none,
        }
        return {name: count for name, count in named.items() if count is not None}

    def all_parts(self) -> dict[str, float]:
        """The known parts and what is left of the base."""
        known = self.parts()
        left = self.base - sum(known.values())
        return {**known, NOT_STATED: left} if left >= 0.5 else known


def _part_of(base: int, percent: float | None) -> float | None:
    return None if percent is None else base * percent / 100


@dataclass(frozen=True, slots=True, kw_only=True)
class CoalitionChart:
    """The years, the first years of another base to compare with, and the sentence read aloud."""

    label: str
    years: tuple[CoalitionYear, ...]
    breaks: tuple[int, ...] = ()


def draw_coalition(chart: CoalitionChart, width: int, words: Words, prefix: str) -> str:
    """The chart as SVG text, ``width`` units wide (1000, 620 or 296).

    ``prefix`` makes ids unique in a page. Raises ValueError without any year.
    """
    if not chart.years:
        raise ValueError("a coalition chart needs at least one year")
    layout = _layout(chart, width, words)
    area, size = layout.area, layout.size
    board = Board(Box(area.left, 0, width, area.bottom))
    lines = [
        break_line(layout.across(year - 0.5), area, words, size, board)
        for year in chart.breaks
        if layout.across.low < year - 0.5 < layout.across.high
    ]
    stacks = [(part, box, year) for year in chart.years for part, box in layout.stack(year)]
    shapes = [part_mark(p, box, _title(year, p, words), prefix) for p, box, year in stacks]
    plates = _write(chart, layout, words, board)
    if not layout.is_narrow:
        _write_names(chart, layout, words, board)
    years = sorted(year.year for year in chart.years)
    below = year_labels(years, (), layout.across, (area.bottom + size * 1.6, width), size)
    rows, numbers = grid(area, layout.up, layout.marks, words, size)
    keys = _keys(chart, layout, words, prefix)
    marks, texts, end = key_rows(keys, Box(8, area.bottom + size * 2.8, width, 0), size)
    height = end + 4 if keys else area.bottom + size * 2.2
    text = "".join(label.svg() for label in [*numbers, *below, *texts]) + board.svg()
    definitions = tag("defs", estimate_hatch(prefix))
    return drawing(
        width, height, chart.label, definitions, rows, *shapes, plates, *lines, marks, text
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """The area of the columns, its scales and the width of a column."""

    area: Box
    across: Scale
    up: Scale
    marks: tuple[float, ...]
    size: float
    thick: float
    is_narrow: bool

    def stack(self, year: CoalitionYear) -> Iterator[tuple[str, Box]]:
        """The parts of a year with their boxes, from below upwards."""
        middle, count = self.across(year.year), 0.0
        for part, amount in year.all_parts().items():
            low, count = self.up(count), count + amount
            yield part, Box(middle - self.thick / 2, self.up(count), middle + self.thick / 2, low)


def _layout(chart: CoalitionChart, width: int, words: Words) -> _Layout:
    size, narrow = letter_size(width), width < NARROW_BELOW
    marks = ticks(year.base for year in chart.years)
    left = grid_room(marks, words, size)
    names = 0.0 if narrow else Label((words.developing,), 0, 0, size, bold=True).width + 10
    top = size * 2.2
    area = Box(left, top, width - names - 2, top + (230 if narrow else 300))
    years = [year.year for year in chart.years]
    pitch = (area.right - area.left) / (max(years) - min(years) + 1)
    return _Layout(
        area=area,
        across=Scale(min(years) - 0.5, max(years) + 0.5, area.left, area.right),
        up=Scale(marks[0], marks[-1], area.bottom, area.top),
        marks=marks,
        size=size,
        thick=min(pitch * 0.7, 96),
        is_narrow=narrow,
    )


def _title(year: CoalitionYear, part: str, words: Words) -> str:
    base = words.of_base.format(base=words.number(year.base))
    return f"{year.year}, {part_name(part, words)}: {_amount(year, part, words)} {base}"


def _amount(year: CoalitionYear, part: str, words: Words) -> str:
    """The count of a part, or a percentage where nothing else is published."""
    count = year.all_parts()[part]
    if part in COMPUTED or (part == NOT_STATED and COMPUTED & year.parts().keys()):
        return words.shortest(count / year.base * 100) + "%"
    return words.number(count)


def _write(chart: CoalitionChart, layout: _Layout, words: Words, board: Board) -> str:
    """The base above each column and the number of each part; gives plates under the latter."""
    size, room, plates = layout.size, layout.thick / 0.7 - 4, []
    for year in chart.years:
        middle = layout.across(year.year)
        for part, box in layout.stack(year):
            if box.height < size * 1.1:
                continue
            text, fill = _amount(year, part, words), text_on(part)
            number = Label((text,), middle, box.middle[1] + size * 0.36, size, "middle", True, fill)
            if board.place([number]) and part in COMPUTED:
                plates.append(plate(number))
        base = wrapped(words.of_base.format(base=words.number(year.base)), room, size)
        y = layout.up(year.base) - size * (DESCENT + 1.22 * (len(base) - 1)) - 3
        board.place([Label(base, middle, y, size, "middle", fill=INK_SOFT, halo=True)])
    return "".join(plates)


def _write_names(chart: CoalitionChart, layout: _Layout, words: Words, board: Board) -> None:
    """What each part of the last column is, to the right of it."""
    last = max(chart.years, key=lambda year: year.year)
    x = layout.across(last.year) + layout.thick / 2 + 10
    wished = [
        Label((part_name(part, words),), x, box.middle[1] + layout.size * 0.36, layout.size)
        for part, box in layout.stack(last)
    ]
    for label in spread(wished, layout.area.bottom):
        board.add(label)


def _keys(chart: CoalitionChart, layout: _Layout, words: Words, prefix: str) -> list[Key]:
    """Every part on a phone; beside named parts only those the last column does not have."""
    last = max(chart.years, key=lambda year: year.year)
    used = dict.fromkeys(part for year in chart.years for part in year.all_parts())
    named = set() if layout.is_narrow else set(last.all_parts())
    return [part_key(part, words, prefix) for part in used if part not in named]
