"""Worker processes: their answers, their refusals, and what it looks like when one is stopped."""

import pytest

from apart import refuse, stop
from kansrijk.errors import UserError
from kansrijk.monitor.disclosure.plan import FamilyPlan
from kansrijk.monitor.disclosure.workers import each, workers


def test_answers_come_in_the_order_of_the_work():
    with workers(2) as pool:
        assert list(pool.map(abs, [-3, 2, -1])) == [3, 2, 1]


def test_a_refusal_comes_through():
    with pytest.raises(ZeroDivisionError), workers(1) as pool:
        list(pool.map(divmod, [1], [0]))


def test_a_worker_that_isstopped_is_a_refusal_and_no_riddle():
    with pytest.raises(UserError, match="geheugen"), workers(1) as pool:
        list(pool.map(stop, [0]))


@pytest.mark.parametrize(
    ("job", "where"),
    [
        ((("big2", "main"), 3), "aantallen, big2/main: het kan niet"),
        ((FamilyPlan((("schulden", "main"),), "p"),), "aantallen, schulden/main: het kan niet"),
        (1, "aantallen, familie 2: het kan niet"),
    ],
)
def test_a_refusal_says_in_which_job_it_was(job, where):
    said = []
    with pytest.raises(UserError, match=f"^{where}$"):
        each(refuse, [job], "aantallen", lambda *told: said.append(told))
    assert said == [("aantallen", 0, 1)]


def test_every_job_is_done_and_told():
    said = []
    assert each(abs, [-2, 1], "tellen", lambda *told: said.append(told)) == [2, 1]
    assert said == [("tellen", 0, 2), ("tellen", 1, 2), ("tellen", 2, 2)]
