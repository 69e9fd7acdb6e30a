"""A small area over the years: what was counted, beside what is left when chance is allowed for.

    svg = draw_small_area(SmallAreaChart(label=..., years=(...)), 1000, words_for("nl"), "big2")

The values as counted are points with an upright margin; the shrunk ones are a line in a band. They
differ in shape and colour, and both are named: at the line end, and in the row of marks.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kansrijk.reports.charts.frames import Key
from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.labels import ASCENT, DESCENT, Board, Label, spread
from kansrijk.reports.charts.series_data import Point, Series, SeriesChart, segments
from kansrijk.reports.charts.series_gaps import block_gaps, gap_columns, write_gaps
from kansrijk.reports.charts.series_layout import Layout, end_name, layout_of
from kansrijk.reports.charts.series_marks import POINT, band, block, joined
from kansrijk.reports.charts.small_area_data import SmallAreaChart, as_series
from kansrijk.reports.charts.svg import line, rectangle, tag, titled
from kansrijk.reports.charts.tokens import ALL, INK_SOFT
from kansrijk.reports.charts.words import Words
from kansrijk.reports.charts.year_frame import break_lines, framed, whisker


@dataclass(frozen=True, slots=True)
class _Row:
    """One of the two rows of values, with the colour of its texts and whether they are bold."""

    series: Series
    fill: str
    bold: bool


def draw_small_area(chart: SmallAreaChart, width: int, words: Words, prefix: str) -> str:
    """The chart as SVG text, ``width`` units wide (1000, 620 or 296).

    ``prefix`` makes ids unique in a page. Raises ValueError for a chart without any year.
    """
    if not chart.years:
        raise ValueError("a chart of a small area needs at least one year")
    both = as_series(chart, words)
    shrunk, raw = _Row(both.series[0], ALL[1], True), _Row(both.series[1], INK_SOFT, False)
    layout = layout_of(both, width, words)
    board = Board(Box(layout.area.left, 0, width, layout.area.bottom - 2))
    runs = segments(shrunk.series, both.all_breaks) if shrunk.series.points else []
    for run in [*runs, *((point,) for point in raw.series.points)]:
        block(run, layout, board)
    lines = break_lines(both, layout, words, board)
    block_gaps(both, layout, board)
    if not layout.is_narrow:
        _write_names((shrunk, raw), layout, board)
    _write_values((shrunk, raw), both, layout, words, board)
    state_keys, plates = write_gaps(both, layout, words, board, prefix)
    keys = [*_keys(chart, words), *state_keys]
    marks = "".join(band(shrunk.series, run, layout) for run in runs)
    marks += "".join(joined(shrunk.series, run, layout) for run in runs)
    marks += "".join(_turn(shrunk.series, p, both, layout, words) for p in shrunk.series.points)
    marks += "".join(_counted(raw.series, p, both, layout, words) for p in raw.series.points)
    drawn = gap_columns(both, layout, prefix) + plates + marks + lines
    return framed(both, width, layout, words, board, keys, drawn, prefix)


def _counted(series: Series, point: Point, chart: SeriesChart, layout: Layout, words: Words) -> str:
    """A point as counted, with its margin."""
    x, y = layout.place(point)
    low, high = (layout.up(v if v is not None else point.value) for v in (point.lower, point.upper))
    title = _title(series, point, chart, words)
    dot = titled("circle", title, cx=x, cy=y, r=POINT - 0.6, fill=INK_SOFT)
    return whisker(x, low, high, INK_SOFT) + dot


def _turn(series: Series, point: Point, chart: SeriesChart, layout: Layout, words: Words) -> str:
    """A short flat piece where the shrunk line passes a year, so that a single year shows too."""
    x, y = layout.place(point)
    title = tag("title", _title(series, point, chart, words))
    return tag("g", title, line(x - 8, y, x + 8, y, stroke=ALL[0], stroke_width=4))


def _title(series: Series, point: Point, chart: SeriesChart, words: Words) -> str:
    unit = "%" if chart.percent else ""
    value, low, high = (
        words.number(number if number is not None else point.value, chart.decimals)
        for number in (point.value, point.lower, point.upper)
    )
    between = words.between.format(low=low, high=high)
    return f"{point.year}, {series.label}: {value}{unit} ({between})"


def _write_names(rows: tuple[_Row, ...], layout: Layout, board: Board) -> None:
    """Each row named in the column at the right, at the height of its last value."""
    wished = []
    for row in rows:
        if row.series.points:
            name = end_name(row.series, layout.size)
            last = max(row.series.points, key=lambda point: point.year)
            y = layout.up(last.value) + layout.size * (0.35 - 0.6 * (len(name.lines) - 1))
            x = layout.area.right + 12
            wished.append(Label(name.lines, x, y, name.size, bold=row.bold, fill=row.fill))
    for label in spread(wished, layout.area.bottom):
        board.add(label)


def _write_values(
    rows: tuple[_Row, ...], chart: SeriesChart, layout: Layout, words: Words, board: Board
) -> None:
    """The last and the first value of each row, where there is room; all are titles."""
    for pick in (max, min):
        for row in rows:
            # The first of one is the last, and written already.
            if row.series.points and not (pick is min and len(row.series.points) == 1):
                point = pick(row.series.points, key=lambda point: point.year)
                number = words.number(point.value, chart.decimals)
                board.place(_around(number, row, point, layout))


def _around(number: str, row: _Row, point: Point, layout: Layout) -> Iterator[Label]:
    """Beside the mark, then above and below it."""
    size, (x, y) = layout.size, layout.place(point)
    for far in (10, 16, 24):
        for rise in (0.35, -0.3, 1.0, -1.0, 1.7):
            for side, anchor in ((far, "start"), (-far, "end")):
                height = y + size * rise
                yield Label((number,), x + side, height, size, anchor, row.bold, row.fill, True)
    for further in (0, 1, 2):
        for height in (y - 8 - size * (DESCENT + further), y + 8 + size * (ASCENT + further)):
            yield Label((number,), x, height, size, "middle", row.bold, row.fill, True)


def _keys(chart: SmallAreaChart, words: Words) -> list[Key]:
    """Which is which, both with their margin."""
    keys = []
    if any(year.raw is not None for year in chart.years):
        keys.append(Key(_counted_sample, f"{words.as_counted}, {words.margin}"))
    if any(year.shrunk is not None for year in chart.years):
        keys.append(Key(_shrunk_sample, f"{words.for_chance}, {words.margin}"))
    return keys


def _counted_sample(box: Box) -> str:
    x, y = box.middle
    dot = tag("circle", cx=x, cy=y, r=POINT - 0.6, fill=INK_SOFT)
    return whisker(x, box.top - 1, box.bottom + 1, INK_SOFT) + dot


def _shrunk_sample(box: Box) -> str:
    y = box.middle[1]
    return rectangle(box, fill=ALL[2]) + line(
        box.left, y, box.right, y, stroke=ALL[0], stroke_width=3
    )
