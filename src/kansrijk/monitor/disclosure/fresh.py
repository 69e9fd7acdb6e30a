"""Whole tables of a family from nothing but what is public, over the whole country at once."""

from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from kansrijk.monitor.disclosure.first_table import Wish, first_table
from kansrijk.monitor.disclosure.public import Family, System
from kansrijk.monitor.disclosure.solver import InfeasibleError
from kansrijk.monitor.disclosure.tied import tied_counts

Ints = NDArray[np.int64]

#: So many people in each atom, where that can be: then what is counted among them has room.
_ROOM = 12
#: A tied count of more numbers is never in one program with the people.
_LARGE = 20_000


def first_tables(family: Family) -> list[Ints]:
    """Some tables of people and counts that agree with the release.

    First the people, many everywhere, so that what is counted among them fits; when it does not
    after all, both at once. Raises InfeasibleError when no whole tables agree with the release.
    """
    nothing = [Wish.none(system.size) for system in family.systems]
    try:
        return fresh_tables(family, nothing)
    except InfeasibleError:
        return tables_at_once(family, nothing)


def fresh_tables(family: Family, wishes: Sequence[Wish]) -> list[Ints]:
    """Tables of people and counts in which as many hidden figures as can be are at their wish.

    Raises InfeasibleError when no counts fit among the people that were found.
    """
    people, count = family.systems
    wish = _with_room(wishes[0], wishes[1], count)
    found = first_table(people.equations, people.right, people.least, _ROOM, wish)
    return [found, counts_among(count, found, wishes[1])]


def _with_room(people: Wish, counts: Wish, count: System) -> Wish:
    """What is wished of people, and as many of them as are to be counted."""
    at = np.flatnonzero(counts.rises)
    among = (counts.rows[at] @ count.total.T).astype(bool).astype(np.int64)
    return Wish(
        sp.csr_matrix(sp.vstack([people.rows, among])),
        np.concatenate([people.target, counts.target[at]]),
        np.concatenate([people.rises, counts.rises[at]]),
    )


def is_large(count: System) -> bool:
    """Whether a count is tied, and too large for one program with the people."""
    return count.classes > 1 and count.size > _LARGE


def counts_among(count: System, people: Ints, wish: Wish) -> Ints:
    """A table of counts of which no atom passes its people, with what can be of a wish.

    Raises InfeasibleError when none are found.
    """
    if count.classes > 1:
        return tied_counts(count, people, wish)
    slack = sp.identity(people.size, dtype=int)
    rows = sp.csr_matrix(sp.bmat([[count.equations, None], [count.total, slack]]))
    right = np.concatenate([count.right, people])
    least = np.concatenate([count.least, np.zeros_like(people)])
    blank = sp.csr_matrix((len(wish.target), people.size), dtype=np.int64)
    wider = Wish(sp.csr_matrix(sp.hstack([wish.rows, blank])), wish.target, wish.rises)
    return first_table(rows, right, least, wish=wider)[: count.size]


def tables_at_once(family: Family, wishes: Sequence[Wish]) -> list[Ints]:
    """The same in one program of people and counts: a larger one, but neither binds the other.

    Not of a large tied count: that would take too long.

    Raises InfeasibleError when no tables agree with the release.
    """
    people, count = family.systems
    if is_large(count):
        return fresh_tables(family, wishes)
    slack = sp.identity(people.size, dtype=int)
    rows = sp.csr_matrix(
        sp.bmat(
            [
                [people.equations, None, None],
                [None, count.equations, None],
                [-slack, count.total, slack],
            ]
        )
    )
    right = np.concatenate([people.right, count.right, np.zeros(people.size, dtype=np.int64)])
    least = np.concatenate([people.least, count.least, np.zeros(people.size, dtype=np.int64)])
    wish = Wish(
        sp.csr_matrix(sp.hstack([sp.block_diag([w.rows for w in wishes]), _blank(wishes, people)])),
        np.concatenate([w.target for w in wishes]),
        np.concatenate([w.rises for w in wishes]),
    )
    found = first_table(rows, right, least, wish=wish)
    return [found[: people.size], found[people.size : people.size + count.size]]


def _blank(wishes: Sequence[Wish], people: System) -> sp.csr_matrix:
    return sp.csr_matrix((sum(len(w.target) for w in wishes), people.size), dtype=np.int64)
