"""The figures of one indicator of the invented country, found fast and compared once.

country = invented()
counted = counted_figures(country, "big2")
counted.figure("VG01", counted.block)
counted.comparison.of("VG01")
"""

from collections.abc import Iterator, Mapping
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
from kansrijk.monitor.periods import Period
from kansrijk.monitor.verdict import Verdict
from kansrijk.reference.tables.indicators import IndicatorDefinition
from kansrijk.web.dashboards.queries import Invented

PER = {"percent": 100, "per_1000": 1000}
#: Areas are compared over this many years together: one year says too little of a rare outcome.
BLOCK_YEARS = 5


class CountedFigures:
    """The figures of one indicator in the line that has a verdict, by area, group and period.

    What costs time (comparison and shrinkage) is worked out when first asked for and then kept.
    """

    def __init__(self, country: Invented, definition: IndicatorDefinition) -> None:
        self.country = country
        self.definition = definition
        self.edition = max(verdict.edition for verdict in country.release.verdicts)
        rows = country.release.figures.select(indicator=definition.id, line=self.verdict().line)
        self._rows: Mapping[tuple[str, str, str], Figure] = {
            (row.area, row.group, row.period): row for row in rows
        }

    def verdict(self, group: str = "all") -> Verdict:
        """The verdict on a group; there is one for every group that was counted."""
        found = self.country.release.verdict(self.edition, self.definition.id, group)
        assert found is not None
        return found

    @property
    def per(self) -> int:
        """What a value is out of: 100 or 1,000."""
        return PER[self.definition.unit]

    @property
    def home(self) -> str:
        """The code of the country."""
        return self.country.areas.country.code

    @property
    def year(self) -> str:
        """The last single year."""
        return str(self.verdict().year)

    @property
    def block(self) -> str:
        """The last years together, in which areas are compared."""
        return str(Period(int(self.year) - BLOCK_YEARS + 1, int(self.year)))

    @property
    def ggds(self) -> tuple[Area, ...]:
        """All GGDs, by name."""
        return self.country.areas.at(Level.GGD)

    @cached_property
    def years(self) -> tuple[str, ...]:
        """The single years, in order."""
        return tuple(sorted({period for *_, period in self._rows if period.isdigit()}))

    @cached_property
    def groups(self) -> frozenset[str]:
        """The groups in which this indicator is split, everyone included."""
        return frozenset(group for _, group, _ in self._rows)

    def figure(self, area: str, period: str, group: str = "all") -> Figure | None:
        """One figure, if there is one. A period without records has one row, for everyone."""
        found, whole = (self._rows.get((area, one, period)) for one in (group, "all"))
        is_lacking = whole is not None and whole.status is Status.MISSING
        return found or (whole if is_lacking else None)

    def shown(self, group: str) -> list[Figure]:
        """The single years of the country that have a value, in order."""
        rows = (self.figure(self.home, year, group) for year in self.years)
        return [row for row in rows if row is not None and row.status is Status.SHOWN]

    def known(self, figure: Figure) -> int:
        """Of how many the outcome is known, whatever the edition divides by.

        The release gives the value among them and not their number. It hides counts below 10, so
        nothing is divided by 0.
        """
        assert figure.numerator
        assert figure.known_value
        return round(self.per * figure.numerator / figure.known_value)

    def ggd_cells(self, period: str) -> AreaCells:
        """The counts of all GGDs in a period."""
        rows = [self._counts(self.figure(area.code, period)) for area in self.ggds]
        statuses, events, populations, unknowns = zip(*rows, strict=True)
        codes = [area.code for area in self.ggds]
        return area_cells(codes, events, populations, unknowns, statuses)

    def _counts(self, figure: Figure | None) -> tuple[Status, int | None, int | None, int | None]:
        if figure is None or figure.status is not Status.SHOWN:
            return (figure.status if figure else Status.MISSING), None, None, None
        unknown = figure.unknown or 0
        return figure.status, figure.numerator, self.known(figure) + unknown, unknown

    @cached_property
    def comparison(self) -> Comparison | None:
        """All GGDs beside the country, over the last years together, of those who are known.

        None where the country has no number itself: a year of records lacks, or too few people.
        """
        whole = self.figure(self.home, self.block)
        if whole is None or whole.known_value is None:
            return None
        kind: Literal["proportion", "rate"] = "proportion" if self.per == PER["percent"] else "rate"
        return compare(self.ggd_cells(self.block), whole.known_value / self.per, kind=kind)

    def outcome(self, code: str) -> AreaOutcome | None:
        """What the comparison says of a GGD; None when it took no part."""
        return self.comparison.of(code) if self.comparison else None

    @cached_property
    def small_areas(self) -> Mapping[tuple[str, str], SmallArea]:
        """Raw beside shrunk by GGD and year, each year drawn to what is usual in that year."""
        return {
            (area.code, year): area
            for year in self.years
            for area in raw_beside_shrunk(self.ggd_cells(year))
        }

    def page_figures(self) -> Iterator[Figure]:
        """What the page is made of: the country in all groups, every GGD as a whole."""
        ggds = {area.code for area in self.ggds}
        for (area, group, _), figure in sorted(self._rows.items()):
            if area == self.home or (area in ggds and group == "all"):
                yield figure


@lru_cache(maxsize=16)
def counted_figures(country: Invented, id: str) -> CountedFigures:  # noqa: A002
    """The figures of an indicator. It is one of those that the release defines."""
    definition = country.release.definitions.indicator(id)
    assert definition is not None
    return CountedFigures(country, definition)
