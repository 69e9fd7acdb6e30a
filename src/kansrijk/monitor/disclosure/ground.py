"""The ground that figures are about: the smallest pieces, and every area as a sum of pieces.

A municipality is one piece, unless a system of regions crosses it: then it is a piece per region.
Records without a municipality are a piece of their own, that only the country holds. All of this
is public: it follows from the area set and the borders of a year.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import scipy.sparse as sp

from kansrijk.monitor.areas import AreaSet, Inhabitants, Level
from kansrijk.monitor.counting.layers import size_class_codes
from kansrijk.monitor.counting.places import no_municipality_code

#: The level of the place of records without a municipality, which is no area.
NOWHERE = "nowhere"


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
    its level as in ``Level``, or NOWHERE.
    """

    pieces: tuple[Piece, ...]
    areas: tuple[str, ...]
    level: Mapping[str, str]
    inside: sp.csr_matrix

    def at(self, *levels: str) -> list[str]:
        """The areas of these levels, in order."""
        return [area for area in self.areas if self.level[area] in levels]


def ground_of(
    areas: AreaSet, border_year: int, inhabitants: Inhabitants, earlier: Sequence[int] = ()
) -> Ground:
    """The pieces of a country by the borders of one year.

    ``earlier`` are border years of releases that came before: then the pieces are so small that
    the areas of those years are sums of them too. Such an area is named GM0001@2021.
    """
    years = [year for year in sorted(set(earlier)) if year != border_year]
    pieces = tuple(_pieces(areas, border_year, inhabitants, years))
    codes = tuple(dict.fromkeys(code for piece in pieces for code in piece.areas))
    number = {code: place for place, code in enumerate(codes)}
    rows = [number[code] for piece in pieces for code in piece.areas]
    columns = [at for at, piece in enumerate(pieces) for _ in piece.areas]
    inside = sp.csr_matrix(
        (np.ones(len(rows), dtype=np.int64), (rows, columns)), shape=(len(codes), len(pieces))
    )
    level = {named(code, year, border_year): found
             for year in (*years, border_year)
             for code, found in _levels(areas, year).items()}  # fmt: skip
    return Ground(
        pieces, codes, {code: level.get(code, Level.REGION.value) for code in codes}, inside
    )


def named(code: str, year: int, border_year: int) -> str:
    """How an area of the borders of ``year`` is called on the ground of ``border_year``."""
    return code if year == border_year else f"{code}@{year}"


def _pieces(
    areas: AreaSet, border_year: int, inhabitants: Inhabitants, earlier: Sequence[int]
) -> Iterator[Piece]:
    years = (border_year, *earlier)
    above = {year: _Above(areas, year, inhabitants) for year in years}
    nowhere, country = no_municipality_code(areas), areas.country.code
    shared = {year: areas.borders.shared_ground(border_year, year) for year in years}
    for code in sorted(area.code for area in areas.at(Level.MUNICIPALITY, border_year)):
        for codes in product(*(sorted(shared[year][code]) for year in years)):
            ways = [above[year].ways(own) for year, own in zip(years, codes, strict=True)]
            for way in product(*ways):
                names = [
                    named(area, year, border_year)
                    for year, found in zip(years, way, strict=True)
                    for area in found
                ]
                yield Piece(code, tuple(dict.fromkeys(names)))
    yield Piece(
        nowhere,
        tuple(named(code, year, border_year) for year in years for code in (nowhere, country)),
    )


class _Above:
    """What holds each municipality of one border year."""

    def __init__(self, areas: AreaSet, year: int, inhabitants: Inhabitants) -> None:
        self._areas, self._year = areas, year
        codes = sorted(area.code for area in areas.at(Level.MUNICIPALITY, year))
        self._size_of = size_class_codes(codes, areas, inhabitants, year)

    def ways(self, code: str) -> list[tuple[str, ...]]:
        """The areas that hold a municipality: one tuple for each way it lies in the regions."""
        up = [area.code for area in self._areas.parents(code, self._year)]
        size = [self._size_of[code]] if code in self._size_of else []
        # A system that does not reach a municipality leaves it out: then there is one way.
        systems = [self._regions(code, scheme) or [()] for scheme in self._areas.schemes]
        return [
            (code, *up, *size, *(area for way in regions for area in way))
            for regions in product(*systems)
        ]

    def _regions(self, code: str, scheme: str) -> list[tuple[str, ...]]:
        return [(m.region.code,) for m in self._areas.regions_of(code, scheme, self._year)]


def _levels(areas: AreaSet, border_year: int) -> dict[str, str]:
    known = {
        area.code: level.value
        for level in (Level.MUNICIPALITY, Level.GGD, Level.PROVINCE)
        for area in areas.at(level, border_year)
    }
    nowhere = {no_municipality_code(areas): NOWHERE}
    return {**known, areas.country.code: Level.COUNTRY.value, **nowhere}
