"""What stands around a drawing over years: the grid under it, years and marks below it."""

from kansrijk.reports.charts.frames import Key, break_line, grid, key_rows, year_labels
from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.labels import Board
from kansrijk.reports.charts.series_data import SeriesChart
from kansrijk.reports.charts.series_layout import Layout
from kansrijk.reports.charts.states import hatch
from kansrijk.reports.charts.svg import drawing, line, tag
from kansrijk.reports.charts.tokens import INK
from kansrijk.reports.charts.words import Words


def break_lines(chart: SeriesChart, layout: Layout, words: Words, board: Board) -> str:
    """A line with its word at every break."""
    return "".join(
        break_line(layout.across(year - 0.5), layout.area, words, layout.size, board)
        for year in chart.all_breaks
    )


def framed(
    chart: SeriesChart, width: int, layout: Layout, words: Words, board: Board,
    keys: list[Key], drawn: str, prefix: str,
) -> str:  # fmt: skip
    """The whole drawing: ``drawn`` on the grid, with the labels of the board on top."""
    area, size = layout.area, layout.size
    unit = "%" if chart.percent else ""
    lines, numbers = grid(area, layout.up, layout.marks, words, size, unit)
    shown = sorted({point.year for series in chart.series for point in series.points})
    years = year_labels(chart.years, shown, layout.across, (area.bottom + size * 1.6, width), size)
    below = Box(min(area.left, 8), area.bottom + size * 2.8, width, 0)
    marks, texts, end = key_rows(keys, below, size)
    written = "".join(label.svg() for label in [*numbers, *years, *texts]) + board.svg()
    return drawing(
        width, end + 4, chart.label, tag("defs", hatch(prefix)), lines, drawn, marks, written
    )


def whisker(x: float, low: float, high: float, colour: str) -> str:
    """An upright margin with a short cross line at either end."""
    return "".join(
        line(*ends, stroke=colour, stroke_width=1.6)
        for ends in ((x, low, x, high), (x - 4, low, x + 4, low), (x - 4, high, x + 4, high))
    )


def level_line(y: float, area: Box) -> str:
    """A firm line over the full width: zero, where it means no difference."""
    return line(area.left, y, area.right, y, stroke=INK, stroke_width=2)
