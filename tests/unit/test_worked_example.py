"""The example on /afgeschermd/ is true: what it says an outsider can work out, trying confirms."""

from itertools import product

import pytest

from kansrijk.monitor.figures import Status
from kansrijk.reports.language import LANGUAGES
from kansrijk.web.desk.worked_example import (
    ALONE,
    COUNTS,
    KNOWN_ALONE,
    KNOWN_TOGETHER,
    TOGETHER,
    example_rows,
)

ROWS, COLUMNS = range(len(COUNTS)), range(len(COUNTS[0]))


def possible(hidden):
    """Every value of the first place in a table that agrees with all that is shown."""
    found = set()
    rows_with = sorted({row for row, _ in hidden})
    # A row of two is known once its first number is: the rest follows from the total.
    for firsts in product(*(range(sum(COUNTS[row]) + 1) for row in rows_with)):
        table = [list(row) for row in COUNTS]
        for row, first in zip(rows_with, firsts, strict=True):
            table[row] = [first, sum(COUNTS[row]) - first]
        if agrees(table, hidden):
            found.add(table[0][0])
    return found


def agrees(table, hidden):
    shown = all(table[r][c] == COUNTS[r][c] for r in ROWS for c in COLUMNS if (r, c) not in hidden)
    return shown and all(
        sum(row[c] for row in table) == sum(row[c] for row in COUNTS) for c in COLUMNS
    )


@pytest.mark.parametrize(("hidden", "known"), [(ALONE, KNOWN_ALONE), (TOGETHER, KNOWN_TOGETHER)])
def test_the_picture_shows_exactly_what_can_be_worked_out(hidden, known):
    low, high = known
    assert possible(hidden) == set(range(low, high + 1))


def test_only_the_small_number_needs_protection_and_the_totals_stand_there():
    assert [n for row in COUNTS for n in row if n < 10] == [COUNTS[0][0]]
    *_, totals = example_rows(TOGETHER, LANGUAGES["nl"])
    assert [cell.text for cell in totals.cells] == ["61", "157", "218"]


@pytest.mark.parametrize("hidden", [ALONE, TOGETHER])
def test_a_suppressed_place_carries_the_mark_and_no_number(hidden):
    rows = example_rows(hidden, LANGUAGES["nl"])
    marked = {
        (r, c)
        for r, row in enumerate(rows)
        for c, cell in enumerate(row.cells)
        if cell.status is Status.SUPPRESSED and not cell.text
    }
    assert marked == hidden
