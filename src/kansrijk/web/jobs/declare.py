"""How a room declares work in the background, and asks for it.

    @job("accounts.send_invitation", tries=12)
    def send_invitation(*, invitation: str) -> None: ...

    send_invitation.enqueue(invitation=key, once=f"invitation:{key}")

Declarations stand in the module ``jobs`` of an app. The row is written in the transaction that is
going on: rolled back, it never was there. A job runs at least once, so it must be safe to run
twice: it looks first whether its work is done. Arguments are keys, never content: they are stored.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from kansrijk.web.audit.chain import CODE
from kansrijk.web.jobs.models import CODE as LONGEST
from kansrijk.web.jobs.models import Job
from kansrijk.web.jobs.slots import Daily, Every, Rhythm

Work = Callable[..., None]
#: Room for ":" and a day or a number behind the name of a recurring job.
LONGEST_NAME = 40


class HopelessError(Exception):
    """Raised by a job when another try cannot help; it becomes a dead letter at once."""


@dataclass(frozen=True, slots=True)
class Declared:
    """A job as its room declared it: what to do, how often to try, when again."""

    name: str
    work: Work
    tries: int = 8
    first_wait: timedelta = timedelta(seconds=30)
    longest_wait: timedelta = timedelta(hours=4)
    rhythm: Rhythm | None = None

    def wait(self, tries: int) -> timedelta:
        """How long until the next try, after so many: each time twice as long."""
        # Bounded before it is doubled: 2**1000 fits in no timedelta.
        return min(self.first_wait * 2 ** min(tries - 1, 20), self.longest_wait)

    def enqueue(self, *, once: str = "", after: datetime | None = None, **arguments: Any) -> bool:
        """Write it in the queue, now or to run ``after``; False when key ``once`` is there already.

        A key stays taken until the row is removed (reference/data/retention.csv), also when the job
        has long been done: it is for what may happen one time.
        """
        _check({"once": once, **arguments})
        if once and Job.objects.filter(once=once).exists():
            return False
        try:
            with transaction.atomic():
                self._write(once, after, arguments)
        except IntegrityError:
            # Someone else was first, in a transaction that we could not see yet.
            if once and Job.objects.filter(once=once).exists():
                return False
            raise
        return True

    def _write(self, once: str, after: datetime | None, arguments: dict[str, Any]) -> None:
        from kansrijk.web.jobs.perform import perform

        result = perform.using(run_after=after).enqueue(self.name, arguments)
        Job.objects.create(result_id=result.id, name=self.name, once=once or None)


#: Every job that a room declared, by its name.
JOBS: dict[str, Declared] = {}


def job(
    name: str, *, every: timedelta | None = None, at: str = "", **more: Any
) -> Callable[[Work], Declared]:
    """Declare a function as a job; with ``every`` or ``at`` ("04:10", our time) it recurs."""

    def declare(work: Work) -> Declared:
        rhythm = Daily.of(at) if at else Every(every) if every else None
        declared = Declared(name, work, rhythm=rhythm, **more)
        if name in JOBS or not CODE.fullmatch(name) or not 0 < len(name) <= LONGEST_NAME:
            raise ValueError(
                f"job {name!r}: give it a short name of its own, like room.what_it_does"
            )
        JOBS[name] = declared
        return declared

    return declare


def _check(arguments: dict[str, Any]) -> None:
    for name, value in arguments.items():
        is_key = isinstance(value, str) and len(value) <= LONGEST and CODE.fullmatch(value)
        if not (is_key or type(value) is int):
            raise ValueError(f"argument {name} of a job is a key or a whole number, no content")
