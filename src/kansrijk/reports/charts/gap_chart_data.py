"""What a gap chart draws: the difference between two groups per year, or its state."""

from dataclasses import dataclass

from kansrijk.monitor.figures import Status
from kansrijk.reports.charts.series_data import Gap, Point, Series, SeriesChart
from kansrijk.reports.charts.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class GapYear:
    """A year: group minus reference with its 95% margin, in the unit of the chart.

    ``ratio`` is how many times as often, with its margin; None where it has no answer (nothing
    counted in the reference). ``line`` names years that were counted in the same way.
    """

    year: int
    difference: float | None = None
    lower: float | None = None
    upper: float | None = None
    ratio: float | None = None
    ratio_lower: float | None = None
    ratio_upper: float | None = None
    line: str = "main"
    status: Status = Status.SHOWN

    def __post_init__(self) -> None:
        """Refuse a state beside a number, and a margin with one end."""
        if (self.status is Status.SHOWN) != (self.difference is not None):
            raise ValueError(f"{self.year}: a difference is present exactly when it is shown")
        if (self.lower is None) != (self.upper is None):
            raise ValueError(f"{self.year}: a margin has two ends")


@dataclass(frozen=True, slots=True, kw_only=True)
class GapChart:
    """Two groups by name, their years, and the sentence read aloud. ``breaks`` as in SeriesChart.

    ``percent``: the figures are percentages, so differences are percentage points.
    """

    label: str
    group: str
    reference: str
    years: tuple[GapYear, ...]
    breaks: tuple[int, ...] = ()
    percent: bool = True
    decimals: int = 1

    @property
    def shown(self) -> tuple[GapYear, ...]:
        """The years that have a difference."""
        return tuple(year for year in self.years if year.difference is not None)


def as_series(chart: GapChart, words: Words) -> SeriesChart:
    """The differences as one series, named after what its zero line means."""
    points = tuple(
        Point(year=y.year, value=y.difference, lower=y.lower, upper=y.upper, line=y.line)
        for y in chart.years
        if y.difference is not None
    )
    gaps = tuple(Gap(y.year, y.status) for y in chart.years if y.difference is None)
    return SeriesChart(
        label=chart.label,
        series=(Series("all", words.no_difference, points, gaps),),
        breaks=chart.breaks,
        percent=False,
        decimals=chart.decimals,
    )
