"""What a series chart draws: groups with points per year, years without a number, breaks."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from kansrijk.monitor.figures import Status
from kansrijk.reports.charts.tokens import ALL, NOT_VULNERABLE, VULNERABLE

Group = Literal["all", "vulnerable", "not_vulnerable"]

#: Colours of line, text and band per group.
COLOURS: dict[Group, tuple[str, str, str]] = {
    "all": ALL,
    "vulnerable": VULNERABLE,
    "not_vulnerable": NOT_VULNERABLE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A published value of a year. ``line`` names values that were counted in the same way.

    A ``provisional`` point is drawn open: the owner may still change it.
    """

    year: int
    value: float
    lower: float | None = None
    upper: float | None = None
    provisional: bool = False
    line: str = "main"


@dataclass(frozen=True, slots=True)
class Gap:
    """A year for which there is no number, and in which way: never ``Status.SHOWN``."""

    year: int
    status: Status


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one group. ``label`` is written at the end of its line."""

    group: Group
    label: str
    points: tuple[Point, ...]
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesChart:
    """One series, or two groups side by side.

    ``label`` is the full sentence that a screen reader says instead of the drawing. ``breaks``
    are the first years of another way of counting; between two lines that follow each other a
    break is drawn by itself. ``percent`` writes the % sign and procentpunt.
    """

    label: str
    series: tuple[Series, ...]
    breaks: tuple[int, ...] = ()
    percent: bool = True
    decimals: int = 1

    @property
    def years(self) -> list[int]:
        """Every year from the first to the last that has a value or a state."""
        seen = [p.year for s in self.series for p in s.points]
        seen += [g.year for s in self.series for g in s.gaps]
        return list(range(min(seen), max(seen) + 1)) if seen else []

    @property
    def all_breaks(self) -> tuple[int, ...]:
        """Given and derived breaks that lie between the first and the last year."""
        first, *_ = years = self.years or [0]
        derived = {year for s in self.series for year in _changes(s)}
        return tuple(b for b in sorted({*self.breaks, *derived}) if first < b <= years[-1])


def _changes(series: Series) -> Iterator[int]:
    """First years of lines that start after every earlier line has ended."""
    spans: dict[str, list[int]] = {}
    for point in series.points:
        spans.setdefault(point.line, []).append(point.year)
    ordered = sorted((min(years), max(years)) for years in spans.values())
    end = ordered[0][1] if ordered else 0
    for first, last in ordered[1:]:
        if first > end:
            yield first
        end = max(end, last)


def segments(series: Series, breaks: tuple[int, ...]) -> list[tuple[Point, ...]]:
    """The points that may be joined: one line, no break and no year without a number between."""
    runs: list[tuple[Point, ...]] = []
    for name in dict.fromkeys(point.line for point in series.points):
        points = sorted((p for p in series.points if p.line == name), key=lambda p: p.year)
        run = [points[0]]
        for earlier, later in pairwise(points):
            if _is_interrupted(earlier.year, later.year, series.gaps, breaks):
                runs.append(tuple(run))
                run = []
            run.append(later)
        runs.append(tuple(run))
    return runs


def _is_interrupted(first: int, last: int, gaps: tuple[Gap, ...], breaks: tuple[int, ...]) -> bool:
    return any(first < b <= last for b in breaks) or any(first < g.year < last for g in gaps)
