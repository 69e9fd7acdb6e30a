"""Base cells laid over areas: each municipality of the records, whole or divided, where it lies."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kansrijk.monitor.counting.cells import MEASURES, BaseCells, Ints
from kansrijk.monitor.counting.dividing import divide_counts, whole_weights
from kansrijk.monitor.counting.groups import ALL, GROUPS, numbers_of
from kansrijk.monitor.counting.rule import SPLITS

#: Codes of one border year -> the shares of each in the areas; None is outside all of them.
SharesOf = Callable[[Iterable[str], int], Mapping[str, Mapping[Any, Fraction]]]

#: Groups that together hold every record, per split; rows without a label are in ALL at once.
_SPLITS = [[GROUPS.index(ALL), *numbers_of("label")], *map(numbers_of, SPLITS[1:])]


@dataclass(frozen=True)
class Division:
    """A municipality that was divided: in which rules and years, over the areas in ``places``."""

    counted: NDArray[np.bool_]
    places: Ints


@dataclass
class Spread:
    """Counts of shape (rules, years, places, groups, 4), and what was divided to get them.

    The last place holds the records without a municipality.
    """

    counts: Ints
    divisions: list[Division] = field(default_factory=list)

    def gathered(self, area_of: Ints, areas: int) -> "Spread":
        """The same over larger areas: ``area_of`` gives of every place the area it lies in."""
        shape = self.counts.shape
        counts = np.zeros((*shape[:2], areas, *shape[3:]), dtype=np.int64)
        np.add.at(np.moveaxis(counts, 2, 0), area_of, np.moveaxis(self.counts, 2, 0))
        found = [Division(d.counted, np.unique(area_of[d.places])) for d in self.divisions]
        return Spread(counts, [division for division in found if len(division.places) > 1])

    def estimated(self) -> NDArray[np.bool_]:
        """Shape (rules, years, places): whether a part of a divided municipality is in it."""
        flags = np.zeros(self.counts.shape[:3], dtype=bool)
        for division in self.divisions:
            flags[:, :, division.places] |= division.counted[:, :, None]
        return flags


def spread(base: BaseCells, codes: Sequence[str], shares_of: SharesOf) -> Spread:
    """Lay base cells over the areas ``codes``; what lies outside all of them is left out."""
    place_of: dict[str | None, int] = {code: place for place, code in enumerate(codes)}
    shape = (len(base.rules), len(base.years), len(codes) + 1, len(GROUPS), len(MEASURES))
    result = Spread(np.zeros(shape, dtype=np.int64))
    for code_year in np.unique(base.code_year).tolist():
        rows = np.flatnonzero(base.code_year == code_year)
        present = [base.municipalities[n] for n in np.unique(base.municipality[rows])]
        shares = shares_of([code for code in present if code is not None], code_year)
        _add_whole(result, base, rows, _places_of_whole(base, shares, place_of, len(codes)))
        for code, parts in shares.items():
            if len(parts) > 1:
                _add_divided(result, base, rows, code, parts, place_of)
    return result


def _places_of_whole(
    base: BaseCells,
    shares: Mapping[str, Mapping[str | None, Fraction]],
    place_of: Mapping[str | None, int],
    nowhere: int,
) -> Ints:
    """Per municipality the place that holds it whole; -1 when there is none."""
    places = np.full(len(base.municipalities), -1)
    for number, code in enumerate(base.municipalities):
        if code is None:
            places[number] = nowhere
        elif len(shares.get(code, ())) == 1:
            places[number] = place_of.get(next(iter(shares[code])), -1)
    return places


def _add_whole(result: Spread, base: BaseCells, rows: Ints, places: Ints) -> None:
    place = places[base.municipality[rows]]
    kept, place = rows[place >= 0], place[place >= 0]
    where = (base.rule[kept], base.year[kept] - base.years[0], place, base.group[kept])
    _add(result.counts, where, base.counts[kept])


def _add_divided(
    result: Spread,
    base: BaseCells,
    rows: Ints,
    code: str,
    parts: Mapping[str | None, Fraction],
    place_of: Mapping[str | None, int],
) -> None:
    of_code = rows[base.municipality[rows] == base.municipalities.index(code)]
    rules, years, _, groups, measures = result.counts.shape
    counts = np.zeros((rules, years, groups, measures), dtype=np.int64)
    where = (base.rule[of_code], base.year[of_code] - base.years[0], base.group[of_code])
    _add(counts, where, base.counts[of_code])
    # In order of code, because equal remainders go to the lowest.
    targets = sorted(parts, key=lambda target: target or "")
    weights = whole_weights([parts[target] for target in targets], int(counts.sum()))
    divided = divide_counts(counts.reshape(-1, groups, measures), _SPLITS, weights)
    divided = divided.reshape(rules, years, len(targets), groups, measures)
    inside = [place for place, target in enumerate(targets) if target in place_of]
    places = np.array([place_of[targets[place]] for place in inside], dtype=np.int64)
    result.counts[:, :, places] += divided[:, :, inside]
    counted = np.asarray(counts[..., 0].any(axis=2))
    result.divisions.append(Division(counted, places))


def _add(counts: Ints, where: tuple[Ints, ...], added: Ints) -> None:
    """Add rows to a table; many rows may land in one cell."""
    flat = np.ravel_multi_index(where, counts.shape[:-1])
    for measure in range(counts.shape[-1]):
        # Sums of whole numbers below 2**53 are exact in the floats of bincount.
        total = np.bincount(flat, weights=added[:, measure], minlength=counts[..., 0].size)
        counts[..., measure] += total.astype(np.int64).reshape(counts.shape[:-1])
