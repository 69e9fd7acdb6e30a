"""Layers of areas: places that stand beside each other, with the counts of each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from kansrijk.monitor.areas import AreaSet, Inhabitants, Level
from kansrijk.monitor.counting.cells import BaseCells, Ints
from kansrijk.monitor.counting.groups import ALL, GROUPS, numbers_of
from kansrijk.monitor.counting.places import (
    SIZE_CLASSES,
    Place,
    nesting_places,
    shares_in_municipalities,
    shares_in_regions,
    size_class_code,
)
from kansrijk.monitor.counting.rule import SPLITS
from kansrijk.monitor.counting.spreading import Spread, spread

#: All and the label everywhere; income and education where groups are large enough to say much.
_SMALL = (GROUPS.index(ALL), *numbers_of("label"))
_LARGE = (*_SMALL, *(number for split in SPLITS[1:] for number in numbers_of(split)))


@dataclass(frozen=True)
class Layer:
    """Places with their counts per rule and year; ``groups`` are the groups shown there."""

    places: tuple[Place, ...]
    spread: Spread
    groups: tuple[int, ...]

    @property
    def counts(self) -> Ints:
        """Shape (rules, years, places, all groups, 4)."""
        return self.spread.counts[:, :, : len(self.places)]

    def estimated(self) -> NDArray[np.bool_]:
        """Shape (rules, years, places)."""
        return self.spread.estimated()[:, :, : len(self.places)]


def nesting_layers(
    base: BaseCells, areas: AreaSet, inhabitants: Inhabitants, border_year: int
) -> Iterator[Layer]:
    """Municipalities with the place of records without one, GGDs, provinces, country, sizes."""
    places = nesting_places(areas, border_year)
    small = [place for place in places if place.level in (Level.MUNICIPALITY, None)]
    codes = [place.code for place in small[:-1]]
    shares_of = partial(
        shares_in_municipalities, border_year=border_year, areas=areas, inhabitants=inhabitants
    )
    smallest = spread(base, codes, shares_of)
    yield Layer(tuple(small), smallest, _SMALL)
    parents = {place.code: place.parent for place in places}
    area_of: dict[str, str | None] = {code: code for code in codes}
    for level in (Level.GGD, Level.PROVINCE, Level.COUNTRY):
        area_of = {code: parents[area_of[code] or ""] for code in codes}
        larger = tuple(place for place in places if place.level is level)
        yield _gathered(smallest, [area_of[code] for code in codes], larger, _LARGE)
    classes = size_class_codes(codes, areas, inhabitants, border_year)
    if classes:
        found = tuple(Place(c, SIZE_CLASSES, Level.REGION) for c in sorted(set(classes.values())))
        yield _gathered(smallest, [classes[code] for code in codes], found, _SMALL)


def region_layer(
    base: BaseCells, scheme: str, areas: AreaSet, inhabitants: Inhabitants, border_year: int
) -> Layer:
    """The regions of one system; what lies in none of them is not in this layer."""
    places = tuple(Place(region.code, scheme, Level.REGION) for region in areas.regions(scheme))
    shares_of = partial(
        shares_in_regions,
        scheme=scheme, border_year=border_year, areas=areas, inhabitants=inhabitants,
    )  # fmt: skip
    return Layer(places, spread(base, [place.code for place in places], shares_of), _SMALL)


def _gathered(
    smallest: Spread,
    area_of: Sequence[str | None],
    places: tuple[Place, ...],
    groups: tuple[int, ...],
) -> Layer:
    """Larger areas as sums of municipalities; only the country holds who has none."""
    number_of = {place.code: number for number, place in enumerate(places)}
    is_country = places[0].level is Level.COUNTRY
    nowhere = 0 if is_country else len(places)
    numbers = np.array([*(number_of[code or ""] for code in area_of), nowhere])
    return Layer(places, smallest.gathered(numbers, len(places) + 1), groups)


def size_class_codes(
    codes: Sequence[str], areas: AreaSet, inhabitants: Inhabitants, border_year: int
) -> Mapping[str, str]:
    """The size class of every municipality, by the last year in which all had inhabitants."""
    years = [
        year
        for year in sorted(inhabitants)
        if year <= border_year and set(codes) <= set(inhabitants[year])
    ]
    if not years:
        return {}
    people = {code: inhabitants[years[-1]][code] for code in codes}
    return {
        code: size_class_code(areas, size.number)
        for code, size in areas.size_classes_of(people).items()
    }
