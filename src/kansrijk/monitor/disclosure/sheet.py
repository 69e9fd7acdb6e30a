"""A sheet: every cell of one measure (a count, or the people counted) and what ties them.

Cells are areas x periods x groups, the smallest pieces of ground included, whether a figure exists
for them or not. What an outsider knows about them are equations, each with sum 0:

- the groups of a split together are everyone;
- pieces are a municipality, municipalities a GGD, GGDs a province, provinces and the records
  without a municipality the country; and the same for regions that cross all of these;
- years are their block.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from kansrijk.monitor.areas import Level
from kansrijk.monitor.counting.groups import ALL, GROUPS_OF
from kansrijk.monitor.disclosure.ground import NOWHERE, Ground, is_earlier
from kansrijk.monitor.periods import Period

Ints = NDArray[np.int64]

LABEL = "label"
_LARGE = (Level.GGD.value, Level.PROVINCE.value, Level.COUNTRY.value, NOWHERE)


@dataclass(frozen=True)
class Page:
    """The cells of one split: ``areas`` x the periods of the sheet x ``groups``, from ``first``."""

    split: str
    areas: tuple[str, ...]
    groups: tuple[str, ...]
    first: int


@dataclass(frozen=True, eq=False)
class Sheet:
    """The cells of a measure that is split in ``splits``, over years and blocks of years."""

    ground: Ground
    periods: tuple[Period, ...]
    splits: tuple[str, ...]

    @cached_property
    def years(self) -> tuple[Period, ...]:
        """The single years."""
        return tuple(period for period in self.periods if not period.is_block)

    @cached_property
    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """Areas that are a sum -> the areas they are a sum of, one step down."""
        return dict(_parts(self.ground))

    @cached_property
    def large_parts(self) -> Mapping[str, tuple[str, ...]]:
        """The same of large areas alone, as far as earlier borders divide them."""
        return dict(_large_parts(self.ground))

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The split by vulnerability (or everyone alone) for all areas; others for large ones."""
        pieces = [name for name in _split_pieces(self.ground) if name not in self.ground.level]
        label = GROUPS_OF[LABEL] if LABEL in self.splits else ()
        units = [unit for found in _crossed(self.ground).values() for unit in found]
        pages = [Page(LABEL, (*self.ground.areas, *pieces, *units), (ALL, *label), 0)]
        for split in self.splits:
            if split != LABEL:
                large = (*self.ground.at(*_LARGE), *units)
                pages.append(Page(split, large, GROUPS_OF[split], self._end(pages[-1])))
        return tuple(pages)

    def _end(self, page: Page) -> int:
        return page.first + len(page.areas) * len(self.periods) * len(page.groups)

    def __len__(self) -> int:
        return self._end(self.pages[-1])

    def grid(self, page: Page) -> Ints:
        """Shape (areas, periods, groups): the numbers of the cells of a page."""
        shape = (len(page.areas), len(self.periods), len(page.groups))
        return np.arange(page.first, self._end(page)).reshape(shape)

    def equations(self) -> sp.csr_matrix:
        """Shape (equations, cells): every row sums to 0."""
        blocks = [rows for page in self.pages for rows in self._of_page(page)]
        blocks += list(self._splits_are_everyone())
        return sp.csr_matrix(sp.vstack(blocks))

    def _of_page(self, page: Page) -> Iterator[sp.csr_matrix]:
        grid = self.grid(page)
        if len(page.groups) > 1 and page.groups[0] == ALL:
            yield self._rows(grid[:, :, 0], [grid[:, :, g] for g in range(1, len(page.groups))])
        at = {area: number for number, area in enumerate(page.areas)}
        sums = [*self.parts.items(), *(self.large_parts.items() if page.first else ())]
        for area, parts in sums:
            if area in at and all(part in at for part in parts):
                yield self._rows(grid[at[area]], [grid[at[part]] for part in parts])
        place = {period: number for number, period in enumerate(self.periods)}
        for period in self.periods:
            if period.is_block:
                years = [place[Period(year, year)] for year in period.years]
                yield self._rows(grid[:, place[period]], [grid[:, year] for year in years])

    def _splits_are_everyone(self) -> Iterator[sp.csr_matrix]:
        everyone = self.grid(self.pages[0])[:, :, 0]
        at = {area: number for number, area in enumerate(self.pages[0].areas)}
        for page in self.pages[1:]:
            whole = everyone[[at[area] for area in page.areas]]
            grid = self.grid(page)
            yield self._rows(whole, [grid[:, :, group] for group in range(len(page.groups))])

    def _rows(self, whole: Ints, parts: Sequence[Ints]) -> sp.csr_matrix:
        """Equations "whole = sum of parts", one for each element of the arrays."""
        count = whole.size
        columns = np.concatenate([whole.ravel(), *(part.ravel() for part in parts)])
        values = np.concatenate([np.ones(count), -np.ones(count * len(parts))])
        rows = np.tile(np.arange(count), 1 + len(parts))
        return sp.csr_matrix((values, (rows, columns)), shape=(count, len(self)))


def _split_pieces(ground: Ground) -> Mapping[str, str]:
    """Pieces of municipalities that lie in more than one -> their municipality."""
    pieces_of: dict[str, list[str]] = {}
    for piece in ground.pieces:
        pieces_of.setdefault(piece.municipality, []).append(piece.name)
    return {name: code for code, names in pieces_of.items() if len(names) > 1 for name in names}


def _parts(ground: Ground) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every sum of areas, told by the level below it, of the same borders."""
    split = _split_pieces(ground)
    below = {Level.COUNTRY.value: (Level.PROVINCE.value, NOWHERE),
             Level.PROVINCE.value: (Level.GGD.value,),
             Level.GGD.value: (Level.MUNICIPALITY.value,)}  # fmt: skip
    for code in sorted(set(split.values())):
        yield code, tuple(name for name, of in split.items() if of == code)
    members: dict[str, dict[str, None]] = {area: {} for area in ground.areas}
    for piece in ground.pieces:
        smallest = piece.name if piece.name in split else piece.municipality
        for area in piece.areas:
            levels = below.get(ground.level[area], ()) if not is_earlier(area) else ()
            inside = [a for a in piece.areas if ground.level[a] in levels and not is_earlier(a)]
            members[area].update(dict.fromkeys(inside or [smallest]))
        if "|" in ground.unit(piece):
            members.setdefault(ground.unit(piece), {})[smallest] = None
    for area in ground.areas:
        is_smallest = ground.level[area] in ("municipality", NOWHERE) and not is_earlier(area)
        if area not in split.values() and not is_smallest:
            yield area, tuple(members[area])
    for units in _crossed(ground).values():
        yield from ((unit, tuple(members[unit])) for unit in units)


def _crossed(ground: Ground) -> Mapping[str, tuple[str, ...]]:
    """GGDs that GGDs of earlier borders cross -> the units they are divided in."""
    units: dict[str, dict[str, None]] = {}
    for piece in ground.pieces:
        units.setdefault(ground.unit(piece).split("|", 1)[0], {})[ground.unit(piece)] = None
    return {ggd: tuple(found) for ggd, found in units.items() if len(found) > 1}


def _large_parts(ground: Ground) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What large areas are a sum of, where earlier borders are told too."""
    crossed = _crossed(ground)
    yield from crossed.items()
    members: dict[str, dict[str, None]] = {}
    for piece in ground.pieces:
        unit = ground.unit(piece)
        ggd = unit.split("|", 1)[0]
        for area in piece.areas:
            if is_earlier(area) and ground.level[area] in _LARGE:
                members.setdefault(area, {})[unit if ggd in crossed else ggd] = None
    yield from ((area, tuple(found)) for area, found in members.items())
