"""The attacker: given a release and nothing else, how much of what is hidden can he work out?

He looks for whole tables that agree with everything published. The values a hidden figure takes in
them are values it may have; the further apart they are, the less he knows. Where he finds no two
tables that differ enough, a linear program tells how little is left (see ``interval``).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from kansrijk.monitor.disclosure.first_table import Wish
from kansrijk.monitor.disclosure.fresh import (
    counts_among,
    first_tables,
    fresh_tables,
    tables_at_once,
)
from kansrijk.monitor.disclosure.public import Family, System
from kansrijk.monitor.disclosure.solver import (
    InfeasibleError,
    Program,
    SolverError,
    UnboundedError,
)
from kansrijk.monitor.disclosure.walk import Table

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

_GGDS_PER_STEP = 4

Progress = Callable[[str, int], None]


class Renewal(Enum):
    """What a fresh table is made of."""

    COUNTS = "counts among the people there are"
    BOTH = "people, and then counts among them"
    AT_ONCE = "people and counts in one program: neither binds the other"


@dataclass(eq=False)
class Hunt:
    """One system under attack: the table of now, and how far each hidden figure was seen."""

    system: System
    table: Table
    low: Ints = field(init=False)
    high: Ints = field(init=False)

    def __post_init__(self) -> None:
        self.low = self.system.wanted @ self.table.numbers
        self.high = self.low.copy()

    @property
    def counted(self) -> Ints:
        """What is counted per atom now."""
        return self.system.total @ self.table.numbers

    def note(self, numbers: Ints) -> None:
        """Keep the extremes of the hidden figures in a table."""
        values = self.system.wanted @ numbers
        np.minimum(self.low, values, out=self.low)
        np.maximum(self.high, values, out=self.high)


def hunt(system: System, most: Ints | None, start: Ints) -> Hunt:
    """Begin with a table; ``most`` is the largest sum per atom: the people who are counted."""
    lower = system.least
    upper = np.full(system.size, np.inf)
    table = Table(system.equations.tocsc(), system.right, start.copy(), lower, upper)
    found = Hunt(system, table)
    if most is not None:
        limit(found, most)
    return found


def limit(found: Hunt, most: Ints) -> None:
    """Let no atom count more than ``most``, from now on."""
    if found.system.classes == 1:
        found.table.upper = most.astype(float)
    else:
        found.table.ceiling = (found.system.total.tocsc(), most)


class Attack:
    """An attack on a family: all tables agree with each other, count by count, atom by atom."""

    def __init__(self, family: Family, seed: int, starts: list[Ints] | None = None) -> None:
        self.family = family
        self._random = np.random.default_rng(seed)
        people, count = starts or first_tables(family)
        self.people = hunt(family.people, None, people)
        self.count = hunt(family.count, people.copy(), count)
        self._settle()
        self._homes = {h.system.name: _homes(h.system) for h in self.hunts}
        self._years = {h.system.name: _years(h.system) for h in self.hunts}

    @property
    def hunts(self) -> list[Hunt]:
        """Both systems, the people first."""
        return [self.people, self.count]

    def tables(self) -> list[Ints]:
        """The numbers of every system now: one table of everything."""
        return [found.table.numbers.copy() for found in self.hunts]

    def renew(self, wishes: Sequence[Wish], renewal: Renewal) -> None:
        """Take a fresh table of the whole country, with figures at their wish where that can be.

        Slower than a step, but it sees the whole country. Stays where it is when there is none.
        Raises SolverError when the table does not hold.
        """
        try:
            people, count = self._renewed(wishes, renewal)
        except SolverError:  # none there is, or the solver lost its way: steps go on
            return
        self.people.table.lower = np.zeros_like(people)
        self.people.table.numbers, self.count.table.numbers = people, count
        self._settle()
        if not all(found.table.holds() for found in self.hunts):
            raise SolverError("Een nieuwe tabel van HiGHS brak een optelling.")

    def _renewed(self, wishes: Sequence[Wish], renewal: Renewal) -> list[Ints]:
        if renewal is Renewal.COUNTS:
            people = self.people.table.numbers
            return [people, counts_among(self.family.count, people, wishes[1])]
        found_by = fresh_tables if renewal is Renewal.BOTH else tables_at_once
        return found_by(self.family, wishes)

    def sweep(self, down: list[Bools], up: list[Bools], each: Callable[[], None]) -> None:
        """Step through the whole country once, per system, pushing figures down or up.

        ``each`` is called after every step, when all tables agree.
        """
        for number in (1, 0):
            found = self.hunts[number]
            wish = self._wish(number, down, up)
            gain = wish + 1e-3 * self._random.standard_normal(len(wish))
            for columns in self._portions(found):
                if not wish[columns].any():
                    continue
                move = found.table.step(columns, gain[columns])
                if move.any():
                    found.table.make(columns, move)
                    self._settle()
                    each()

    def _wish(self, number: int, down: list[Bools], up: list[Bools]) -> Floats:
        """What one more is worth, per number of a system."""
        pushed = (up[number].astype(float) - down[number]) * (
            0.5 + self._random.random(len(up[number]))
        )
        gain = self.hunts[number].system.wanted.T @ pushed
        if number:
            # People can go down only where nothing is counted among them.
            fewer = self.people.system.wanted.T @ down[0].astype(float)
            gain -= 0.3 * (self.hunts[number].system.total.T @ np.minimum(fewer, 1))
        else:
            count = self.count.system
            gain += 0.3 * np.minimum(count.total @ (count.wanted.T @ up[1].astype(float)), 1)
        return np.asarray(gain)

    def _portions(self, found: Hunt) -> Iterator[Ints]:
        """Some GGDs in some years at a time, in random order; every time another mix.

        Tied counts are three times as many numbers, and their programs break more easily: they
        are taken in smaller portions.
        """
        homes, years = self._homes[found.system.name], self._years[found.system.name]
        tied = found.system.classes > 1
        few = int(self._random.integers(1, 3)) if tied else _GGDS_PER_STEP
        ggds = self._random.permutation(int(homes.max()) + 1)
        for first in range(0, len(ggds), few):
            near = np.isin(homes, ggds[first : first + few]) | (homes < 0)
            if tied and self._random.random() < 0.5:
                then = self._random.permutation(np.unique(years))
                near &= np.isin(years, then[: len(then) // 2 + 1])
            yield np.flatnonzero(near)

    def _settle(self) -> None:
        """Make the bounds of each system follow from the other."""
        people = self.people.table.numbers
        limit(self.count, people)
        # Tied counts of a divided municipality may fall below nobody; people may not.
        self.people.table.lower = np.clip(self.count.counted, 0, people)


def _homes(system: System) -> Ints:
    """Per number the GGD where it is counted; -1 without a municipality."""
    numbers: dict[str, int] = {}
    homes = []
    ground = system.atoms.ground
    for part in system.atoms.parts:
        for unit in part.units:
            found = [a for a in unit.split("|") if ground.level.get(a) == "ggd" and "@" not in a]
            home = numbers.setdefault(found[0], len(numbers)) if found else -1
            homes.append(np.full(len(part.years) * len(part.groups), home))
    return np.tile(np.concatenate(homes), system.classes)


def _years(system: System) -> Ints:
    """Per number the year in which it is counted."""
    years = [
        np.tile(np.repeat(part.years, len(part.groups)), len(part.units))
        for part in system.atoms.parts
    ]
    return np.tile(np.concatenate(years), system.classes)


def interval(system: System, figure: int, most: Ints | None = None) -> tuple[float, float]:
    """The smallest and largest value a hidden figure can have, whole or not; ``inf`` is no end."""
    upper = np.full(system.size, np.inf)
    if most is not None and system.classes == 1:
        upper = np.minimum(upper, most)
    right = system.right.astype(float)
    program = Program(
        system.equations.astype(float), (right, right), (np.zeros(system.size), upper)
    )
    row = system.wanted[figure].toarray().ravel().astype(float)
    lowest = float(row @ program.minimise(row))
    try:
        return lowest, float(row @ program.minimise(-row))
    except (UnboundedError, InfeasibleError):  # there is a table, so it is the end that is missing
        return lowest, np.inf
