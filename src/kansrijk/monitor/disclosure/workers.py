"""Processes that work beside each other, and never longer than the one that started them."""

import os
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread

from kansrijk.errors import UserError


@contextmanager
def workers(number: int) -> Iterator[Executor]:
    """So many processes, gone afterwards. Raises UserError when one of them was stopped."""
    spawn = get_context("spawn")
    try:
        with ProcessPoolExecutor(number, mp_context=spawn, initializer=_end_with_parent) as pool:
            yield pool
    except BrokenProcessPool:
        raise UserError(
            "Een van de rekenprocessen is gestopt, misschien omdat het geheugen vol was. "
            "Er is niets geschreven."
        ) from None


def _end_with_parent() -> None:
    """End this process when the one that started it is gone, also when that was killed.

    A worker that is idle would wait for work for ever: it holds the other end of its own queue.
    """
    Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
