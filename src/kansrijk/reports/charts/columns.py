"""The column chart: a count per year, such as births, with estimates marked as such.

svg = draw_columns(ColumnChart(label=..., columns=(...)), 620, words_for("nl"), "births")
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kansrijk.monitor.figures import Status
from kansrijk.reports.charts.column_marks import column_shape, estimate_hatch, paint_key
from kansrijk.reports.charts.frames import Key, grid, grid_room, key_rows, year_labels
from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.labels import DESCENT, Board, Label
from kansrijk.reports.charts.letters import text_width
from kansrijk.reports.charts.scales import Scale, ticks
from kansrijk.reports.charts.states import (
    column_words,
    dash_box,
    hatch,
    plate,
    state_box,
    state_key,
)
from kansrijk.reports.charts.svg import NARROW_BELOW, drawing, letter_size, tag
from kansrijk.reports.charts.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The count of a year, or its state.

    ``is_estimated``: computed and not counted, for instance divided over changed borders.
    ``is_provisional``: the owner may still change it.
    """

    year: int
    value: float | None = None
    status: Status = Status.SHOWN
    is_estimated: bool = False
    is_provisional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnChart:
    """Columns with different years, and the sentence read aloud. ``unit`` follows the top mark."""

    label: str
    columns: tuple[Column, ...]
    decimals: int = 0
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """The area of the columns, its scales, and how wide a column is."""

    area: Box
    across: Scale
    up: Scale
    marks: tuple[float, ...]
    size: float
    thick: float

    def box(self, column: Column) -> Box:
        """From zero to its value; the full height without one, a thick line for zero."""
        left = self.across(column.year) - self.thick / 2
        right = left + self.thick
        if column.value is None:
            return Box(left, self.area.top, right, self.area.bottom)
        top, bottom = sorted((self.up(0), self.up(column.value)))
        return (
            Box(left, top - 2, right, bottom + 2)
            if column.value == 0
            else Box(left, top, right, bottom)
        )


def draw_columns(chart: ColumnChart, width: int, words: Words, prefix: str) -> str:
    """The chart as SVG text, ``width`` units wide; ``prefix`` makes ids unique in a page.

    Raises ValueError without any column.
    """
    if not chart.columns:
        raise ValueError("a column chart needs at least one column")
    layout = _layout(chart, width, words)
    area, size = layout.area, layout.size
    board = Board(Box(area.left, 0, width - 3, area.bottom - 2))
    board.boxes += [layout.box(c) for c in chart.columns if c.value is not None]
    state_keys, plates = _write_states(chart, layout, words, board, prefix)
    _write_values(chart, layout, words, board)
    shapes = "".join(_shape(column, layout, chart, words, prefix) for column in chart.columns)
    lines, numbers = grid(area, layout.up, layout.marks, words, size, chart.unit)
    years = sorted(column.year for column in chart.columns)
    under = year_labels(years, (), layout.across, (area.bottom + size * 1.6, width), size)
    keys = _paint_keys(chart, words, prefix) + state_keys
    marks, texts, end = key_rows(keys, Box(8, area.bottom + size * 2.8, width, 0), size)
    height = end + 4 if keys else area.bottom + size * 2.2
    written = "".join(label.svg() for label in [*numbers, *under, *texts]) + board.svg()
    definitions = tag("defs", hatch(prefix), estimate_hatch(prefix))
    drawn = lines + shapes + plates + marks
    return drawing(width, height, chart.label, definitions, drawn, written)


def _layout(chart: ColumnChart, width: int, words: Words) -> _Layout:
    """A place of equal width for every year from the first to the last."""
    size, height = letter_size(width), 170 if width < NARROW_BELOW else 230
    marks = ticks(c.value for c in chart.columns if c.value is not None)
    left = grid_room(marks, words, size, chart.unit)
    area = Box(left, size * 1.8, width - 2, size * 1.8 + height)
    years = [column.year for column in chart.columns]
    pitch = (area.right - area.left) / (max(years) - min(years) + 1)
    return _Layout(
        area=area,
        across=Scale(min(years) - 0.5, max(years) + 0.5, area.left, area.right),
        up=Scale(marks[0], marks[-1], area.bottom, area.top),
        marks=marks,
        size=size,
        thick=min(pitch * 0.72, 64),
    )


def _shape(column: Column, layout: _Layout, chart: ColumnChart, words: Words, prefix: str) -> str:
    box = layout.box(column)
    if column.value is None:
        return state_box(column.status, box, prefix)
    notes = [words.estimated] * column.is_estimated + [words.provisional] * column.is_provisional
    number = words.number(column.value, chart.decimals)
    title = ", ".join([f"{column.year}: {number}{chart.unit}", *notes])
    return column_shape(
        box, prefix, title, estimated=column.is_estimated, provisional=column.is_provisional
    )


def _write_values(chart: ColumnChart, layout: _Layout, words: Words, board: Board) -> None:
    """A number on each column; where they would crowd, on the first and the last."""
    shown = sorted((c for c in chart.columns if c.value is not None), key=lambda c: c.year)
    numbers = {c.year: words.number(c.value or 0, chart.decimals if c.value else 0) for c in shown}
    pitch = layout.across(1) - layout.across(0)
    if any(text_width(n, layout.size, bold=True) > pitch - 2 for n in numbers.values()):
        shown = shown[:1] + shown[1:][-1:]
    for column in shown:
        board.place(_on_top(numbers[column.year], column, layout))


def _on_top(number: str, column: Column, layout: _Layout) -> Iterator[Label]:
    """Just beyond the end of the column, or further where a neighbour is longer."""
    size, box, middle = layout.size, layout.box(column), layout.across(column.year)
    for further in range(0, 60, 4):
        low, high = box.bottom + size + further, box.top - size * DESCENT - 3 - further
        y = low if (column.value or 0) < 0 else high
        for x, anchor in ((middle, "middle"), (box.left, "start"), (box.right, "end")):
            yield Label((number,), x, y, size, anchor, bold=True, halo=True)


def _write_states(
    chart: ColumnChart, layout: _Layout, words: Words, board: Board, prefix: str
) -> tuple[list[Key], str]:
    """The word of a state in its column; without room there, as mark in the row below."""
    plates, left_over = [], {}
    for column in chart.columns:
        if column.value is not None:
            continue
        word, box = words.states[column.status], layout.box(column)
        if column.status is Status.NOT_APPLICABLE:
            board.boxes.append(dash_box(box))
        if not board.place(column_words(str(column.year), word, box, layout.size)):
            left_over[column.status] = state_key(column.status, words, prefix)
        elif column.status is Status.SUPPRESSED:
            plates.append(plate(board.labels[-1]))
        board.boxes.append(box)
    return list(left_over.values()), "".join(plates)


def _paint_keys(chart: ColumnChart, words: Words, prefix: str) -> list[Key]:
    keys = []
    if any(c.is_estimated for c in chart.columns):
        keys.append(paint_key(words.estimated, prefix, estimated=True))
    if any(c.is_provisional and not c.is_estimated for c in chart.columns):
        keys.append(paint_key(words.provisional, prefix, provisional=True))
    return keys
