"""From an old or new name or code to the municipality of today, and what happened between."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kansrijk.errors import NotFoundError
from kansrijk.monitor.areas.area import Area, Level
from kansrijk.monitor.areas.borders import Borders
from kansrijk.monitor.areas.hierarchy import Hierarchy
from kansrijk.monitor.areas.names import NameIndex
from kansrijk.reference.tables.places import Merger, Municipality, NameAlias


@dataclass(frozen=True, slots=True)
class Part:
    """A present area and the share (0 to 1) of the area asked for that lies in it."""

    area: Area
    share: float


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a text means.

    ``found`` is the area it names, which may no longer exist; ``present`` is where that lies
    now, the largest share first: one part, or several when a municipality was divided.
    ``mergers`` are the rows of mergers.csv that led there, in order of date. ``alternatives``
    are other areas with the same name.
    """

    asked: str
    found: Area
    present: tuple[Part, ...]
    mergers: tuple[Merger, ...]
    alternatives: tuple[Area, ...]

    @property
    def area(self) -> Area:
        """The present area, or the one that got the largest share."""
        return self.present[0].area

    @property
    def is_merged(self) -> bool:
        """Whether the area asked for went, wholly or in parts, into others."""
        return bool(self.mergers)

    @property
    def is_divided(self) -> bool:
        """Whether it now lies in several municipalities."""
        return len(self.present) > 1


class Resolver:
    """Resolves texts within one area set."""

    def __init__(
        self,
        municipalities: tuple[Municipality, ...],
        aliases: tuple[NameAlias, ...],
        borders: Borders,
        hierarchies: Mapping[int, Hierarchy],
    ) -> None:
        self._municipalities = municipalities
        self._aliases = aliases
        self._borders = borders
        self._hierarchies = hierarchies
        self._index = cache(self._build_index)

    def resolve(self, text: str, year: int | None = None) -> Resolution:
        """What ``text`` means, among the areas of ``year`` or else of all years.

        A municipality goes before a GGD, a province or the country with the same name, and a
        present one before one that is gone. Raises NotFoundError with suggestions.
        """
        if year is not None:
            self._borders.codes_in(year)
        index = self._index(year)
        found = index.find(text)
        if not found:
            raise NotFoundError("Gebied", text, index.suggestions(text))
        first, *alternatives = found
        since = year or self._last_year(first)
        return Resolution(
            asked=text,
            found=first,
            present=self._present(first, since),
            mergers=self._borders.mergers_followed(first.code, since),
            alternatives=tuple(alternatives),
        )

    def _build_index(self, year: int | None) -> NameIndex:
        return NameIndex(self._entries(self._borders.years if year is None else (year,)))

    def _entries(self, years: tuple[int, ...]) -> Iterator[tuple[Area, str]]:
        newest_first = sorted(years, reverse=True)
        for year in newest_first:
            for row in self._municipalities:
                if row.year == year:
                    area = Area(row.code, row.name, Level.MUNICIPALITY)
                    yield from ((area, row.name), (area, row.name_short))
        for level in (Level.GGD, Level.PROVINCE, Level.COUNTRY):
            for year in newest_first:
                yield from ((area, area.name) for area in self._hierarchies[year].at(level))
        yield from self._alias_entries(newest_first[0])

    def _alias_entries(self, year: int) -> Iterator[tuple[Area, str]]:
        """Aliases come last: an official name goes before someone else's other name."""
        known = self._hierarchies[year].areas
        for row in self._aliases:
            if row.code in known:
                yield known[row.code], row.alias

    def _last_year(self, area: Area) -> int:
        years = self._borders.years_of(area.code) or self._borders.years
        return years[-1]

    def _present(self, area: Area, since: int) -> tuple[Part, ...]:
        if area.level is not Level.MUNICIPALITY:
            return (Part(area, 1.0),)
        now = self._hierarchies[self._borders.years[-1]].areas
        shares = self._borders.successors(area.code, since)
        parts = [Part(now[code], float(share)) for code, share in shares.items()]
        return tuple(sorted(parts, key=lambda part: (-part.share, part.area.code)))
