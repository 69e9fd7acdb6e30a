"""Where things stand in a series chart: the area of the lines and its two scales."""

from dataclasses import dataclass

from kansrijk.reports.charts.frames import grid_room
from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.labels import Label
from kansrijk.reports.charts.letters import wrapped
from kansrijk.reports.charts.scales import Scale, ticks
from kansrijk.reports.charts.series_data import Point, Series, SeriesChart
from kansrijk.reports.charts.svg import NARROW_BELOW, letter_size
from kansrijk.reports.charts.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Scales and sizes. ``room_right`` is the column for names at the line ends, or 0."""

    area: Box
    across: Scale
    up: Scale
    marks: tuple[float, ...]
    size: float
    room_right: float

    @property
    def is_narrow(self) -> bool:
        """Whether names have to stand inside the area."""
        return self.room_right == 0

    @property
    def year_width(self) -> float:
        """Distance between two years."""
        return self.across(1) - self.across(0)

    def place(self, point: Point) -> tuple[float, float]:
        """Where a point stands."""
        return self.across(point.year), self.up(point.value)


def layout_of(chart: SeriesChart, width: int, words: Words) -> Layout:
    """Room for the numbers left, the names right and the word of a break above."""
    size, narrow = letter_size(width), width < NARROW_BELOW
    marks = ticks(_extremes(chart))
    left = grid_room(marks, words, size, "%" if chart.percent else "")
    names = 0 if narrow else max(end_name(s, size).width for s in chart.series) + 14
    top = size * 2.2
    height = 200 if narrow else 300 if width < 800 else 340
    area = Box(left, top, width - max(names, 2), top + height)
    return Layout(
        area=area,
        across=_across(chart, area, 20 if narrow else 48),
        up=Scale(marks[0], marks[-1], area.bottom, area.top),
        marks=marks,
        size=size,
        room_right=names,
    )


def end_name(series: Series, size: float) -> Label:
    """The name of a series in the column at the right, not yet in its place."""
    return Label(wrapped(series.label, size * 9, size, bold=True), 0, 0, size, bold=True)


def _extremes(chart: SeriesChart) -> list[float]:
    points = [point for series in chart.series for point in series.points]
    known = [(p.value, p.lower, p.upper) for p in points]
    return [value for triple in known for value in triple if value is not None]


def _across(chart: SeriesChart, area: Box, padding: float) -> Scale:
    """Years on a true time axis; a single year stands in the middle."""
    years = chart.years
    if len(years) == 1:
        return Scale(years[0] - 1, years[0] + 1, area.left + padding, area.right - padding)
    return Scale(years[0], years[-1], area.left + padding, area.right - padding)
