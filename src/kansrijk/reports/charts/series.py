"""The series chart: how a figure develops, and what may not be compared.

    svg = draw_series(SeriesChart(label=..., series=(...)), 1000, words_for("nl"), "big2")

A filled point is published, an open one provisional. A line joins values that were counted in
the same way; a year without a number interrupts it and a break cuts it.
"""

from kansrijk.reports.charts.frames import Key, break_line, grid, key_rows, year_labels
from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.labels import Board
from kansrijk.reports.charts.series_data import Point, Series, SeriesChart, segments
from kansrijk.reports.charts.series_gaps import block_gaps, gap_columns, write_gaps
from kansrijk.reports.charts.series_labels import (
    bracket,
    write_difference,
    write_names_along,
    write_names_at_end,
    write_values,
)
from kansrijk.reports.charts.series_layout import Layout, layout_of
from kansrijk.reports.charts.series_marks import band, block, joined, mark_keys, point_mark
from kansrijk.reports.charts.states import hatch
from kansrijk.reports.charts.svg import drawing, tag
from kansrijk.reports.charts.words import Words


def draw_series(chart: SeriesChart, width: int, words: Words, prefix: str) -> str:
    """The chart as SVG text, ``width`` units wide (1000, 620 or 296).

    ``prefix`` makes ids unique in a page. Raises ValueError for a chart without any year.
    """
    if not chart.years:
        raise ValueError("a series chart needs at least one year")
    layout = layout_of(chart, width, words)
    board = Board(Box(layout.area.left, 0, width, layout.area.bottom - 2))
    runs = [(s, run) for s in chart.series for run in segments(s, chart.all_breaks)]
    for _, run in runs:
        block(run, layout, board)
    lines = "".join(
        break_line(layout.across(year - 0.5), layout.area, words, layout.size, board)
        for year in chart.all_breaks
    )
    gap = bracket(chart, layout, board)
    block_gaps(chart, layout, board)
    if not layout.is_narrow:
        write_names_at_end(chart, layout, board)
    write_values(chart, runs, layout, words, board)
    keys = mark_keys(chart, words) + write_difference(chart, layout, words, board)
    state_keys, plates = write_gaps(chart, layout, words, board, prefix)
    keys += state_keys
    if layout.is_narrow:
        keys += write_names_along(chart, runs, layout, board)
    columns = gap_columns(chart, layout, prefix)
    drawn = columns + plates + _marks(runs, layout, words, chart) + lines + gap
    return _framed(chart, width, layout, words, board, keys, drawn, prefix)


def _marks(
    runs: list[tuple[Series, tuple[Point, ...]]], layout: Layout, words: Words, chart: SeriesChart
) -> str:
    """Bands first, then lines, then points: what matters most lies on top."""
    bands = "".join(band(series, run, layout) for series, run in runs)
    lines = "".join(joined(series, run, layout) for series, run in runs)
    points = "".join(point_mark(s, p, layout, words, chart) for s, run in runs for p in run)
    return bands + lines + points


def _framed(
    chart: SeriesChart, width: int, layout: Layout, words: Words, board: Board,
    keys: list[Key], drawn: str, prefix: str,
) -> str:  # fmt: skip
    """Put the grid under and the years and marks around what is drawn."""
    area, size = layout.area, layout.size
    unit = "%" if chart.percent else ""
    lines, numbers = grid(area, layout.up, layout.marks, words, size, unit)
    important = sorted({point.year for series in chart.series for point in series.points})
    years = year_labels(
        chart.years, important, layout.across, (area.bottom + size * 1.6, width), size
    )
    below = Box(min(area.left, 8), area.bottom + size * 2.8, width, 0)
    marks, texts, end = key_rows(keys, below, size)
    height = end + 4 if keys else area.bottom + size * 2.2
    written = "".join(label.svg() for label in [*numbers, *years, *texts]) + board.svg()
    definitions = tag("defs", hatch(prefix))
    return drawing(width, height, chart.label, definitions, lines, drawn, marks, written)
