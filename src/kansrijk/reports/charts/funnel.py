"""The funnel plot: which areas lie further from the target than chance brings an area their size.

    svg = draw_funnel(FunnelChart(label=..., dots=(...), ...), 1000, words_for("nl"), "big2")

No ranking: areas stand by their number of children, only the own area is named, and what has no
number is said below and drawn nowhere.
"""

from kansrijk.reports.charts.frames import Key, grid, key_rows
from kansrijk.reports.charts.funnel_data import FunnelChart
from kansrijk.reports.charts.funnel_labels import (
    absent_keys,
    axis_name,
    limit_keys,
    write_line_ends,
    write_own,
)
from kansrijk.reports.charts.funnel_layout import FunnelLayout, funnel_layout, size_labels
from kansrijk.reports.charts.funnel_marks import (
    dot_sample,
    dots,
    limit_line,
    limit_paths,
    target_line,
)
from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.labels import Board
from kansrijk.reports.charts.states import hatch
from kansrijk.reports.charts.svg import drawing, tag
from kansrijk.reports.charts.words import Words


def draw_funnel(chart: FunnelChart, width: int, words: Words, prefix: str) -> str:
    """The plot as SVG text, ``width`` units wide (1000, 620 or 296).

    ``prefix`` makes ids unique in a page. Raises ValueError without any area that has a number,
    and for an area without children.
    """
    if not chart.dots:
        raise ValueError("a funnel needs at least one area with a number")
    layout = funnel_layout(chart, width, words)
    paths = [limit_paths(limits, layout) for limits in chart.limits]
    board = Board(Box(layout.area.left, 0, width, layout.area.bottom - 2))
    if layout.room_right:
        write_line_ends(chart, layout, words, board, paths)
    keys = [Key(dot_sample, words.one_area)]
    keys += limit_keys(chart, words, with_target=not layout.room_right)
    leader, own_keys = write_own(chart, layout, board, paths)
    keys += [*own_keys, *absent_keys(chart, words, prefix)]
    limits = "".join(limit_line(path, n) for n, pair in enumerate(paths) for path in pair)
    drawn = limits + target_line(chart, layout) + leader + dots(chart, layout)
    return _framed(chart, width, layout, words, board, keys, drawn, prefix)


def _framed(
    chart: FunnelChart, width: int, layout: FunnelLayout, words: Words, board: Board,
    keys: list[Key], drawn: str, prefix: str,
) -> str:  # fmt: skip
    """Put the grid under and the sizes and marks around what is drawn."""
    size, unit = layout.size, "%" if chart.percent else ""
    lines, numbers = grid(layout.area, layout.up, layout.marks, words, size, unit)
    name = axis_name(chart, layout, width)
    under = [*size_labels(layout, words), name]
    marks, texts, end = key_rows(keys, Box(8, name.box.bottom + size * 0.6, width, 0), size)
    written = "".join(label.svg() for label in [*numbers, *under, *texts])
    definitions = tag("defs", hatch(prefix))
    return drawing(
        width, end + 4, chart.label, definitions, lines, drawn, marks, written, board.svg()
    )
