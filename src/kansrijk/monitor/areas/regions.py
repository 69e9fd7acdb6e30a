"""Region systems that cross the hierarchy: zorgkantoor region, COROP, veiligheidsregio, own ones.

A system is stated for the borders of one or more years. A municipality of another year lies in
every region that holds some of its ground: Amsterdam lies in two zorgkantoor regions of 2019,
because Weesp has joined it since.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from rapidfuzz import process

from kansrijk.errors import NotFoundError
from kansrijk.monitor.areas.area import Area, Level
from kansrijk.monitor.areas.borders import Borders
from kansrijk.reference.tables.places import Municipality, RegionMember

#: The region system that stands in municipalities.csv itself, for every year.
SAFETY_REGIONS = "veiligheidsregio"


@dataclass(frozen=True, slots=True)
class Membership:
    """A region that holds (some of) a municipality, by the borders of ``border_year``.

    ``through`` are the codes of the municipalities of that year by which it lies there.
    """

    scheme: str
    region: Area
    border_year: int
    through: tuple[str, ...]


def safety_region_members(municipalities: Iterable[Municipality]) -> list[RegionMember]:
    """The veiligheidsregio columns of municipalities.csv as rows of a region system."""
    return [
        RegionMember(
            year=row.year,
            code=row.code,
            name=row.name,
            scheme=SAFETY_REGIONS,
            region_code=row.vr_code,
            region_name=row.vr_region,
            source=row.source,
        )
        for row in municipalities
    ]


class RegionSystems:
    """All region systems of an area set."""

    def __init__(self, members: Iterable[RegionMember], borders: Borders) -> None:
        self._rows: dict[str, dict[int, list[RegionMember]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for row in members:
            self._rows[row.scheme][row.year].append(row)
        self._borders = borders
        self._memberships = cache(self._find_memberships)

    @property
    def schemes(self) -> tuple[str, ...]:
        """The names of the region systems, in order of the alphabet."""
        return tuple(sorted(self._rows))

    @cached_property
    def areas(self) -> dict[str, Area]:
        """Every region of every system by its code."""
        return {region.code: region for scheme in self.schemes for region in self.regions(scheme)}

    def regions(self, scheme: str) -> tuple[Area, ...]:
        """The regions of a system, by code. Raises NotFoundError for an unknown system."""
        rows = [row for years in self._years(scheme).values() for row in years]
        named = {row.region_code: row.region_name for row in sorted(rows, key=lambda r: r.year)}
        return tuple(Area(code, named[code], Level.REGION) for code in sorted(named))

    def of(self, code: str, scheme: str, year: int) -> tuple[Membership, ...]:
        """The regions of ``scheme`` that hold a municipality of ``year``, by code."""
        return self._memberships(scheme, year).get(code, ())

    def members(self, region_code: str, year: int) -> tuple[str, ...]:
        """The municipalities of ``year`` that lie, wholly or in part, in a region, by code."""
        scheme = self._scheme_of[region_code]
        found = self._memberships(scheme, year)
        return tuple(
            code
            for code in sorted(found)
            if any(membership.region.code == region_code for membership in found[code])
        )

    @cached_property
    def _scheme_of(self) -> dict[str, str]:
        return {region.code: scheme for scheme in self.schemes for region in self.regions(scheme)}

    def _years(self, scheme: str) -> dict[int, list[RegionMember]]:
        if scheme not in self._rows:
            alike = process.extract(scheme, self.schemes, limit=2, score_cutoff=60)
            raise NotFoundError("Gebiedsindeling", scheme, [name for name, _, _ in alike])
        return self._rows[scheme]

    def _find_memberships(self, scheme: str, year: int) -> dict[str, tuple[Membership, ...]]:
        border_year = _nearest(self._years(scheme), year)
        regions = {region.code: region for region in self.regions(scheme)}
        region_of = {row.code: row.region_code for row in self._years(scheme)[border_year]}
        found = {}
        for code, others in self._borders.shared_ground(year, border_year).items():
            through: dict[str, list[str]] = defaultdict(list)
            for other in sorted(others & region_of.keys()):
                through[region_of[other]].append(other)
            if through:
                found[code] = tuple(
                    Membership(scheme, regions[region], border_year, tuple(through[region]))
                    for region in sorted(through)
                )
        return found


def _nearest(years: Iterable[int], year: int) -> int:
    """The last of ``years`` up to ``year``, or else the first one after it."""
    before = [known for known in years if known <= year]
    return max(before) if before else min(years)
