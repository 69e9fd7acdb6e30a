"""The figures of one indicator of the invented country, found fast.

country = invented()
counted = counted_figures(country, "big2")
counted.figure("VG01", counted.block)
"""

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache

from kansrijk.monitor.areas import Area, Level
from kansrijk.monitor.figures import Figure, Status
from kansrijk.monitor.periods import Period
from kansrijk.monitor.verdict import Verdict
from kansrijk.reference.tables.indicators import IndicatorDefinition
from kansrijk.web.dashboards.queries import Invented

PER = {"percent": 100, "per_1000": 1000}
#: Areas are compared over this many years together: one year says too little of a rare outcome.
BLOCK_YEARS = 5
SHORT_BLOCK_YEARS = 3


class CountedFigures:
    """The figures of one indicator in the line that has a verdict, by area, group and period."""

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

    @cached_property
    def home(self) -> str:
        """The code of the country."""
        return self.country.areas.country.code

    @cached_property
    def year(self) -> str:
        """The last single year."""
        return str(self.verdict().year)

    @cached_property
    def block(self) -> str:
        """The last years together, in which areas are compared."""
        return str(Period(int(self.year) - BLOCK_YEARS + 1, int(self.year)))

    @cached_property
    def ggds(self) -> tuple[Area, ...]:
        """All GGDs, by name."""
        return self.country.areas.at(Level.GGD)

    @cached_property
    def short_block(self) -> str:
        """The last few years together, as far as the release has them."""
        return str(Period(int(self.year) - SHORT_BLOCK_YEARS + 1, int(self.year)))

    @cached_property
    def blocks(self) -> tuple[str, ...]:
        """All years that were counted together, the last ones first."""
        found = {period for *_, period in self._rows if not period.isdigit()}
        return tuple(sorted(found, key=lambda period: (period[-4:], period), reverse=True))

    @cached_property
    def years(self) -> tuple[str, ...]:
        """The single years, in order."""
        return tuple(sorted({period for *_, period in self._rows if period.isdigit()}))

    @cached_property
    def groups(self) -> frozenset[str]:
        """The groups in which this indicator is split, everyone included."""
        return frozenset(group for _, group, _ in self._rows)

    @cached_property
    def _codes(self) -> frozenset[str]:
        return frozenset(area for area, *_ in self._rows)

    @cached_property
    def is_municipal(self) -> bool:
        """Whether this indicator may be shown for municipalities at all."""
        return any(a.code in self._codes for a in self.country.areas.at(Level.MUNICIPALITY))

    def figure(self, area: str, period: str, group: str = "all") -> Figure | None:
        """One figure, if there is one. A period without records has one row, for everyone."""
        found, whole = (self._rows.get((area, one, period)) for one in (group, "all"))
        is_lacking = whole is not None and whole.status is Status.MISSING
        return found or (whole if is_lacking else None)

    def shown(self, group: str) -> list[Figure]:
        """The single years of the country that have a value, in order."""
        rows = (self.figure(self.home, year, group) for year in self.years)
        return [row for row in rows if row is not None and row.status is Status.SHOWN]

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
