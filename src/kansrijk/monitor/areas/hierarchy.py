"""Municipality < GGD < province < country, as it was on 1 January of one year."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from kansrijk.monitor.areas.area import Area, Level
from kansrijk.reference.tables.places import AreaSetInfo, Municipality


class Hierarchy:
    """The nested areas of one year."""

    def __init__(self, info: AreaSetInfo, municipalities: Iterable[Municipality]) -> None:
        self.country = Area(info.country_code, info.country_name_nl, Level.COUNTRY)
        self.areas: dict[str, Area] = {self.country.code: self.country}
        self._parent: dict[str, str] = {}
        for row in municipalities:
            self._place(row)
        self._children: dict[str, list[Area]] = defaultdict(list)
        for code, parent in self._parent.items():
            self._children[parent].append(self.areas[code])

    def _place(self, row: Municipality) -> None:
        chain = (
            Area(row.code, row.name, Level.MUNICIPALITY),
            Area(row.ggd_code, row.ggd_region, Level.GGD),
            Area(row.province_code, row.province, Level.PROVINCE),
            self.country,
        )
        for area, parent in pairwise(chain):
            self.areas[area.code] = area
            self._parent[area.code] = parent.code

    def at(self, level: Level) -> tuple[Area, ...]:
        """All areas of a level, by name."""
        found = [area for area in self.areas.values() if area.level is level]
        return tuple(sorted(found, key=_by_name))

    def children(self, code: str) -> tuple[Area, ...]:
        """The areas one level down, by name; none below a municipality."""
        return tuple(sorted(self._children.get(code, []), key=_by_name))

    def parents(self, code: str) -> tuple[Area, ...]:
        """The areas that contain this one, the smallest first."""
        found = []
        while code in self._parent:
            code = self._parent[code]
            found.append(self.areas[code])
        return tuple(found)

    def municipalities(self, code: str) -> tuple[Area, ...]:
        """The municipalities within an area, by name; of a municipality: itself."""
        area = self.areas[code]
        if area.level is Level.MUNICIPALITY:
            return (area,)
        within = [m for child in self.children(code) for m in self.municipalities(child.code)]
        return tuple(sorted(within, key=_by_name))


def _by_name(area: Area) -> tuple[str, str]:
    return (area.name.lstrip("'"), area.code)
