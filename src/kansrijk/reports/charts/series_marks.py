"""The marks of a series chart: band, line and points, and what they mean in the row below."""

from itertools import pairwise

from kansrijk.reports.charts.frames import Key
from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.labels import Board
from kansrijk.reports.charts.series_data import COLOURS, Group, Point, Series, SeriesChart
from kansrijk.reports.charts.series_layout import Layout
from kansrijk.reports.charts.svg import coordinate, line, rectangle, tag, titled
from kansrijk.reports.charts.tokens import INK_SOFT, SURFACE
from kansrijk.reports.charts.words import Words

#: Half the size of a point.
POINT = 4.8

Run = tuple[Point, ...]


def block(run: Run, layout: Layout, board: Board) -> None:
    """Tell the board where points and lines are, so that no label stands on them."""
    places = [layout.place(point) for point in run]
    board.boxes += [Box(x, y, x, y).grown(POINT + 1) for x, y in places]
    board.segments += [(*a, *b) for a, b in pairwise(places)]


def band(series: Series, run: Run, layout: Layout) -> str:
    """The margin around the values, over the points that have one."""
    known = [p for p in run if p.lower is not None and p.upper is not None]
    colour = COLOURS[series.group][2]
    if len(known) == 1:
        (point,) = known
        x = layout.across(point.year)
        low, high = layout.up(point.lower or 0), layout.up(point.upper or 0)
        return line(x, low, x, high, stroke=colour, stroke_width=12)
    edge = [(p.year, p.upper or 0) for p in known] + [(p.year, p.lower or 0) for p in known[::-1]]
    corners = (f"{coordinate(layout.across(x))} {coordinate(layout.up(y))}" for x, y in edge)
    return tag("path", d=f"M{'L'.join(corners)}Z", fill=colour) if known else ""


def joined(series: Series, run: Run, layout: Layout) -> str:
    """The line through the points of one run; dashed for the group that is not vulnerable."""
    if len(run) < 2:
        return ""
    places = (f"{coordinate(x)} {coordinate(y)}" for x, y in map(layout.place, run))
    return tag(
        "path",
        d=f"M{'L'.join(places)}",
        fill="none",
        stroke=COLOURS[series.group][0],
        stroke_width=3,
        stroke_dasharray=_dash(series.group),
    )


def point_mark(
    series: Series, point: Point, layout: Layout, words: Words, chart: SeriesChart
) -> str:
    """A round or square point, filled or open, with its year and number as title."""
    unit = "%" if chart.percent else ""
    title = f"{series.label}, {point.year}: {words.number(point.value, chart.decimals)}{unit}"
    if point.lower is not None and point.upper is not None:
        low, high = (words.number(v, chart.decimals) for v in (point.lower, point.upper))
        title += f" ({words.between.format(low=low, high=high)})"
    return _shape(series.group, *layout.place(point), is_open=point.provisional, title=title)


def _shape(group: Group, x: float, y: float, *, is_open: bool, title: str) -> str:
    colour = COLOURS[group][0]
    fill = SURFACE if is_open else colour
    if group != "not_vulnerable":
        return titled(
            "circle", title, cx=x, cy=y, r=POINT, fill=fill, stroke=colour, stroke_width=2
        )
    half = POINT - 0.4
    return rectangle(Box(x, y, x, y).grown(half), title, fill=fill, stroke=colour, stroke_width=2)


def sample(series: Series, box: Box) -> str:
    """A short piece of line with a point, to name a series whose line has no room for a name."""
    x, y = box.middle
    colour, dash = COLOURS[series.group][0], _dash(series.group)
    drawn = line(box.left, y, box.right, y, stroke=colour, stroke_width=3, stroke_dasharray=dash)
    return drawn + _shape(series.group, x, y, is_open=False, title=series.label)


def mark_keys(chart: SeriesChart, words: Words) -> list[Key]:
    """What filled, open and band mean; only when the chart has both kinds or a band."""
    points = [point for series in chart.series for point in series.points]
    keys = []
    if any(point.provisional for point in points):
        if not all(point.provisional for point in points):
            keys.append(Key(lambda box: _dot(box, INK_SOFT), words.published))
        keys.append(Key(lambda box: _dot(box, SURFACE), words.provisional))
    if any(point.upper is not None for point in points):
        colour = COLOURS[chart.series[0].group][2]
        keys.append(Key(lambda box: rectangle(box, fill=colour), words.margin))
    return keys


def _dot(box: Box, fill: str) -> str:
    x, y = box.middle
    return tag("circle", cx=x, cy=y, r=POINT, fill=fill, stroke=INK_SOFT, stroke_width=2)


def _dash(group: Group) -> str | None:
    return "6 3.5" if group == "not_vulnerable" else None
