"""One indicator in all areas of a level, GGDs or municipalities: compared once, and kept.

at = level_figures(counted, Level.MUNICIPALITY)
at.outcome("VB0001")
at.shrunk(area)["2024"]

Everything here is made of figures that are shown. A suppressed area takes no part: it has no dot,
no shrunk value, and what is said of others does not hang on it.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Literal

from kansrijk.monitor.areas import Area, Level
from kansrijk.monitor.comparison import (
    AreaCells,
    AreaOutcome,
    Comparison,
    SmallArea,
    area_cells,
    compare,
    raw_beside_shrunk,
)
from kansrijk.monitor.figures import Figure, Status
from kansrijk.web.dashboards.presenters.invented_figures import PER, CountedFigures

#: Stands for all areas of a region together of which the own count is not shown.
REST = "rest"


class LevelFigures:
    """The areas of one level; what costs time is worked out when first asked for."""

    def __init__(self, counted: CountedFigures, level: Level) -> None:
        self.counted = counted
        self.level = level
        self.areas: tuple[Area, ...] = counted.country.areas.at(level)
        self.is_shown = level is not Level.MUNICIPALITY or counted.is_municipal
        self._shrunk: dict[str, Mapping[tuple[str, str], SmallArea]] = {}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The name of each area by its code."""
        return {area.code: area.name for area in self.areas}

    def cells(self, period: str, areas: Sequence[Area] | None = None) -> AreaCells:
        """The counts of all areas, or of these, in a period."""
        chosen = self.areas if areas is None else areas
        counts = [counts_of(self.counted.figure(area.code, period)) for area in chosen]
        statuses, events, populations = zip(*counts, strict=True)
        codes = [area.code for area in chosen]
        return area_cells(codes, events, populations, statuses=statuses)

    @cached_property
    def comparison(self) -> Comparison | None:
        """All areas beside the country, over the last years together.

        None where the country has no number itself, or the indicator has no place at this level.
        """
        whole = self.counted.figure(self.counted.home, self.counted.block)
        if whole is None or not whole.value or not self.is_shown:
            return None
        per = self.counted.per
        kind: Literal["proportion", "rate"] = "proportion" if per == PER["percent"] else "rate"
        return compare(self.cells(self.counted.block), whole.value / per, kind=kind)

    @cached_property
    def _outcomes(self) -> Mapping[str, AreaOutcome]:
        return {area.code: area for area in self.comparison.areas} if self.comparison else {}

    def outcome(self, code: str) -> AreaOutcome | None:
        """What the comparison says of an area; None when it took no part."""
        return self._outcomes.get(code)

    def region(self, own: Area) -> Area:
        """The area in which ``own`` is drawn to what is usual: its GGD, for a GGD the country."""
        areas = self.counted.country.areas
        if self.level is Level.GGD:
            return areas.country
        return next(parent for parent in areas.parents(own.code) if parent.level is Level.GGD)

    def shrunk(self, own: Area) -> Mapping[tuple[str, str], SmallArea]:
        """Raw beside shrunk by code and year, for the areas in the same region as ``own``."""
        region = self.region(own)
        if region.code not in self._shrunk:
            inside = self._inside(region)
            self._shrunk[region.code] = {
                (area.code, year): area
                for year in self.counted.years
                for area in raw_beside_shrunk(self._with_rest(inside, region, year))
            }
        return self._shrunk[region.code]

    def _inside(self, region: Area) -> tuple[Area, ...]:
        if self.level is Level.GGD:
            return self.areas
        return self.counted.country.areas.members(region.code)

    def _with_rest(self, inside: Sequence[Area], region: Area, year: str) -> AreaCells:
        """The cells of a region; what is left of its own count stands for the suppressed ones.

        Without them the usual would be too high, since mostly small counts are suppressed.
        """
        cells = self.cells(year, inside)
        rest = rest_of(cells, self.counted.figure(region.code, year))
        if rest is None:
            return cells
        return area_cells(
            [*cells.codes, REST],
            [*cells.events.tolist(), rest[0]],
            [*cells.populations.tolist(), rest[1]],
        )


def counts_of(figure: Figure | None) -> tuple[Status, int | None, int | None]:
    """State, count and of how many, as the edition divides; nothing where it is not shown."""
    if figure is None or figure.status is not Status.SHOWN:
        return (figure.status if figure else Status.MISSING), None, None
    return figure.status, figure.numerator, figure.denominator


def rest_of(cells: AreaCells, whole: Figure | None) -> tuple[int, int] | None:
    """What a published total leaves when all published parts are taken from it; None for nothing.

    A reader can work out the same. None too where the parts are more than the total, as when
    counts were divided over changed borders and rounded.
    """
    _, events, population = counts_of(whole)
    if events is None or population is None:
        return None
    left, of = events - int(cells.events.sum()), population - int(cells.populations.sum())
    return (left, of) if 0 <= left <= of and of > 0 else None


@lru_cache(maxsize=32)
def level_figures(counted: CountedFigures, level: Level) -> LevelFigures:
    """The areas of a level for an indicator, made once."""
    return LevelFigures(counted, level)
