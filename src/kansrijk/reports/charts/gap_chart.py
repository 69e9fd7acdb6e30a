"""The gap between two groups over the years: a difference with its margin around a zero line.

    svg = draw_gap(GapChart(label=..., group=..., reference=..., years=(...)), 620, words, "big2")

A margin that crosses the zero line says that there may be no difference. The ratio is said in
words: "1,5 keer zo vaak".
"""

from collections.abc import Iterator

from kansrijk.reports.charts.frames import Key
from kansrijk.reports.charts.gap_chart_data import GapChart, GapYear, as_series
from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.labels import ASCENT, DESCENT, LEADING, Board, Label
from kansrijk.reports.charts.letters import text_width, wrapped
from kansrijk.reports.charts.series_data import SeriesChart
from kansrijk.reports.charts.series_gaps import block_gaps, gap_columns, write_gaps
from kansrijk.reports.charts.series_layout import Layout, layout_of
from kansrijk.reports.charts.svg import tag, titled
from kansrijk.reports.charts.tokens import PETROL
from kansrijk.reports.charts.words import Words
from kansrijk.reports.charts.year_frame import break_lines, framed, level_line, whisker

#: Radius of a difference.
_DOT = 5.0


def draw_gap(chart: GapChart, width: int, words: Words, prefix: str) -> str:
    """The chart as SVG text, ``width`` units wide (1000, 620 or 296).

    ``prefix`` makes ids unique in a page. Raises ValueError for a chart without any year.
    """
    if not chart.years:
        raise ValueError("a chart of a gap needs at least one year")
    series = as_series(chart, words)
    layout = layout_of(series, width, words)
    board = Board(Box(layout.area.left, 0, width, layout.area.bottom - 2))
    zero = layout.up(0)
    board.segments.append((layout.area.left, zero, layout.area.right, zero))
    board.boxes += [_extent(year, layout) for year in chart.shown]
    lines = break_lines(series, layout, words, board)
    block_gaps(series, layout, board)
    _name_zero(series, layout, board)
    _write_differences(chart, layout, words, board)
    state_keys, plates = write_gaps(series, layout, words, board, prefix)
    marks = "".join(_mark(year, chart, layout, words) for year in chart.shown)
    columns = gap_columns(series, layout, prefix)
    drawn = columns + plates + level_line(zero, layout.area) + marks + lines
    keys = [*_keys(chart, words), *state_keys]
    return framed(series, width, layout, words, board, keys, drawn, prefix)


def _extent(year: GapYear, layout: Layout) -> Box:
    """The room of a mark with its margin."""
    x, high, low = layout.across(year.year), *_ends(year, layout)
    return Box(x - _DOT, min(high, low) - 2, x + _DOT, max(high, low) + 2)


def _ends(year: GapYear, layout: Layout) -> tuple[float, float]:
    value = year.difference or 0.0
    upper = year.upper if year.upper is not None else value
    lower = year.lower if year.lower is not None else value
    return layout.up(upper), layout.up(lower)


def _mark(year: GapYear, chart: GapChart, layout: Layout, words: Words) -> str:
    x, y = layout.across(year.year), layout.up(year.difference or 0.0)
    margin = whisker(x, *_ends(year, layout), PETROL) if year.upper is not None else ""
    return margin + titled("circle", _title(year, chart, words), cx=x, cy=y, r=_DOT, fill=PETROL)


def _title(year: GapYear, chart: GapChart, words: Words) -> str:
    difference = words.difference_points if chart.percent else words.difference
    parts = [difference.format(value=words.number(year.difference or 0.0, chart.decimals))]
    if year.lower is not None and year.upper is not None:
        low, high = (words.number(v, chart.decimals) for v in (year.lower, year.upper))
        parts[0] += f" ({words.between.format(low=low, high=high)})"
    return f"{year.year}: {', '.join([*parts, *_ratio(year, words)])}"


def _ratio(year: GapYear, words: Words) -> list[str]:
    """How many times as often, with its margin; nothing where there is no ratio."""
    if year.ratio is None:
        return []
    text = _times(year.ratio, words)
    if year.ratio_lower is not None and year.ratio_upper is not None:
        low, high = (words.number(value, 1) for value in (year.ratio_lower, year.ratio_upper))
        text += f" ({words.between.format(low=low, high=high)})"
    return [text]


def _times(ratio: float, words: Words) -> str:
    return words.times_as_often.format(value=words.number(ratio, 1))


def _name_zero(series: SeriesChart, layout: Layout, board: Board) -> None:
    """ "Geen verschil" at the zero line: at its end, or just above or below it on a phone."""
    size, zero = layout.size, layout.up(0)
    text = series.series[0].label
    if not layout.is_narrow:
        lines = wrapped(text, size * 9, size, bold=True)
        y = zero + size * (0.35 - LEADING / 2 * (len(lines) - 1))
        y = min(y, layout.area.bottom - size * LEADING * (len(lines) - 1))
        board.add(Label(lines, layout.area.right + 12, y, size, bold=True))
        return
    board.place(
        Label((text,), x, y, size, anchor, bold=True, halo=True)
        for y in (zero - size * DESCENT - 3, zero + size * ASCENT + 3)
        for x, anchor in ((layout.area.right - 4, "end"), (layout.area.left + 4, "start"))
    )


def _write_differences(chart: GapChart, layout: Layout, words: Words, board: Board) -> None:
    """The last and the first difference first, then the others where there is room.

    With the ratio in words under it where all years have room for that.
    """
    ordered = sorted(chart.shown, key=lambda year: year.year)
    ratios = {y.year: _times(y.ratio, words) for y in ordered if y.ratio is not None}
    widest = max((text_width(t, layout.size, bold=True) for t in ratios.values()), default=0)
    if widest + layout.size > layout.year_width:
        ratios = {}
    for year in dict.fromkeys([*ordered[-1:], *ordered[:1], *ordered]):
        number = words.number(year.difference or 0.0, chart.decimals)
        lines = (number, *([ratios[year.year]] if year.year in ratios else []))
        board.place(_around(lines, year, layout))


def _around(lines: tuple[str, ...], year: GapYear, layout: Layout) -> Iterator[Label]:
    """Beyond the margin, away from zero first."""
    size, x, ends = layout.size, layout.across(year.year), _ends(year, layout)
    above = min(ends) - 4 - size * (DESCENT + LEADING * (len(lines) - 1))
    below = max(ends) + 4 + size * ASCENT
    for y in (above, below) if (year.difference or 0) >= 0 else (below, above):
        for shift, anchor in ((0, "middle"), (8, "end"), (-8, "start")):
            yield Label(lines, x + shift, y, size, anchor, True, PETROL, halo=True)


def _keys(chart: GapChart, words: Words) -> list[Key]:
    """What the marks are, and the last ratio in words with its margin."""
    minus = words.minus_points if chart.percent else words.minus
    keys = [Key(_dot, minus.format(group=chart.group, reference=chart.reference))]
    if any(year.upper is not None for year in chart.shown):
        keys.append(
            Key(lambda box: whisker(box.middle[0], box.top, box.bottom, PETROL), words.margin)
        )
    for last in sorted(chart.shown, key=lambda year: year.year)[-1:]:
        keys += [Key(_dot, f"{last.year}: {text}") for text in _ratio(last, words)]
    return keys


def _dot(box: Box) -> str:
    x, y = box.middle
    return tag("circle", cx=x, cy=y, r=_DOT, fill=PETROL)
