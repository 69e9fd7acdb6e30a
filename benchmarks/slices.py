"""Realistic tables to protect: one indicator-year each, with the areas and births of the country.

Municipalities, and children without one, add up to the country through GGD and province and again
through the zorgkantoor regions, which cross both. Vulnerable, not vulnerable and without label add
up to all. Births per municipality and all borders are real; who is vulnerable and who has what is
counted is drawn. The same number gives the same slice.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from kansrijk.monitor.areas import Level, netherlands
from kansrijk.monitor.disclosure.problem import Problem
from kansrijk.reference.loader import load
from kansrijk.reference.tables.context import BaselineValue

#: The last year of which every municipality has its births.
YEAR = 2023
SCHEME = "zorgkantoorregio"
#: What adds up to all children; "all" itself comes after them.
PARTS = ("vulnerable", "not_vulnerable", "no_label")
#: Published sooner than others (research note): regions, the vulnerable, everyone.
LEVEL_WEIGHT = {"municipality": 1.0, "region": 20.0, "country": 50.0}
GROUP_WEIGHT = {"vulnerable": 2.0, "not_vulnerable": 1.0, "no_label": 1.0, "all": 4.0}
SMALL = 10
NEED = 5


@dataclass(frozen=True, slots=True)
class Geography:
    """Places by name with their level; who lies in what; births of the smallest places."""

    places: tuple[str, ...]
    levels: tuple[str, ...]
    parts: tuple[tuple[int, tuple[int, ...]], ...]
    births: NDArray[np.int64]


@cache
def geography(*, crossing: bool = True) -> Geography:
    """The Netherlands; without ``crossing`` the one hierarchy that any tool can state."""
    areas = netherlands()
    towns = areas.at(Level.MUNICIPALITY, YEAR)
    names = [*(town.code for town in towns), "none"]
    within: dict[str, set[str]] = {}
    for town in towns:
        ggd, province, _ = areas.parents(town.code, YEAR)
        within.setdefault(ggd.code, set()).add(town.code)
        within.setdefault(province.code, set()).add(ggd.code)
        if crossing:
            # three municipalities lie in two regions of 2019 since they merged: take the first
            region = areas.regions_of(town.code, SCHEME, YEAR)[0].region.code
            within.setdefault(region, set()).add(town.code)
    provinces = {area.code for area in areas.at(Level.PROVINCE, YEAR)}
    regions = {code for code in within if code.startswith("ZK")}
    number = {name: i for i, name in enumerate([*names, *sorted(within), areas.country.code])}
    parts = [(number[whole], _numbers(number, within[whole])) for whole in sorted(within)]
    country = number[areas.country.code]
    for system in [provinces, regions] if crossing else [provinces]:
        parts.append((country, _numbers(number, {*system, "none"})))
    levels = ["municipality"] * len(names) + ["region"] * len(within) + ["country"]
    return Geography(tuple(number), tuple(levels), tuple(parts), _births(names))


def _numbers(number: dict[str, int], names: set[str]) -> tuple[int, ...]:
    return tuple(sorted(number[name] for name in names))


def _births(names: list[str]) -> NDArray[np.int64]:
    rows = load(BaselineValue)
    known = {r.code: r.value for r in rows if r.measure == "births" and r.year == YEAR}
    return np.array([int(known.get(name) or 60) for name in names])


def make_slice(number: int, *, crossing: bool = True, unlabelled: bool = True) -> Problem:
    """Slice ``number``: counts of an event, given that its denominators are published.

    Without ``unlabelled`` every child is vulnerable or not: 1,239 cells instead of 1,652.
    """
    places = geography(crossing=crossing)
    random = np.random.default_rng([2026, number])
    children = _children(places, random)
    rate = random.uniform(0.02, 0.25) * np.array([1.6, 1.0, 1.2])
    odds = random.normal(0, 0.2, size=(len(children), 1))
    chance = 1 / (1 + np.exp(-(np.log(rate / (1 - rate)) + odds)))
    events = random.binomial(children, chance)
    groups = len(PARTS) if unlabelled else len(PARTS) - 1
    return _problem(
        places,
        PARTS[:groups],
        _totals(places, events[:, :groups]),
        _totals(places, children[:, :groups]),
    )


def _children(places: Geography, random: np.random.Generator) -> NDArray[np.int64]:
    """Births per place over vulnerable, not vulnerable and without label."""
    usual = random.uniform(0.05, 0.12)
    share = np.clip(random.normal(usual, usual / 4, len(places.births)), 0.01, 0.5)
    unlabelled = random.uniform(0.005, 0.03)
    parts = np.column_stack([share, 1 - share - unlabelled, np.full_like(share, unlabelled)])
    return np.array([random.multinomial(n, p) for n, p in zip(places.births, parts, strict=True)])


def _totals(places: Geography, smallest: NDArray[np.int64]) -> NDArray[np.int64]:
    """Every place and group: parts first, so that a whole finds its parts filled."""
    table = np.zeros((len(places.places), smallest.shape[1]), dtype=np.int64)
    table[: len(smallest)] = smallest
    waiting = list(places.parts)
    filled = set(range(len(smallest)))
    while waiting:
        ready = [p for p in waiting if filled.issuperset(p[1])]
        for whole, parts in ready:
            table[whole] = table[list(parts)].sum(axis=0)
            filled.add(whole)
        waiting = [p for p in waiting if p not in ready]
    return np.column_stack([table, table.sum(axis=1)])


def _problem(
    places: Geography,
    parts: tuple[str, ...],
    events: NDArray[np.int64],
    denominators: NDArray[np.int64],
) -> Problem:
    groups = (*parts, "all")
    count, whole = events.ravel().astype(float), denominators.ravel().astype(float)
    left = whole - count
    is_open = whole >= SMALL
    primary = (count < SMALL) | (left < SMALL)
    above = np.where(is_open, np.minimum(NEED, left), NEED)
    weight = np.outer(
        [LEVEL_WEIGHT[level] for level in places.levels], [GROUP_WEIGHT[group] for group in groups]
    )
    matrix = _equations(places, len(groups))
    return Problem(
        ids=tuple(f"{place}/{group}" for place in places.places for group in groups),
        value=count,
        weight=weight.ravel(),
        primary=primary,
        need_lower=np.minimum(NEED, count),
        need_upper=above,
        lower=np.zeros(len(count)),
        # a denominator below 10 is itself hidden: nobody then knows a most
        upper=np.where(is_open, whole, np.inf),
        must_publish=np.zeros(len(count), dtype=bool),
        matrix=matrix,
        equals=np.zeros(matrix.shape[0]),
    )


def _equations(places: Geography, width: int) -> sp.csr_matrix:
    """Parts add up to wholes in every group, and groups to all in every place."""
    rows = [
        [(whole * width + g, -1), *((part * width + g, 1) for part in parts)]
        for whole, parts in places.parts
        for g in range(width)
    ]
    rows += [
        [(place * width + width - 1, -1), *((place * width + g, 1) for g in range(width - 1))]
        for place in range(len(places.places))
    ]
    at = [(row, cell, sign) for row, cells in enumerate(rows) for cell, sign in cells]
    numbers, cells, signs = (list(column) for column in zip(*at, strict=True))
    shape = (len(rows), len(places.places) * width)
    return sp.csr_matrix((np.array(signs, dtype=float), (numbers, cells)), shape=shape)
