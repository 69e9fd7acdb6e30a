"""A place beside its region and the country: a dot with its margin, a diamond and a line.

No ranking: only these three. Measures in one unit share an axis; otherwise each has its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kansrijk.reports.charts.comparison_data import Comparison, Measure
from kansrijk.reports.charts.comparison_marks import (
    DIAMOND,
    country_line,
    place_dot,
    place_ground,
    region_diamond,
)
from kansrijk.reports.charts.frames import axis_number
from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.labels import ASCENT, Board, Label
from kansrijk.reports.charts.letters import wrapped
from kansrijk.reports.charts.scales import Scale, decimals_of, ticks
from kansrijk.reports.charts.states import hatch
from kansrijk.reports.charts.svg import NARROW_BELOW, drawing, letter_size, line, tag
from kansrijk.reports.charts.tokens import INK_SOFT, LINE
from kansrijk.reports.charts.words import Words

#: Height of one track; a row has two.
_TRACK = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """Where a measure stands: its name, the box of its two tracks, and its axis."""

    measure: Measure
    name: Label
    tracks: Box
    marks: tuple[float, ...]
    size: float

    @property
    def along(self) -> Scale:
        """From a value to an x."""
        return Scale(self.marks[0], self.marks[-1], self.tracks.left, self.tracks.right)

    @property
    def upper(self) -> float:
        """The y of the dot."""
        return self.tracks.top + _TRACK / 2

    @property
    def lower(self) -> float:
        """The y of the diamond."""
        return self.tracks.top + _TRACK * 1.5


def draw_comparison(comparison: Comparison, width: int, words: Words, prefix: str) -> str:
    """The rows as SVG text, ``width`` units wide; ``prefix`` makes ids unique in a page.

    Raises ValueError without any measure.
    """
    if not comparison.measures:
        raise ValueError("a comparison needs at least one measure")
    size, measures = letter_size(width), comparison.measures
    shared = len({measure.unit for measure in measures}) == 1
    everything = ticks(value for measure in measures for value in measure.values)
    room = max(_value_label(measure, 0, 0, size).width for measure in measures) + 14
    parts: list[str] = []
    bottom = 0.0
    for measure in measures:
        marks = everything if shared else ticks(measure.values)
        row = _row(measure, marks, bottom + 10, width, room, size)
        last = not shared or measure is measures[-1]
        parts += [_grid(row), _shapes(row, prefix)]
        parts += [label.svg() for label in _labels(row, words, width, with_axis=last)]
        bottom = max(row.name.box.bottom, row.tracks.bottom + (size * 1.7 if last else 4))
    definitions = tag("defs", hatch(prefix))
    return drawing(width, bottom + 4, comparison.label, definitions, *parts)


def _row(
    measure: Measure, marks: tuple[float, ...], top: float, width: int, room: float, size: float
) -> _Row:
    """Name left of the tracks, or above them on a phone; the value always at the right."""
    if width < NARROW_BELOW:
        lines = wrapped(measure.name, width - room - 2, size, bold=True)
        name = Label(lines, 2, top + size * ASCENT, size, bold=True)
        under = name.box.bottom + 5
        tracks = Box(8, under, width - 8, under + 2 * _TRACK)
    else:
        column = width * 0.28
        name = Label(
            wrapped(measure.name, column - 16, size, bold=True), 2, top + size, size, bold=True
        )
        tracks = Box(column, top, width - room - 8, top + 2 * _TRACK)
    return _Row(measure=measure, name=name, tracks=tracks, marks=marks, size=size)


def _grid(row: _Row) -> str:
    along, tracks = row.along, row.tracks
    return "".join(
        line(along(mark), tracks.top - 4, along(mark), tracks.bottom + 4,
             stroke=INK_SOFT if mark == 0 else LINE)
        for mark in row.marks
    )  # fmt: skip


def _shapes(row: _Row, prefix: str) -> str:
    """Margin or state below, then the line of the country, the dot on top."""
    measure, along = row.measure, row.along
    return (
        place_ground(measure.place, along, row.upper, prefix)
        + country_line(measure.country, along, row.tracks.top - 2, row.tracks.bottom)
        + region_diamond(measure.region, along, row.lower)
        + place_dot(measure.place, along, row.upper)
    )


def _value_label(measure: Measure, x: float, y: float, size: float) -> Label:
    """The value of the place; a state is written in its track instead."""
    text = measure.place.text if measure.place.value is not None else ""
    return Label((text,) if text else (), x, y, size, "end", bold=True)


def _labels(row: _Row, words: Words, width: int, *, with_axis: bool) -> Iterator[Label]:
    """Name, value or state, and the numbers of the axis."""
    yield row.name
    beside = row.name.y if width < NARROW_BELOW else row.upper + row.size * 0.35
    yield _value_label(row.measure, width - 2, beside, row.size)
    if row.measure.place.value is None:
        yield _state_label(row)
    if with_axis:
        yield from _axis_numbers(row, words)


def _state_label(row: _Row) -> Label:
    """The words of a state on the lower track, clear of the diamond and the line."""
    tracks, along, size = row.tracks, row.along, row.size
    board = Board(tracks)
    for mark, reach in ((row.measure.region, DIAMOND + 3), (row.measure.country, 4.0)):
        if mark is not None and mark.value is not None:
            x = along(mark.value)
            board.boxes.append(Box(x - reach, tracks.top, x + reach, tracks.bottom))
    y = row.lower + size * 0.35
    texts = (row.measure.place.text, row.measure.place.text.partition(":")[0])
    places = [
        Label((text,), x, y, size, anchor, bold=True, halo=True)
        for text in texts
        for x, anchor in ((tracks.right, "end"), (tracks.left + 4, "start"))
    ]
    board.place(places)
    return board.labels[0] if board.labels else places[2]


def _axis_numbers(row: _Row, words: Words) -> Iterator[Label]:
    """Numbers under the grid, the last with its unit, as many as stand free."""
    y, digits = row.tracks.bottom + row.size * 1.35, decimals_of(row.marks)
    unit = row.measure.unit
    suffix = unit if unit == "%" else f" {unit}".rstrip()
    board = Board(Box(float("-inf"), float("-inf"), float("inf"), float("inf")))
    for mark in (row.marks[-1], row.marks[0], *row.marks[1:-1]):
        text = axis_number(mark, digits, words) + (suffix if mark == row.marks[-1] else "")
        last = mark == row.marks[-1]
        x = row.along(mark) + (6 if last else 0)
        board.place(
            [Label((text,), x, y, row.size, "end" if last else "middle", fill=INK_SOFT)], room=3
        )
    yield from board.labels
