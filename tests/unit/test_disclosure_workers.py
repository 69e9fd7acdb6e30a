"""Worker processes: their answers, their refusals, and what it looks like when one is stopped."""

import os
import signal

import pytest

from kansrijk.errors import UserError
from kansrijk.monitor.disclosure.workers import workers


def test_answers_come_in_the_order_of_the_work():
    with workers(2) as pool:
        assert list(pool.map(abs, [-3, 2, -1])) == [3, 2, 1]


def test_a_refusal_comes_through():
    with pytest.raises(ZeroDivisionError), workers(1) as pool:
        list(pool.map(divmod, [1], [0]))


def test_a_worker_that_is_stopped_is_a_refusal_and_no_riddle():
    with pytest.raises(UserError, match="geheugen"), workers(1) as pool:
        list(pool.map(_stop, [0]))


def _stop(_: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)
