"""A whole and its two parts: one table of the three, from what is public alone."""

import numpy as np
import pytest

from kansrijk.monitor.disclosure import fresh
from kansrijk.monitor.disclosure.first_table import Wish, first_table
from kansrijk.monitor.disclosure.fresh import first_tables
from kansrijk.monitor.disclosure.public import Folder, families
from kansrijk.monitor.disclosure.solver import InfeasibleError
from kansrijk.monitor.disclosure.tied import tied_counts
from the_invented_release import shared_release_folder


@pytest.fixture(scope="module")
def family():
    return next(f for f in families(Folder.open(shared_release_folder())) if f.count.classes == 3)


@pytest.fixture(scope="module")
def people(family):
    system = family.people
    return first_table(system.equations, system.right, system.least, fill=12)


def nothing(family):
    return Wish.none(family.count.size)


def refuse_wrong(family, people, numbers):
    count = family.count
    assert np.array_equal(count.equations @ numbers, count.right)
    assert (numbers >= count.least).all()
    assert (count.total @ numbers <= people).all()


def test_a_whole_and_its_parts_agree_with_all_that_is_published(family, people):
    refuse_wrong(family, people, tied_counts(family.count, people, nothing(family)))


def test_a_tied_count_begins_with_such_a_table(family, monkeypatch):
    asked = []
    monkeypatch.setattr(
        fresh, "tied_counts", lambda *given: asked.append(given) or tied_counts(*given)
    )
    people, numbers = first_tables(family)
    assert len(asked) == 1
    refuse_wrong(family, people, numbers)


def test_people_that_are_too_few_are_told(family, people):
    with pytest.raises(InfeasibleError):
        tied_counts(family.count, np.zeros_like(people), nothing(family))


def test_figures_come_to_their_wish_where_they_can(family, people):
    count = family.count
    numbers = tied_counts(count, people, nothing(family))
    values = count.wanted @ numbers
    at = np.flatnonzero(values >= 5)[:40]
    wish = Wish(count.wanted[at], values[at] - 5, np.zeros(len(at), dtype=bool))
    wished = tied_counts(count, people, wish)
    refuse_wrong(family, people, wished)
    assert (count.wanted[at] @ wished).sum() < values[at].sum()
