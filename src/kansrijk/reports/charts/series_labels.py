"""What is written in a series chart: values, the difference of two groups, names of the lines."""

from collections.abc import Iterator

from kansrijk.reports.charts.frames import Key
from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.labels import DESCENT, Board, Label, spread
from kansrijk.reports.charts.letters import wrapped
from kansrijk.reports.charts.series_data import COLOURS, Point, Series, SeriesChart
from kansrijk.reports.charts.series_layout import Layout, end_name
from kansrijk.reports.charts.series_marks import POINT, Run, sample
from kansrijk.reports.charts.svg import coordinate, tag
from kansrijk.reports.charts.tokens import INK
from kansrijk.reports.charts.words import Words

#: A series with at most this many points gets a number at each of them.
FEW = 6

Runs = list[tuple[Series, Run]]


def write_values(
    chart: SeriesChart, runs: Runs, layout: Layout, words: Words, board: Board
) -> None:
    """Numbers at the first and last published point of each run, and at all when they are few.

    Those of the first and last point of a series are placed before the others.
    """
    wanted = [(rank, s, p) for s, run in runs for rank, p in _ranked(s, run)]
    for _, series, point in sorted(wanted, key=lambda item: item[0]):
        number = words.number(point.value, chart.decimals)
        board.place(_around(number, series, point, chart, layout))


def _ranked(series: Series, run: Run) -> Iterator[tuple[int, Point]]:
    """Points that get a number: 0 must be there, 1 belongs there, 2 when there is room."""
    few = len(series.points) <= FEW
    published = [p for p in series.points if not p.provisional] or list(series.points)
    ends = (min(published, key=lambda p: p.year), max(published, key=lambda p: p.year))
    in_run = [p for p in run if not p.provisional] or list(run)
    for point in run:
        if point in ends:
            yield 0, point
        elif point in (in_run[0], in_run[-1], run[-1]):
            yield 1, point
        elif few:
            yield 2, point


def _around(
    number: str, series: Series, point: Point, chart: SeriesChart, layout: Layout
) -> Iterator[Label]:
    """Above or below the point and its margin, away from the other group; then further off."""
    size, fill = layout.size, COLOURS[series.group][1]
    x, y = layout.place(point)
    above = min(y - POINT, layout.up(point.upper if point.upper is not None else point.value))
    below = max(y + POINT, layout.up(point.lower if point.lower is not None else point.value))
    others = [
        p.value for s in chart.series for p in s.points if p.year == point.year and s != series
    ]
    prefer_below = any(point.value < other for other in others)
    for further in (0, 0.5, 1, 1.6, 2.4):
        high = above - size * (DESCENT + further) - 2
        low = below + size * (0.85 + further) + 2
        for shift, anchor in ((0, "middle"), (-6, "end"), (6, "start")):
            for height in (low, high) if prefer_below else (high, low):
                yield Label((number,), x + shift, height, size, anchor, True, fill, halo=True)
    yield Label((number,), x + 10, y + size * 0.35, size, "start", True, fill, halo=True)
    yield Label((number,), x - 10, y + size * 0.35, size, "end", True, fill, halo=True)


def bracket(chart: SeriesChart, layout: Layout, board: Board) -> str:
    """The line that joins two groups in their last common year."""
    pair = _last_pair(chart)
    if pair is None:
        return ""
    x, high, low = _span(pair, layout)
    board.segments.append((x, high, x, low))
    path = f"M{coordinate(x - 4)} {coordinate(high)}H{coordinate(x)}V{coordinate(low)}h-4"
    return tag("path", d=path, fill="none", stroke=INK, stroke_width=1.8)


def write_difference(chart: SeriesChart, layout: Layout, words: Words, board: Board) -> list[Key]:
    """The size of the difference beside its bracket, or as mark below when there is no room."""
    pair = _last_pair(chart)
    if pair is None:
        return []
    x, high, low = _span(pair, layout)
    steps = round(abs(pair[0].value - pair[1].value), chart.decimals)
    wording = words.difference_points if chart.percent else words.difference
    text = wording.format(value=words.number(steps, chart.decimals))
    placed = board.place(_beside(text, x, (high + low) / 2, layout.size))
    return [] if placed else [Key(_small_bracket, text)]


def _span(pair: tuple[Point, Point], layout: Layout) -> tuple[float, float, float]:
    high, low = sorted(layout.up(point.value) for point in pair)
    return layout.across(pair[0].year) + (9 if layout.is_narrow else 16), high, low


def _last_pair(chart: SeriesChart) -> tuple[Point, Point] | None:
    """The points of the two groups in the last year that both have, counted in the same way."""
    groups = {s.group: {(p.year, p.line): p for p in s.points} for s in chart.series}
    one, other = groups.get("vulnerable", {}), groups.get("not_vulnerable", {})
    common = one.keys() & other.keys()
    if not common:
        return None
    latest = max(common)
    return one[latest], other[latest]


def _beside(text: str, x: float, y: float, size: float) -> Iterator[Label]:
    """Left of the bracket, in one line or two; else right of it."""
    length = Label((text,), 0, 0, size, bold=True).width
    for lines in ((text,), wrapped(text, length * 0.66, size, bold=True)):
        top = y + size * 0.35 - (len(lines) - 1) * size * 0.6
        for side, anchor in ((-9, "end"), (9, "start")):
            yield Label(lines, x + side, top, size, anchor, bold=True, halo=True)


def _small_bracket(box: Box) -> str:
    x = box.middle[0]
    path = f"M{coordinate(x - 4)} {coordinate(box.top)}h6v{coordinate(box.height)}h-6"
    return tag("path", d=path, fill="none", stroke=INK, stroke_width=1.8)


def write_names_along(chart: SeriesChart, runs: Runs, layout: Layout, board: Board) -> list[Key]:
    """On a phone: name each line beside it, or as mark below when there is no room.

    A single series needs no name of its own there: the title of the chart says what it is.
    """
    keys = []
    for series in chart.series if len(chart.series) > 1 else ():
        if series.points and not board.place(_along(series, runs, layout), room=3):
            keys.append(_name_key(series))
    return keys


def _name_key(series: Series) -> Key:
    return Key(lambda box: sample(series, box), series.label)


def write_names_at_end(chart: SeriesChart, layout: Layout, board: Board) -> None:
    """Name each line in the column at the right, at the height where it ends."""
    wished = []
    for series in chart.series:
        if not series.points:
            continue
        name = end_name(series, layout.size)
        last = max(series.points, key=lambda point: point.year)
        y = layout.up(last.value) + layout.size * (0.35 - 0.6 * (len(name.lines) - 1))
        x = layout.area.right + 12
        fill = COLOURS[series.group][1]
        wished.append(Label(name.lines, x, y, name.size, bold=True, fill=fill))
    for label in spread(wished, layout.area.bottom):
        board.add(label)


def _along(series: Series, runs: Runs, layout: Layout) -> Iterator[Label]:
    """Places under and above the points of a series, the nearest first; then in two lines."""
    size, fill = layout.size, COLOURS[series.group][1]
    length = Label((series.label,), 0, 0, size, bold=True).width
    points = [point for owner, run in runs if owner == series for point in run]
    for lines in ((series.label,), wrapped(series.label, length * 0.66, size, bold=True)):
        for distance in range(6, 80, 6):
            for point in reversed(points):
                x, y = layout.place(point)
                higher = y - distance - size * (0.3 + 1.22 * (len(lines) - 1))
                for height in (y + size * 0.8 + distance, higher):
                    for anchor in ("end", "middle", "start"):
                        yield Label(lines, x, height, size, anchor, True, fill, halo=True)
