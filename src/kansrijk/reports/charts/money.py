"""The money chart: each source line by itself, on one axis of years, never added up.

Lines overlap and hold different things. Those that hold more than Kansrijke Start are hatched;
what returns every year stands apart at the end. Without room for columns, as on a phone, each
line is a list of bars.
"""

from kansrijk.reports.charts.column_marks import estimate_hatch, paint_key
from kansrijk.reports.charts.frames import key_rows
from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.labels import LEADING, Label
from kansrijk.reports.charts.letters import wrapped
from kansrijk.reports.charts.money_data import MoneyChart, Sheet
from kansrijk.reports.charts.money_rows import draw_bars, draw_columns, has_room_for_columns
from kansrijk.reports.charts.svg import drawing, letter_size, tag
from kansrijk.reports.charts.words import Words


def draw_money(chart: MoneyChart, width: int, words: Words, prefix: str) -> str:
    """The chart as SVG text, ``width`` units wide; ``prefix`` makes ids unique in a page."""
    size = letter_size(width)
    sheet = Sheet(chart=chart, width=width, size=size, words=words, prefix=prefix)
    draw_row = draw_columns if has_room_for_columns(sheet) else draw_bars
    parts, top = [], 2.0
    for money_line in chart.lines:
        lines = wrapped(money_line.name, width - 4, size, bold=True)
        parts.append(Label(lines, 2, top + size, size, bold=True).svg())
        drawn, bottom = draw_row(money_line, top + size * (LEADING * len(lines) + 0.4), sheet)
        parts.append(drawn)
        top = bottom + size * 1.7
    if any(money_line.holds_more for money_line in chart.lines):
        key = paint_key(words.holds_more, prefix, estimated=True)
        mark, labels, top = key_rows([key], Box(2, top, width, 0), size)
        parts += [mark, *(label.svg() for label in labels)]
    return drawing(width, top, chart.label, tag("defs", estimate_hatch(prefix)), *parts)
