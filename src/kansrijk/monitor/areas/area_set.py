"""An area set: the municipalities of a country over the years, and every area they form.

    from kansrijk.monitor.areas import netherlands

    netherlands().resolve("Weesp").area            # Amsterdam
    netherlands().members("PV26")                  # the municipalities of Utrecht
    netherlands().regions_of("GM0363", "zorgkantoorregio")

An area set is data: another country is another folder with the same files.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path

from kansrijk.errors import NotFoundError
from kansrijk.monitor.areas.area import Area, Level
from kansrijk.monitor.areas.borders import Borders
from kansrijk.monitor.areas.checks import check_files
from kansrijk.monitor.areas.files import AreaFiles, read_folder
from kansrijk.monitor.areas.hierarchy import Hierarchy
from kansrijk.monitor.areas.own_regions import read_own_regions
from kansrijk.monitor.areas.regions import Membership, RegionSystems, safety_region_members
from kansrijk.monitor.areas.resolve import Resolution, Resolver
from kansrijk.monitor.areas.size_classes import size_class_of
from kansrijk.reference.loader import ROOT
from kansrijk.reference.tables.places import AreaSetInfo, Municipality, SizeClass, Tile


class AreaSet:
    """The areas of one country. ``year`` is everywhere a border year: as on 1 January.

    Without a year the last known one is meant. An unknown code raises NotFoundError, a year
    without borders UserError.
    """

    def __init__(self, files: AreaFiles) -> None:
        self._files = files
        self.borders = Borders(
            files.municipalities,
            files.mergers,
            files.border_changes,
            files.info.borders_known_from,
        )

    @classmethod
    def load(cls, folder: Path) -> "AreaSet":
        """Read and check a folder. Raises UserError or TableError when it does not hold up."""
        files = read_folder(folder)
        areas = cls(files)
        check_files(files, areas.borders)
        return areas

    def with_regions(self, path: Path) -> "AreaSet":
        """This area set with the region systems of a user's CSV beside its own."""
        own = read_own_regions(path, self._files, self.borders, self._resolver)
        return AreaSet(replace(self._files, region_members=self._files.region_members + own))

    @property
    def info(self) -> AreaSetInfo:
        """Id, country and whether the area set is invented."""
        return self._files.info

    @property
    def years(self) -> tuple[int, ...]:
        """The border years, in order."""
        return self.borders.years

    @property
    def present_year(self) -> int:
        """The last border year."""
        return self.years[-1]

    @property
    def country(self) -> Area:
        """The whole."""
        return self._hierarchy().country

    def at(self, level: Level, year: int | None = None) -> tuple[Area, ...]:
        """All municipalities, GGDs or provinces, by name."""
        return self._hierarchy(year).at(level)

    def area(self, code: str, year: int | None = None) -> Area:
        """The area with exactly this code, regions included; ``resolve`` takes old ones too."""
        found = self._hierarchy(year).areas.get(code) or self._regions.areas.get(code)
        if found is None:
            raise NotFoundError("Gebied", code, self._suggestions(code))
        return found

    def children(self, code: str, year: int | None = None) -> tuple[Area, ...]:
        """The areas one level down, by name: country > provinces > GGDs > municipalities."""
        self.area(code, year)
        return self._hierarchy(year).children(code)

    def parents(self, code: str, year: int | None = None) -> tuple[Area, ...]:
        """The areas of the hierarchy that contain this one, the smallest first."""
        self.area(code, year)
        return self._hierarchy(year).parents(code)

    def members(self, code: str, year: int | None = None) -> tuple[Area, ...]:
        """The municipalities in an area; in a region also those that lie there in part."""
        hierarchy = self._hierarchy(year)
        if self.area(code, year).level is not Level.REGION:
            return hierarchy.municipalities(code)
        codes = self._regions.members(code, year or self.present_year)
        return tuple(hierarchy.areas[member] for member in codes)

    def resolve(self, text: str, year: int | None = None) -> Resolution:
        """What a code or name, old or new, stands for now; see Resolution.

        Raises NotFoundError with suggestions.
        """
        return self._resolver.resolve(text, year)

    @property
    def schemes(self) -> tuple[str, ...]:
        """The names of the region systems beside the hierarchy."""
        return self._regions.schemes

    def regions(self, scheme: str) -> tuple[Area, ...]:
        """The regions of one system, by code."""
        return self._regions.regions(scheme)

    def regions_of(self, code: str, scheme: str, year: int | None = None) -> tuple[Membership, ...]:
        """The regions that hold (some of) a municipality; none where the system does not reach."""
        self.area(code, year)
        return self._regions.of(code, scheme, year or self.present_year)

    def size_class(self, inhabitants: float) -> SizeClass:
        """The size class of a municipality with this number of inhabitants."""
        return size_class_of(inhabitants, self._files.size_classes)

    def size_classes_of(self, inhabitants: Mapping[str, float]) -> dict[str, SizeClass]:
        """The size class of each municipality in ``inhabitants`` (code to number)."""
        return {code: self.size_class(number) for code, number in inhabitants.items()}

    def same_ground(self, code: str, since_year: int) -> bool:
        """Whether figures under this code cover the same ground from ``since_year`` until now."""
        return self.borders.is_same_ground(code, since_year)

    @cached_property
    def tiles(self) -> dict[str, Tile]:
        """The place of each present municipality on the tile map."""
        return {tile.code: tile for tile in self._files.tiles}

    def _suggestions(self, code: str) -> tuple[str, ...]:
        try:
            present = self.resolve(code).present
        except NotFoundError as error:
            return error.suggestions
        return tuple(f"{part.area.name} ({part.area.code})" for part in present)

    @cached_property
    def _hierarchies(self) -> dict[int, Hierarchy]:
        by_year: dict[int, list[Municipality]] = defaultdict(list)
        for row in self._files.municipalities:
            by_year[row.year].append(row)
        return {year: Hierarchy(self.info, by_year[year]) for year in self.years}

    def _hierarchy(self, year: int | None = None) -> Hierarchy:
        self.borders.codes_in(year or self.present_year)
        return self._hierarchies[year or self.present_year]

    @cached_property
    def _resolver(self) -> Resolver:
        files = self._files
        return Resolver(files.municipalities, files.name_aliases, self.borders, self._hierarchies)

    @cached_property
    def _regions(self) -> RegionSystems:
        safety = safety_region_members(self._files.municipalities)
        return RegionSystems([*self._files.region_members, *safety], self.borders)


@lru_cache(maxsize=1)
def netherlands() -> AreaSet:
    """The Netherlands, read once."""
    return AreaSet.load(ROOT / "areas" / "nl")
