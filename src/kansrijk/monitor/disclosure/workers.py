"""Processes that work beside each other, and never longer than the one that started them."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, TypeVar

from kansrijk.errors import UserError
from kansrijk.monitor.disclosure.plan import FamilyPlan

#: Told what is being done, how far it is and out of how much.
Progress = Callable[[str, int, int], None]
T = TypeVar("T")

PROCESSES = 2


def each(work: Callable[[Any], T], jobs: Iterable[Any], what: str, say: Progress) -> list[T]:
    """Do every job, in processes; the order of the answers is that of the jobs.

    Raises UserError, that says in which job something was refused.
    """
    jobs = list(jobs)
    say(what, 0, len(jobs))
    with workers(PROCESSES) as pool:
        futures = [pool.submit(work, job) for job in jobs]
        for done, future in enumerate(as_completed(futures), start=1):
            if isinstance(error := future.exception(), UserError):
                pool.shutdown(cancel_futures=True)
                about = _told(jobs[futures.index(future)])
                raise UserError(f"{what}, {about}: {error}") from None
            future.result()
            say(what, done, len(jobs))
        return [future.result() for future in futures]


def _told(job: Any) -> str:
    """What a job is about: an indicator, or a family by its number."""
    of = job[0] if isinstance(job, tuple) else job
    line = of.lines[0] if isinstance(of, FamilyPlan) else of
    return "/".join(line) if isinstance(line, tuple) else f"familie {line + 1}"


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
