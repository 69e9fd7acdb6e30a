"""Making a proof, and checking with the truth in hand that the attacker is kept far enough away."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from kansrijk.errors import UserError
from kansrijk.monitor.disclosure.attacker import Attack, Renewal
from kansrijk.monitor.disclosure.first_table import Wish
from kansrijk.monitor.disclosure.fresh import is_large
from kansrijk.monitor.disclosure.public import Family

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Progress = Callable[[str, int], None]

#: Tables that one proof may have at most.
MOST_TABLES = 250
#: When no more than one in so many figures is left, or so few in all, fresh tables and steps take
#: turns.
_ONE_IN, _FEW = 50, 60
#: Steps help while so large a part is left of what was lacking, or less.
_HELPS = 0.95
#: At most so many fresh tables of counts alone between two of people too.
_COUNTS = 4
#: After so many turns that brought nothing, more of them will not either.
_IN_VAIN = 4


class NoProofError(UserError):
    """Figures that the attacker cannot move so far; ``names`` holds them per system."""

    def __init__(self, family: Family, lacking: Sequence[Bools]) -> None:
        self.names = [
            [system.names[at] for at in np.flatnonzero(lacks)]
            for system, lacks in zip(family.systems, lacking, strict=True)
        ]
        told = ", ".join(" ".join(name) for names in self.names for name in names[:3])
        super().__init__(f"Geen bewijs gevonden: te weinig speling bij {told}.")


def prove(family: Family, width: int, progress: Progress | None = None) -> list[list[Ints]]:
    """Tables from what is public alone, in which every hidden figure differs by ``width``.

    Raises NoProofError when the attacker cannot move some so far.
    """
    attack = Attack(family, seed=0)
    tables = [attack.tables()]
    spread = Spread(attack)
    turns = _Turns(family)
    for _ in range(MOST_TABLES):
        lacking = spread.lacking(width)
        left = sum(int(found.sum()) for found in lacking)
        if progress:
            progress(family.people.name, left)
        if not left:
            return _needed(family, tables, width)
        down, up = spread.directions(lacking, width)
        renewal = turns.next(left)
        if turns.are_in_vain:
            break
        if renewal:
            attack.renew(_wishes(family, down, up, spread.targets(width)), renewal)
        else:
            attack.sweep(down, up, each=_nothing)
        spread.note()
        tables.append(attack.tables())
    raise NoProofError(family, spread.lacking(width))


class _Turns:
    """What is done next: a step from the table there is, or a fresh table, and of what.

    While many figures are left and steps help, steps. Then fresh people and counts, and as long as
    that brings something, fresh counts among those people, the cheapest; then a step, and so on.
    When a whole turn brought nothing, the next is of people and counts at once.
    """

    def __init__(self, family: Family) -> None:
        every = sum(len(system.names) for system in family.systems)
        self._few = max(every / _ONE_IN, _FEW)
        # Counts of a large tied family take nearly as long as people and counts together.
        self._most = 0 if is_large(family.count) else _COUNTS
        self._before, self._at_turn, self._in_vain = 2 * every, 0, 0
        #: Fresh counts still allowed in this turn; None: it is over.
        self._counts: int | None = None

    @property
    def are_in_vain(self) -> bool:
        """Whether turn after turn brought nothing, also of people and counts at once."""
        return self._in_vain > _IN_VAIN

    def next(self, left: int) -> Renewal | None:
        """With so many figures left; None: a step."""
        is_better, before, self._before = left < self._before, self._before, left
        if left > self._few and left < _HELPS * before:
            return None
        if self._counts is None:
            self._in_vain = self._in_vain + 1 if left == self._at_turn else 0
            self._at_turn, self._counts = left, self._most
            return Renewal.AT_ONCE if self._in_vain else Renewal.BOTH
        if is_better and self._counts:
            self._counts -= 1
            return Renewal.COUNTS
        self._counts = None
        return None


def _wishes(
    family: Family,
    down: Sequence[Bools],
    up: Sequence[Bools],
    targets: Sequence[tuple[Ints, Ints]],
) -> list[Wish]:
    """Per system the figures that should go down to the first target or up to the second."""
    wishes = []
    for system, falls, rises, (low, high) in zip(family.systems, down, up, targets, strict=True):
        at = np.flatnonzero(falls | rises)
        target = np.where(rises, high, low)[at]
        wishes.append(Wish(system.wanted[at], target, rises[at]))
    return wishes


def _needed(family: Family, tables: list[list[Ints]], width: int) -> list[list[Ints]]:
    """The tables without those that are not needed to keep every hidden figure so far apart."""
    values = np.concatenate([
        (system.wanted @ np.stack([table[number] for table in tables], axis=1)).astype(np.int32)
        for number, system in enumerate(family.systems)
    ])  # fmt: skip
    kept = list(range(len(tables)))
    for number in range(len(tables)):
        others = values[:, [k for k in kept if k != number]]
        if others.shape[1] and (others.max(axis=1) - others.min(axis=1) >= width).all():
            kept.remove(number)
    return [tables[number] for number in kept]


class Spread:
    """How far apart the hidden figures are in the tables that were kept."""

    def __init__(self, attack: Attack) -> None:
        self._attack = attack
        self._random = np.random.default_rng(1)
        self._low = [self._values(number) for number in range(len(attack.hunts))]
        self._high = [values.copy() for values in self._low]

    def _values(self, number: int) -> Ints:
        found = self._attack.hunts[number]
        return found.system.wanted @ found.table.numbers

    def note(self) -> None:
        """Count the tables of now."""
        for number in range(len(self._low)):
            values = self._values(number)
            np.minimum(self._low[number], values, out=self._low[number])
            np.maximum(self._high[number], values, out=self._high[number])

    def lacking(self, width: int) -> list[Bools]:
        """Per system the hidden figures that are not yet so far apart."""
        return [h - low < width for low, h in zip(self._low, self._high, strict=True)]

    def targets(self, width: int) -> list[tuple[Ints, Ints]]:
        """Per system how low, or how high, each figure must come to be so far apart."""
        return [(h - width, low + width) for low, h in zip(self._low, self._high, strict=True)]

    def directions(self, lacking: Sequence[Bools], width: int) -> tuple[list[Bools], list[Bools]]:
        """Down or up: away from the side where a figure is now, at random in the middle.

        Up where it cannot go down so far: nobody counts fewer than none.
        """
        down, up = [], []
        for number, lacks in enumerate(lacking):
            values = self._values(number)
            lean = (values - self._low[number]) - (self._high[number] - values)
            rises = np.where(lean == 0, self._random.random(len(lean)) < 0.5, lean < 0)
            rises |= self._high[number] < width
            down.append(lacks & ~rises)
            up.append(lacks & rises)
        return down, up


def reach(
    family: Family,
    starts: list[Ints],
    needs: Sequence[tuple[Ints, Ints]],
    tables: Sequence[Sequence[Ints]] = (),
    rounds: int = MOST_TABLES,
) -> list[Bools]:
    """Per system the hidden figures of which the attacker may come closer than is needed.

    ``starts`` are the true tables and ``needs`` the values to be reached, the lowest and the
    highest; ``tables`` are some that were found before. Every table on the way agrees with what is
    published, by the attacker's own sums: so his intervals hold all values seen.
    """
    attack = Attack(family, seed=0, starts=starts)
    for table in tables:
        for found, numbers in zip(attack.hunts, table, strict=True):
            found.note(numbers)

    def each() -> None:
        for found in attack.hunts:
            found.note(found.table.numbers)

    random, turns = np.random.default_rng(2), _Turns(family)
    near = _too_near(attack, needs)
    for _ in range(rounds):
        left = sum(int((down | up).sum()) for down, up in near)
        if not left or turns.are_in_vain:
            break
        # Who must go both ways goes one way at a time.
        first = [random.random(len(down)) < 0.5 for down, _ in near]
        down = [d & (c | ~u) for (d, u), c in zip(near, first, strict=True)]
        up = [u & (~c | ~d) for (d, u), c in zip(near, first, strict=True)]
        renewal = turns.next(left)
        if renewal:
            attack.renew(_wishes(family, down, up, needs), renewal)
            each()
        else:
            attack.sweep(down, up, each)
        near = _too_near(attack, needs)
    return [down | up for down, up in near]


def _too_near(attack: Attack, needs: Sequence[tuple[Ints, Ints]]) -> list[tuple[Bools, Bools]]:
    """Per system the figures not yet seen low enough, and those not yet seen high enough."""
    return [
        (hunt.low > low, hunt.high < high)
        for hunt, (low, high) in zip(attack.hunts, needs, strict=True)
    ]


def _nothing() -> None:
    """Without looking on the way: only tables that are kept count."""
