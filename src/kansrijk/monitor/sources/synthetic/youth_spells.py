"""The table youth_spells: periods of protection and of residence, that overlap or do not.

A child is placed out of home in a year when both kinds overlap at least one day of that year.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from kansrijk.monitor.sources.synthetic import columns
from kansrijk.monitor.sources.synthetic.births import Births
from kansrijk.monitor.sources.synthetic.facts import assume, target
from kansrijk.monitor.sources.synthetic.pregnancies import KEYS_PER_YEAR
from kansrijk.monitor.sources.synthetic.randomness import (
    Days,
    Flags,
    Floats,
    Ints,
    generator,
    pick,
    whole,
)
from kansrijk.monitor.sources.synthetic.risks import People, Risks

KINDS = ("protection", "residence")
PROTECTION, RESIDENCE = range(2)


@dataclass(frozen=True, eq=False)
class Spells:
    """Periods: the number of the child, the kind, first and last day."""

    child: Ints
    kind: Ints
    start: Days
    end: Days


@dataclass(frozen=True, eq=False)
class Young:
    """The live-born children of this year and the one before: those the indicator is about."""

    child: Ints
    born: Days
    people: People

    @classmethod
    def of(cls, years: list[Births]) -> "Young":
        """From the births of one or two years."""
        alive = [np.flatnonzero(births.live) for births in years]
        parts = [births.people.take(rows) for births, rows in zip(years, alive, strict=True)]
        fields = ("ground", "income", "education", "label")
        return cls(
            child=np.concatenate([b.key[rows] for b, rows in zip(years, alive, strict=True)]),
            born=np.concatenate([b.birth_date[rows] for b, rows in zip(years, alive, strict=True)]),
            people=People(*(np.concatenate([getattr(p, f) for p in parts]) for f in fields)),
        )


class YouthSpells:
    """Makes the periods of year after year; a placement may last into the next year.

    Periods that would end after ``last_year`` have no end: they were still running.
    """

    def __init__(self, seed: int, last_year: int, risks: Risks) -> None:
        self._seed, self._risks = seed, risks
        self._last_day = np.datetime64(f"{last_year}-12-31")
        self._known: Ints = np.empty(0, dtype=np.int64)
        self._carried: Ints = np.empty(0, dtype=np.int64)

    def records(self, year: int, years: list[Births]) -> pa.Table:
        """The periods that begin in ``year`` (some just before), of the children in ``years``."""
        rng = generator(self._seed, "youth", year)
        young = Young.of(years)
        spells = self._spells(rng, year, young)
        number = year * KEYS_PER_YEAR + np.arange(spells.child.size)
        return columns.table(
            spell_key=columns.keys("S", number),
            child_key=columns.keys("K", spells.child),
            kind=columns.choices(KINDS, spells.kind),
            started_on=columns.days(spells.start),
            ended_on=columns.days(spells.end, spells.end > self._last_day),
        )

    def _spells(self, rng: np.random.Generator, year: int, young: Young) -> Spells:
        first, last = np.datetime64(f"{year}-01-01"), np.datetime64(f"{year}-12-31")
        weights = self._risks.of(
            "out_of_home", young.people, vulnerable=assume("factor_vulnerable_out_of_home")
        )
        weights[np.isin(young.child, self._known) | (young.born > last - 14)] = 0
        wanted = whole(target("out_of_home", year) * young.child.size)
        wanted -= int(np.count_nonzero(np.isin(young.child, self._carried)))
        placed = _taken(rng, weights, wanted)
        alone = [
            _taken(rng, weights, whole(assume(f"{kind}_only") * young.child.size)) for kind in KINDS
        ]
        before = weights * (young.born < first)
        apart = _taken(rng, before, whole(assume("both_apart") * young.child.size))
        self._known = young.child[np.concatenate([placed, *alone, apart])]
        together, goes_on = _placements(rng, young, placed, first, last)
        self._carried = young.child[placed][goes_on & (young.born[placed] >= first)]
        singles = [_single(rng, young, rows, kind, first, last) for kind, rows in enumerate(alone)]
        return _joined([*together, *singles, *_apart(rng, young, apart, first)])


def _taken(rng: np.random.Generator, weights: Floats, count: int) -> Ints:
    """Pick, and let no one else pick the same."""
    chosen = pick(rng, weights, count)
    weights[chosen] = 0
    return chosen


def _between(rng: np.random.Generator, low: Days, high: Days) -> Days:
    """A day from ``low`` to ``high``, both included."""
    span = (high - low).astype(np.int64)
    return low + np.floor(rng.random(span.size) * (span + 1)).astype("timedelta64[D]")


def _days(rng: np.random.Generator, most: int, count: int) -> npt.NDArray[np.timedelta64]:
    return rng.integers(0, most + 1, count).astype("timedelta64[D]")


def _placements(
    rng: np.random.Generator, young: Young, rows: Ints, first: np.datetime64, last: np.datetime64
) -> tuple[list[Spells], Flags]:
    """Protection and residence that share at least one day, and never one before this year."""
    child, born, count = young.child[rows], young.born[rows], rows.size
    earliest, end_of_year = np.maximum(born, first), np.full(count, last)
    shared = _between(rng, earliest, end_of_year)
    goes_on = rng.random(count) < assume("placement_goes_on")
    next_year = np.full(count, last + 1) + _days(rng, 500, count)
    out: Days = np.where(goes_on, next_year, _between(rng, shared, end_of_year))
    protection = Spells(
        child,
        np.full(count, PROTECTION),
        np.maximum(shared - _days(rng, 150, count), born),
        out + _days(rng, 200, count),
    )
    start = np.maximum(shared - _days(rng, 40, count), earliest)
    return [protection, Spells(child, np.full(count, RESIDENCE), start, out)], goes_on


def _single(
    rng: np.random.Generator,
    young: Young,
    rows: Ints,
    kind: int,
    first: np.datetime64,
    last: np.datetime64,
) -> Spells:
    """One kind of period only."""
    start = _between(rng, np.maximum(young.born[rows], first), np.full(rows.size, last))
    end = start + _days(rng, 400, rows.size)
    return Spells(young.child[rows], np.full(rows.size, kind), start, end)


def _apart(
    rng: np.random.Generator, young: Young, rows: Ints, first: np.datetime64
) -> list[Spells]:
    """Residence first, and protection after it ended, in the same year."""
    child, count = young.child[rows], rows.size
    start = first + _days(rng, 100, count)
    out = start + _days(rng, 60, count)
    later = out + 7 + _days(rng, 120, count)
    return [
        Spells(child, np.full(count, RESIDENCE), start, out),
        Spells(child, np.full(count, PROTECTION), later, later + _days(rng, 300, count)),
    ]


def _joined(parts: list[Spells]) -> Spells:
    fields = ("child", "kind", "start", "end")
    return Spells(*(np.concatenate([getattr(part, f) for part in parts]) for f in fields))
