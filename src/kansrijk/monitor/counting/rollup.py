"""From base cells to complete cells: every area, year, block of years and group.

- Records without a municipality are a place of their own, so that municipalities and this place
  add up to the country.
- A group exists in every area; a cell without records is a true zero. Income and education are
  split at GGD level and up: below that the groups are too small to say anything.
- A year in which an indicator has no records at all is missing, and so is every block with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kansrijk.monitor.areas import AreaSet, Inhabitants
from kansrijk.monitor.counting.cells import BaseCells, Ints
from kansrijk.monitor.counting.groups import ALL, GROUPS, numbers_of
from kansrijk.monitor.counting.layers import Layer, nesting_layers, region_layer
from kansrijk.monitor.counting.places import Place
from kansrijk.monitor.counting.rule import CountRule
from kansrijk.monitor.periods import Period, blocks

#: The columns of Cells.
COLUMNS = (
    "rule", "place", "period", "group", "population", "events", "unknown", "flagged", "estimated",
)  # fmt: skip

#: Single years, and blocks for what is rare.
LENGTHS = (1, 3, 5)


@dataclass(frozen=True)
class Cells:
    """Complete counts, as columns of equal length.

    ``rule``, ``place``, ``period`` and ``group`` are places in ``rules``, ``places``, ``periods``
    and groups.GROUPS. ``estimated``: a divided municipality is in it. ``missing`` names rule and
    period without cells, because records of one or more years lack.
    """

    edition: int
    border_year: int
    rules: tuple[CountRule, ...]
    places: tuple[Place, ...]
    periods: tuple[Period, ...]
    missing: tuple[tuple[int, int], ...]
    rule: Ints
    place: Ints
    period: Ints
    group: Ints
    population: Ints
    events: Ints
    unknown: Ints
    flagged: Ints
    estimated: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.rule)


def roll_up(
    base: BaseCells,
    areas: AreaSet,
    inhabitants: Inhabitants,
    border_year: int,
    *,
    schemes: Iterable[str] | None = None,
) -> Cells:
    """Every cell of base cells by the borders of ``border_year``.

    ``schemes`` are the region systems to count beside the hierarchy; all of ``areas`` when None.
    Raises UserError for a year without borders, or when inhabitants lack to divide a
    municipality; TableError for municipality codes that are not of their year.
    """
    chosen = areas.schemes if schemes is None else tuple(schemes)
    layers = [
        *nesting_layers(base, areas, inhabitants, border_year),
        *(region_layer(base, scheme, areas, inhabitants, border_year) for scheme in chosen),
    ]
    periods = tuple(
        period for length in LENGTHS for period in blocks(length, base.years[0], base.years[-1])
    )
    complete = _complete(base, periods)
    places: list[Place] = []
    parts: list[list[NDArray[Any]]] = []
    for layer in layers:
        parts.append(_columns(layer, base, periods, complete, first_place=len(places)))
        places += layer.places
    columns = [np.concatenate(column) for column in zip(*parts, strict=True)]
    missing = tuple((rule, period) for rule, period in np.argwhere(~complete).tolist())
    named = dict(zip(COLUMNS, columns, strict=True))
    return Cells(base.edition, border_year, base.rules, tuple(places), periods, missing, **named)


def _complete(base: BaseCells, periods: tuple[Period, ...]) -> NDArray[np.bool_]:
    """Shape (rules, periods): whether every year that counts in the period has records."""
    return np.array(
        [
            [all(base.is_complete(rule, year) for year in period.years) for period in periods]
            for rule in range(len(base.rules))
        ],
        dtype=bool,
    ).reshape(len(base.rules), len(periods))


def _columns(
    layer: Layer,
    base: BaseCells,
    periods: tuple[Period, ...],
    complete: NDArray[np.bool_],
    *,
    first_place: int,
) -> list[NDArray[Any]]:
    """The cells of a layer, in the order of COLUMNS."""
    counts = _of_periods(_with_all(layer), base, periods)
    estimated = _of_periods(layer.estimated(), base, periods) > 0
    groups = np.array(layer.groups)
    wanted = complete[:, :, None, None] & _has_group(base.rules, layer)[:, None, None, :]
    rule, period, place, group = np.nonzero(np.broadcast_to(wanted, counts.shape[:-1]))
    four = counts[rule, period, place, group]
    keys = [rule, place + first_place, period, groups[group]]
    return [*keys, *four.T, estimated[rule, period, place]]


def _with_all(layer: Layer) -> Ints:
    """The counts of the groups of a layer; the first is all: with, without and lacking a label."""
    counts = layer.counts[..., list(layer.groups), :]
    everyone = [GROUPS.index(ALL), *numbers_of("label")]
    counts[..., 0, :] = layer.counts[..., everyone, :].sum(axis=-2)
    return counts


def _of_periods(by_year: NDArray[Any], base: BaseCells, periods: tuple[Period, ...]) -> Ints:
    """Sums over the years of each period; the second axis becomes that of the periods."""
    first = base.years[0]
    return np.stack(
        [
            by_year[:, period.first_year - first : period.last_year - first + 1].sum(axis=1)
            for period in periods
        ],
        axis=1,
    )


def _has_group(rules: tuple[CountRule, ...], layer: Layer) -> NDArray[np.bool_]:
    """Shape (rules, groups of the layer): whether a rule is split in a group."""
    of_rule = [
        {GROUPS.index(ALL), *(n for split in rule.splits for n in numbers_of(split))}
        for rule in rules
    ]
    return np.array([[group in known for group in layer.groups] for known in of_rule], dtype=bool)
