"""What the drawing of a small area shows: per year the value as counted and the shrunk one."""

from dataclasses import dataclass

from kansrijk.monitor.figures import Status
from kansrijk.reports.charts.series_data import Gap, Point, Series, SeriesChart
from kansrijk.reports.charts.words import Words


@dataclass(frozen=True, slots=True)
class Value:
    """A value with its 95% margin, in the unit of the chart."""

    value: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallAreaYear:
    """A year: ``raw`` is the value as counted, ``shrunk`` allows for chance; or its state.

    ``shrunk`` is None where nothing could be shrunk; it never stands without ``raw``.
    """

    year: int
    raw: Value | None = None
    shrunk: Value | None = None
    status: Status = Status.SHOWN

    def __post_init__(self) -> None:
        """Refuse a shrunk value that is shown apart, and a state beside a number."""
        if self.shrunk is not None and self.raw is None:
            raise ValueError(f"{self.year}: a shrunk value is never shown without the raw one")
        if (self.status is Status.SHOWN) != (self.raw is not None):
            raise ValueError(f"{self.year}: a value is present exactly when the status is shown")


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallAreaChart:
    """The years of one small area; ``label`` is read aloud. ``breaks`` as in SeriesChart."""

    label: str
    years: tuple[SmallAreaYear, ...]
    breaks: tuple[int, ...] = ()
    percent: bool = True
    decimals: int = 1


def as_series(chart: SmallAreaChart, words: Words) -> SeriesChart:
    """The two rows of values as series: first the shrunk one, then the one as counted."""
    gaps = tuple(Gap(y.year, y.status) for y in chart.years if y.status is not Status.SHOWN)
    shrunk = tuple(_point(y.year, y.shrunk) for y in chart.years if y.shrunk is not None)
    raw = tuple(_point(y.year, y.raw) for y in chart.years if y.raw is not None)
    return SeriesChart(
        label=chart.label,
        series=(
            Series("all", words.for_chance, shrunk, gaps),
            Series("all", words.as_counted, raw, gaps),
        ),
        breaks=chart.breaks,
        percent=chart.percent,
        decimals=chart.decimals,
    )


def _point(year: int, value: Value) -> Point:
    return Point(year=year, value=value.value, lower=value.lower, upper=value.upper)
