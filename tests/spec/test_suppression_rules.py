"""Afschermen: waarom "<10" niet genoeg is, en wat dan wel.

Een tabel van gemeenten en groepen met hun totalen. Wie de totalen kent, kan een verborgen getal
vaak uitrekenen. De aanvaller rekent uit tussen welke grenzen elk verborgen getal moet liggen; een
getal is beschermd als die grenzen ver genoeg van het ware getal liggen.
"""

from dataclasses import replace

import numpy as np

from kansrijk.monitor.disclosure.audit import audit
from kansrijk.monitor.disclosure.suppression import protect
from linked_tables import grid

#: Rijen zijn gemeenten, kolommen groepen. In de eerste gemeente hebben 3 gezinnen wat wordt geteld.
COUNTS = [[3, 40, 30], [20, 50, 60], [25, 70, 45]]


def interval(problem, hidden, cell):
    found = audit(problem, problem.mask(hidden))
    at = found.ids.index(cell)
    return round(found.lower[at], 6), round(found.upper[at], 6), bool(found.protected[at])


class TestAttacker:
    """Wat een ander kan uitrekenen."""

    def test_one_hidden_number_follows_from_the_total(self):
        problem = grid(COUNTS, primary={(1, 1): (3, 5)})

        assert interval(problem, ["r1c1"], "r1c1") == (3, 3, False)

    def test_two_hidden_numbers_in_a_row_follow_from_the_totals_of_their_columns(self):
        problem = grid(COUNTS, primary={(1, 1): (3, 5)})

        assert interval(problem, ["r1c1", "r1c2"], "r1c1") == (3, 3, False)

    def test_four_hidden_numbers_leave_room(self):
        problem = grid(COUNTS, primary={(1, 1): (3, 5)})

        hidden = ["r1c1", "r1c2", "r2c1", "r2c2"]
        assert interval(problem, hidden, "r1c1") == (0, 23, True)

    def test_two_hidden_in_every_row_and_column_can_still_be_too_few(self):
        """De kleine getallen 1 en 2 laten elkaar te weinig ruimte."""
        problem = grid([[3, 2, 30], [1, 50, 60], [25, 70, 45]], primary={(1, 1): (3, 5)})

        hidden = ["r1c1", "r1c2", "r2c1", "r2c2"]
        assert interval(problem, hidden, "r1c1") == (0, 4, False)


class TestPattern:
    """Wat wij afschermen."""

    def test_no_more_than_needed(self):
        problem = grid(COUNTS, primary={(1, 1): (3, 5)})

        pattern = protect(problem)

        assert len(pattern.suppressed) == 4
        assert audit(problem, problem.mask(pattern.suppressed)).broken == ()

    def test_heavier_cells_stay_if_they_can(self):
        problem = grid(COUNTS, primary={(1, 1): (3, 5)})

        assert not {"r1", "c1", "all"} & set(protect(heavy_totals(problem)).suppressed)


def heavy_totals(problem):
    return replace(problem, weight=np.array([1.0 if "c" in i[1:] else 20.0 for i in problem.ids]))
