"""The ground that figures are about: the smallest pieces, and every area as a sum of pieces.

A municipality is one piece, unless a system of regions crosses it: then it is a piece per region.
Records without a municipality are a piece of their own, that only the country holds. All of this
is public: it follows from the area set and the borders of a year.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
import scipy.sparse as sp

from kansrijk.monitor.areas import AreaSet, Inhabitants, Level
from kansrijk.monitor.counting.layers import size_class_codes
from kansrijk.monitor.counting.places import no_municipality_code

#: The level of the place of records without a municipality, which is no area.
NOWHERE = "nowhere"
_AT = "@"


@dataclass(frozen=True)
class Piece:
    """The smallest ground: part of ``municipality`` (None: no municipality), by border year.

    ``areas`` are the codes of all areas that hold it, the municipality among them.
    """

    municipality: str
    areas: tuple[str, ...]

    @property
    def name(self) -> str:
        """Unique among the pieces of a ground."""
        return "|".join(self.areas)


@dataclass(frozen=True, eq=False)
class Ground:
    """Pieces, and the areas made of them.

    ``inside`` has shape (areas, pieces): 1 where a piece lies in an area. ``level`` gives per area
    its level as in ``Level``, or NOWHERE. ``same`` leads from an area of earlier borders to the one
    of now (or of later borders) that is the same ground.
    """

    border_year: int
    pieces: tuple[Piece, ...]
    areas: tuple[str, ...]
    level: Mapping[str, str]
    inside: sp.csr_matrix
    same: Mapping[str, str]

    def named(self, code: str, year: int) -> str:
        """How an area of the borders of ``year`` is called here."""
        name = named(code, year, self.border_year)
        return self.same.get(name, name)

    def unit(self, piece: Piece) -> str:
        """The smallest place around a piece in which the large splits are known: GGDs, joined."""
        return "|".join(a for a in piece.areas if self.level[a] in (Level.GGD.value, NOWHERE))

    def at(self, *levels: str) -> list[str]:
        """The areas of these levels, in order."""
        return [area for area in self.areas if self.level[area] in levels]


def ground_of(
    areas: AreaSet, border_year: int, inhabitants: Inhabitants, earlier: Sequence[int] = ()
) -> Ground:
    """The pieces of a country by the borders of one year.

    ``earlier`` are border years of releases that came before: then the pieces are so small that
    the areas of those years are sums of them too. Such an area is named GM0001@2021, unless an
    area of now has the same ground.
    """
    years = [year for year in sorted(set(earlier), reverse=True) if year != border_year]
    level = {named(code, year, border_year): found
             for year in (*years, border_year)
             for code, found in _levels(areas, year).items()}  # fmt: skip
    found = tuple(_pieces(areas, border_year, inhabitants, years))
    same = _same_ground(found, level)
    pieces = tuple(
        replace(piece, areas=tuple(dict.fromkeys(same.get(area, area) for area in piece.areas)))
        for piece in found
    )
    codes = tuple(dict.fromkeys(code for piece in pieces for code in piece.areas))
    number = {code: place for place, code in enumerate(codes)}
    rows = [number[code] for piece in pieces for code in piece.areas]
    columns = [at for at, piece in enumerate(pieces) for _ in piece.areas]
    inside = sp.csr_matrix(
        (np.ones(len(rows), dtype=np.int64), (rows, columns)), shape=(len(codes), len(pieces))
    )
    levels = {code: level.get(code, Level.REGION.value) for code in codes}
    return Ground(border_year, pieces, codes, levels, inside, same)


def _same_ground(pieces: Sequence[Piece], level: Mapping[str, str]) -> dict[str, str]:
    """Areas of earlier borders -> the area of now or of later borders with the same pieces."""
    members: dict[str, set[int]] = {}
    for number, piece in enumerate(pieces):
        for area in piece.areas:
            members.setdefault(area, set()).add(number)
    first: dict[tuple[str, frozenset[int]], str] = {}
    for area in sorted(members, key=_latest_first):
        first.setdefault((level.get(area, Level.REGION.value), frozenset(members[area])), area)
    return {
        area: first[level.get(area, Level.REGION.value), frozenset(found)]
        for area, found in members.items()
        if is_earlier(area)
    }


def _latest_first(area: str) -> tuple[int, str]:
    _, _, year = area.partition(_AT)
    return (-int(year), area) if year else (-9999, area)


def is_earlier(area: str) -> bool:
    """Whether an area (or piece) is named after borders that are not those of now."""
    return _AT in area


def named(code: str, year: int, border_year: int) -> str:
    """How an area of the borders of ``year`` is called on the ground of ``border_year``."""
    return code if year == border_year else f"{code}{_AT}{year}"


def _pieces(
    areas: AreaSet, border_year: int, inhabitants: Inhabitants, earlier: Sequence[int]
) -> Iterator[Piece]:
    years = (border_year, *earlier)
    above = {year: _Above(areas, year, inhabitants) for year in years}
    nowhere, country = no_municipality_code(areas), areas.country.code
    for code, codes in _shared(areas, years):
        found = [above[year].ways(own) for year, own in zip(years, codes, strict=True)]
        ways = [way for way in product(*found) if _agree(way)] or list(product(*found))
        for way in ways:
            names = [
                named(area, year, border_year)
                for year, one in zip(years, way, strict=True)
                for area in one.areas
            ]
            yield Piece(code, tuple(dict.fromkeys(names)))
    yield Piece(
        nowhere,
        tuple(named(code, year, border_year) for year in years for code in (nowhere, country)),
    )


def _shared(areas: AreaSet, years: Sequence[int]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Per municipality of the first year: the municipalities of all years that share its ground."""
    share = {
        (one, other): areas.borders.shared_ground(one, other) for one in years for other in years
    }
    for code in sorted(area.code for area in areas.at(Level.MUNICIPALITY, years[0])):
        for codes in product(*(sorted(share[years[0], year][code]) for year in years)):
            of = list(zip(years, codes, strict=True))
            if all(b in share[one, other][a] for one, a in of for other, b in of):
                yield code, codes


@dataclass(frozen=True)
class _Way:
    """One way in which a municipality lies in the areas above it.

    ``regions``: per region system, and the year for whose borders it is stated, the region.
    """

    areas: tuple[str, ...]
    regions: Mapping[tuple[str, int], str]


def _agree(ways: Sequence[_Way]) -> bool:
    """Whether ground can lie in all of these: a region of the same borders is one region."""
    region: dict[tuple[str, int], str] = {}
    return all(region.setdefault(of, one) == one for way in ways for of, one in way.regions.items())


class _Above:
    """What holds each municipality of one border year."""

    def __init__(self, areas: AreaSet, year: int, inhabitants: Inhabitants) -> None:
        self._areas, self._year = areas, year
        codes = sorted(area.code for area in areas.at(Level.MUNICIPALITY, year))
        self._size_of = size_class_codes(codes, areas, inhabitants, year)

    def ways(self, code: str) -> list[_Way]:
        """The areas that hold a municipality: once for each way it lies in the regions."""
        up = [area.code for area in self._areas.parents(code, self._year)]
        size = [self._size_of[code]] if code in self._size_of else []
        # A system that does not reach a municipality leaves it out: then there is one way.
        systems = [
            self._areas.regions_of(code, scheme, self._year) or [None]
            for scheme in self._areas.schemes
        ]
        found = [[one for one in way if one is not None] for way in product(*systems)]
        return [
            _Way(
                (code, *up, *size, *(one.region.code for one in way)),
                {(one.scheme, one.border_year): one.region.code for one in way},
            )
            for way in found
        ]


def _levels(areas: AreaSet, border_year: int) -> dict[str, str]:
    known = {
        area.code: level.value
        for level in (Level.MUNICIPALITY, Level.GGD, Level.PROVINCE)
        for area in areas.at(level, border_year)
    }
    nowhere = {no_municipality_code(areas): NOWHERE}
    return {**known, areas.country.code: Level.COUNTRY.value, **nowhere}
