"""Years without a number in a series chart: a column over the full height, with its word."""

from collections.abc import Iterator
from dataclasses import dataclass

from kansrijk.monitor.figures import Status
from kansrijk.reports.charts.frames import Key
from kansrijk.reports.charts.geometry import Box
from kansrijk.reports.charts.labels import Board, Label
from kansrijk.reports.charts.series_data import Gap, SeriesChart
from kansrijk.reports.charts.series_layout import Layout
from kansrijk.reports.charts.states import column_words, dash_box, plate, state_box, state_key
from kansrijk.reports.charts.words import Words


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Years in a row in which the same series lack a number in the same way.

    ``shares`` divides the column when two series lack it in different ways: (which, of how many).
    """

    first: int
    last: int
    status: Status
    names: tuple[str, ...]
    shares: tuple[int, int]

    def follows(self, other: "_Stretch") -> bool:
        """Whether this is the next year of the same thing."""
        same = (self.status, self.names, self.shares) == (other.status, other.names, other.shares)
        return same and self.first == other.last + 1

    def box(self, layout: Layout) -> Box:
        """The column, full height; never wider than the room at the ends of the axis."""
        half = min(layout.year_width * 0.45, layout.across.start - layout.area.left)
        left, right = layout.across(self.first) - half, layout.across(self.last) + half
        part = (right - left) / self.shares[1]
        left += part * self.shares[0]
        return Box(left, layout.area.top, left + part, layout.area.bottom)


def gap_columns(chart: SeriesChart, layout: Layout, prefix: str) -> str:
    """The columns, without their words."""
    return "".join(state_box(s.status, s.box(layout), prefix) for s in _stretches(chart))


def block_gaps(chart: SeriesChart, layout: Layout, board: Board) -> None:
    """Keep other labels off the columns as long as they have another place."""
    board.grounds += [stretch.box(layout) for stretch in _stretches(chart)]


def write_gaps(
    chart: SeriesChart, layout: Layout, words: Words, board: Board, prefix: str
) -> tuple[list[Key], str]:
    """Write the words in the columns; a word that has no room becomes a mark in the row below.

    Gives those marks, and the white plates under the words that stand on a hatching.
    """
    plates, left_over = [], {}
    for stretch in _stretches(chart):
        if stretch.status is Status.NOT_APPLICABLE:
            board.boxes.append(dash_box(stretch.box(layout)))
        placed = board.place(_candidates(stretch, words, layout, chart))
        if not placed:
            left_over[stretch.status] = state_key(stretch.status, words, prefix)
        elif stretch.status is Status.SUPPRESSED:
            plates.append(plate(board.labels[-1]))
    return list(left_over.values()), "".join(plates)


def _stretches(chart: SeriesChart) -> list[_Stretch]:
    found: list[_Stretch] = []
    for year in chart.years:
        for stretch in _of_year(chart, year):
            earlier = [old for old in found if stretch.follows(old)]
            for old in earlier:
                found.remove(old)
            first = earlier[0].first if earlier else year
            found.append(_Stretch(first, year, stretch.status, stretch.names, stretch.shares))
    return found


def _of_year(chart: SeriesChart, year: int) -> Iterator[_Stretch]:
    names = {
        status: tuple(s.label for s in chart.series if Gap(year, status) in s.gaps)
        for status in Status
    }
    present = [status for status in Status if names[status]]
    for number, status in enumerate(present):
        yield _Stretch(year, year, status, names[status], (number, len(present)))


def _candidates(
    stretch: _Stretch, words: Words, layout: Layout, chart: SeriesChart
) -> Iterator[Label]:
    """Years and state; with the name of the series when another one does have a number."""
    years = str(stretch.first)
    if stretch.last > stretch.first:
        years = words.between.format(low=stretch.first, high=stretch.last)
    word = words.states[stretch.status]
    if len(stretch.names) < len(chart.series):
        word += f": {', '.join(stretch.names)}"
    return column_words(years, word, stretch.box(layout), layout.size)
