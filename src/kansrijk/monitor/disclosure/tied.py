"""A whole-number table of a large tied count: a whole and its two parts, line by line.

Told in classes of people (in both parts, in the first only, in the second only) a program of the
whole country breaks nearly every number in halves. Told in lines (the whole, the first part, the
second part) each line is a table of its own that is nearly whole, within bounds that the lines
before it give. So one linear program of all three shows about where they lie, and then each is
closed near there, with its own part of what is wished: every figure is a sum of one line.
"""

from collections.abc import Iterator

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from kansrijk.monitor.disclosure.first_table import Wish, whole_table
from kansrijk.monitor.disclosure.public import System
from kansrijk.monitor.disclosure.solver import InfeasibleError, Program, SolverError

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

#: So little the linear program may miss a whole number.
_WHOLE = 1e-6
#: How far a number may move from where the linear program has it; tried one after the other.
_NEAR = (1, 3, 9, 1000)
#: What a step away from there costs, beside a step towards a wish. Were it for nothing, numbers
#: would move that need not, and a line would leave no room for the next.
_AWAY = 0.3


def tied_counts(count: System, people: Ints, wish: Wish) -> Ints:
    """Numbers of a tied count of which no atom passes its ``people``, about as is wished.

    Raises InfeasibleError when none are found.
    """
    lines = _Lines(count, people)
    found: list[Ints] = []
    for number, about in enumerate(np.split(lines.about(wish), 3)):
        found.append(lines.close(number, about, found, lines.part(wish, number)))
    whole, first, second = found
    return np.concatenate([first + second - whole, whole - second, whole - first])


class _Lines:
    """The equations of a tied count, of each of its lines apart."""

    def __init__(self, count: System, people: Ints) -> None:
        self._count, self._people, self._size = count, people, people.size
        one = sp.identity(people.size, dtype=np.int64, format="csr")
        #: Classes from lines: in both, in the first only, in the second only.
        self._classes = sp.csr_matrix(
            sp.bmat([[-one, one, one], [one, None, -one], [one, -one, None]])
        )
        self._equations = sp.csr_matrix(count.equations @ self._classes)
        self._equations.eliminate_zeros()

    def about(self, wish: Wish) -> Floats:
        """Where the whole, the first and the second part may lie, broken or not."""
        size, count, wishes = self._size, self._count, len(wish.target)
        whole = sp.csr_matrix((np.ones(size), (np.arange(size), np.arange(size))), (size, 3 * size))
        public = sp.vstack([self._equations, self._classes, whole])
        own = -sp.identity(wishes, dtype=np.int64)
        rows = sp.csr_matrix(sp.bmat([[public, None], [wish.rows @ self._classes, own]]))
        endless, still = np.full(3 * size, np.inf), np.zeros(wishes)
        lower = [count.right, count.least, np.zeros(size), np.where(wish.rises, still, -np.inf)]
        upper = [count.right, endless, self._people, np.where(wish.rises, np.inf, still)]
        bounds = (
            np.concatenate([np.zeros(3 * size), np.where(wish.rises, -np.inf, wish.target)]),
            np.concatenate([endless, np.where(wish.rises, wish.target, np.inf)]),
        )
        limits = np.concatenate(lower).astype(float), np.concatenate(upper).astype(float)
        program = Program(rows, limits, bounds, from_inside=True)
        cost = np.concatenate([np.zeros(3 * size), 1 - 2.0 * wish.rises])
        return program.minimise(cost)[: 3 * size]

    def part(self, wish: Wish, number: int) -> Wish:
        """What is wished of one line."""
        rows = sp.csr_matrix(wish.rows @ self._classes)
        rows.eliminate_zeros()
        first = number * self._size
        own = rows[:, first : first + self._size]
        at = np.flatnonzero(np.diff(own.indptr))
        return Wish(sp.csr_matrix(own[at]), wish.target[at], wish.rises[at])

    def close(self, number: int, about: Floats, before: list[Ints], wish: Wish) -> Ints:
        """A whole line near ``about`` that leaves room for what is counted in those before it."""
        rows, right = self._own(number)
        least, most = self._bounds(number, before)
        lower = np.minimum(np.maximum(least, np.floor(about + _WHOLE)), most)
        upper = np.maximum(np.minimum(most, np.ceil(about - _WHOLE)), lower)
        # What is there, fewer and more.
        wider = sp.csr_matrix(sp.hstack([rows, -rows, rows]))
        parts = Wish(
            sp.csr_matrix(sp.hstack([wish.rows, -wish.rows, wish.rows])), wish.target, wish.rises
        )
        still = np.zeros(2 * self._size)
        cost = np.concatenate([np.zeros(self._size), np.full(2 * self._size, _AWAY)])
        for near in _NEAR:
            away = np.minimum(lower - least, near), np.minimum(most - upper, near)
            bounds = np.concatenate([lower, still]), np.concatenate([upper, *away])
            try:
                there, fewer, more = np.split(whole_table(wider, right, bounds, cost, parts), 3)
            except SolverError:  # also where the solver loses its way between narrow bounds
                continue
            return there - fewer + more
        raise InfeasibleError("Geen tabel van een geheel met zijn delen gevonden.")

    def _own(self, number: int) -> tuple[sp.csr_matrix, Floats]:
        """The equations of one line; those of several are ties, that hold for each line."""
        blocks = [self._equations[:, at : at + self._size] for at in self._starts()]
        touched = np.stack([np.diff(block.indptr) > 0 for block in blocks])
        own = np.flatnonzero(touched[number] & (touched.sum(axis=0) == 1))
        ties = self._count.atoms.ties
        rows = sp.csr_matrix(sp.vstack([blocks[number][own], ties]))
        right = np.concatenate([self._count.right[own], np.zeros(ties.shape[0])])
        return rows, right.astype(float)

    def _starts(self) -> Iterator[int]:
        return iter(range(0, 3 * self._size, self._size))

    def _bounds(self, number: int, before: list[Ints]) -> tuple[Floats, Floats]:
        both, first, second = np.split(self._count.least, 3)
        nobody = np.zeros(self._size)
        if number == 0:
            return nobody, self._people.astype(float)
        most = (before[0] - (second if number == 1 else first)).astype(float)
        if number == 1:
            return nobody, most
        return np.maximum(before[0] - before[1] + both, 0).astype(float), most
