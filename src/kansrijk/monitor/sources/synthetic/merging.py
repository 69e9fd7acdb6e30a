"""How the municipalities of now came to be: whole mergers, one that was divided, one mid-year.

Only told from now back: a present municipality gets predecessors.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from kansrijk.monitor.sources.synthetic.facts import assume
from kansrijk.monitor.sources.synthetic.randomness import Floats, Ints
from kansrijk.monitor.sources.synthetic.tiles import Cell, neighbours
from kansrijk.reference.loader import load
from kansrijk.reference.tables.synthetic import InventedMerger

#: Municipalities that came into being later have codes from here, as in the Netherlands.
FIRST_LATER_CODE = 901


@dataclass(frozen=True, slots=True)
class Ground:
    """A part (``fraction`` of the inhabitants) of the municipality of now ``present``.

    It has the code ``code``, and had ``code_before`` until the day before ``since``.
    """

    present: int
    fraction: float
    code: str
    code_before: str | None = None
    since: date = date.min

    def code_on(self, day: date) -> str:
        """The code it had on a day."""
        return self.code_before if self.code_before and day < self.since else self.code


@dataclass(frozen=True, slots=True)
class Happened:
    """A municipality ended on ``day``; the share of it that went into each other one."""

    day: date
    code: str
    shares: dict[str, float]


@dataclass(frozen=True)
class Merged:
    """The grounds of all municipalities, what happened, and every code there ever was."""

    grounds: tuple[Ground, ...]
    happened: tuple[Happened, ...]
    codes: tuple[str, ...]


def municipality_code(number: int) -> str:
    """VB0001 and so on."""
    return f"VB{number:04d}"


def merge_back(
    rng: np.random.Generator, cells: list[Cell], ggd: Ints, inhabitants: Floats, last_year: int
) -> Merged:
    """Give some municipalities of now the predecessors that synthetic/mergers.csv tells of."""
    past = _Past(rng, cells, ggd, inhabitants)
    for row in load(InventedMerger):
        month, day = (int(part) for part in row.month_day.split("-"))
        since = date(last_year - row.years_before_last, month, day)
        shares = [float(share) for share in row.shares.split("|")]
        past.tell(row.kind, since, shares)
    return past.told()


class _Past:
    """Collects what happened, municipality by municipality."""

    def __init__(
        self, rng: np.random.Generator, cells: list[Cell], ggd: Ints, inhabitants: Floats
    ) -> None:
        self._cells, self._ggd, self._inhabitants = cells, ggd, inhabitants
        self._order = [int(i) for i in rng.permutation(len(cells))]
        self._code_now = [municipality_code(i + 1) for i in range(len(cells))]
        self._grounds: dict[int, list[Ground]] = {}
        self._happened: list[Happened] = []
        self._ended = 0
        self._later = 0

    def tell(self, kind: str, since: date, shares: list[float]) -> None:
        """One more merger of this kind."""
        if kind == "split":
            self._divide(since, shares)
        else:
            self._merge(since, shares, keeps_code=kind == "existing")

    def told(self) -> Merged:
        """Everything, with the municipalities to which nothing happened."""
        grounds = [
            ground
            for i, code in enumerate(self._code_now)
            for ground in self._grounds.get(i, [Ground(i, 1.0, code)])
        ]
        codes = {code for g in grounds for code in (g.code, g.code_before) if code}
        return Merged(tuple(grounds), tuple(self._happened), tuple(sorted(codes)))

    def _merge(self, since: date, shares: list[float], *, keeps_code: bool) -> None:
        place = next(i for i in self._free(above=0.5, below=0.95))
        before = [self._code_now[place], *(self._ended_code() for _ in shares[1:])]
        if not keeps_code:
            self._code_now[place] = municipality_code(FIRST_LATER_CODE + self._later)
            self._later += 1
        now = self._code_now[place]
        self._grounds[place] = [
            Ground(place, share, now, code, since)
            for code, share in zip(before, shares, strict=True)
        ]
        self._ends(since, [(code, {now: 1.0}) for code in before if code != now])

    def _divide(self, since: date, shares: list[float]) -> None:
        """A municipality whose ground now lies in several neighbours."""
        places = max(
            (self._around(i)[: len(shares)] for i in self._free(above=0.5, below=1.0)), key=len
        )
        gone, people = self._ended_code(), assume("split_municipality_inhabitants")
        for place, share in zip(places, shares, strict=True):
            part = share * people / float(self._inhabitants[place])
            now = self._code_now[place]
            self._grounds[place] = [
                Ground(place, 1 - part, now),
                Ground(place, part, now, gone, since),
            ]
        received = {self._code_now[p]: s for p, s in zip(places, shares, strict=True)}
        self._ends(since, [(gone, received)])

    def _around(self, place: int) -> list[int]:
        """A municipality and its free neighbours within the same GGD, if large enough."""
        cells = {cell: i for i, cell in enumerate(self._cells)}
        free = set(self._free(above=0.3, below=1.0))
        beside = [cells[c] for c in neighbours(self._cells[place]) if c in cells]
        return [place, *(i for i in beside if i in free and self._ggd[i] == self._ggd[place])]

    def _free(self, above: float, below: float) -> list[int]:
        """Municipalities to which nothing happened yet, by size from small (0) to large (1).

        The first one, Voorbeeldstad, is left alone.
        """
        low, high = np.quantile(self._inhabitants, [above, below])
        return [
            i
            for i in self._order
            if i and i not in self._grounds and low <= self._inhabitants[i] <= high
        ]

    def _ended_code(self) -> str:
        """A code of a municipality that is gone: the numbers after those of now."""
        self._ended += 1
        return municipality_code(len(self._cells) + self._ended)

    def _ends(self, since: date, ended: Iterable[tuple[str, dict[str, float]]]) -> None:
        self._happened += [Happened(since, code, shares) for code, shares in ended]
