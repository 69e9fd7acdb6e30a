"""Cells of a comparison refuse what cannot be."""

import numpy as np
import pytest

from kansrijk.monitor.comparison import area_cells
from kansrijk.monitor.figures import Status


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        ((["A", "A"], [1, 1], [9, 9]), "stands once"),
        ((["A"], [1], [None]), "that is shown has"),
        ((["A"], [10], [9]), "more events"),
        ((["A"], [5], [9], [5]), "more events"),
        ((["A"], [-1], [9]), "never negative"),
        ((["A"], [1], [9], [-1]), "never negative"),
        ((["A"], [1, 2], [9, 9]), "argument"),
        ((["A"], [None], [9], [0], [Status.SHOWN]), "that is shown has"),
    ],
)
def test_columns_that_do_not_fit_are_refused(columns, why):
    with pytest.raises(ValueError, match=why):
        area_cells(*columns)


def test_arrays_and_lists_give_the_same_cells_in_order_of_code():
    lists = area_cells(["B", "A"], [2, 1], [20, 10], [5, 0])
    arrays = area_cells(["B", "A"], np.array([2, 1]), np.array([20, 10]), np.array([5, 0]))
    assert lists.codes == arrays.codes == ("A", "B")
    assert lists.known.tolist() == arrays.known.tolist() == [10, 15]


def test_the_state_of_an_area_without_a_number_is_kept():
    cells = area_cells(
        ["A", "B", "C"], [None, 2, 3], [None, 20, 30],
        statuses=[Status.MISSING, Status.SUPPRESSED, Status.SHOWN],
    )  # fmt: skip
    assert cells.codes == ("C",)
    assert cells.absent == {"A": Status.MISSING, "B": Status.SUPPRESSED}


def test_no_areas_at_all():
    assert area_cells([], [], []).codes == ()
