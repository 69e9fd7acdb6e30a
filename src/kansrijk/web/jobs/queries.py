"""How the queue stands, for people: numbers, and the jobs that need attention."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Max, Min, QuerySet
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from kansrijk.errors import NotFoundError
from kansrijk.web.jobs.models import Job
from kansrijk.web.jobs.outcome import trouble

READY, RUNNING, SUCCESSFUL = (
    TaskResultStatus.READY, TaskResultStatus.RUNNING, TaskResultStatus.SUCCESSFUL,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Numbers:
    """The queue in numbers; ``failing`` waits for another try and is part of ``waiting``."""

    waiting: int
    due: int
    failing: int
    running: int
    dead: int
    done: int
    #: Since when the oldest job that is due waits; None when none is.
    due_since: datetime | None
    last_done: datetime | None


@dataclass(frozen=True, slots=True)
class Line:
    """One job as a list shows it: a name, a state and a kind of mistake, never what it is about."""

    key: UUID
    name: str
    state: str
    tries: int
    when: datetime
    trouble: str


def numbers() -> Numbers:
    """How the queue stands now."""
    rows = DBTaskResult.objects.filter(job__isnull=False)
    due = rows.ready()
    # A moment that was asked for, else the moment it was written.
    asked = due.exclude(run_after=get_date_max()).aggregate(first=Min("run_after"))["first"]
    written = due.filter(run_after=get_date_max()).aggregate(first=Min("enqueued_at"))["first"]
    done = rows.filter(status=SUCCESSFUL)
    return Numbers(
        waiting=rows.filter(status=READY).count(),
        due=due.count(),
        failing=_failing(rows).count(),
        running=rows.filter(status=RUNNING).count(),
        dead=Job.objects.filter(is_dead=True).count(),
        done=done.count(),
        due_since=min((found for found in (asked, written) if found), default=None),
        last_done=done.aggregate(last=Max("finished_at"))["last"],
    )


def _failing(rows: QuerySet[DBTaskResult]) -> QuerySet[DBTaskResult]:
    return rows.filter(status=READY).exclude(worker_ids=[])


def lines(most: int) -> list[Line]:
    """Dead letters first, then what failed and tries again, what runs, and what waits."""
    rows = DBTaskResult.objects.filter(job__isnull=False).select_related("job")
    dead = rows.filter(job__is_dead=True).order_by("finished_at")
    running = rows.filter(status=RUNNING).order_by("started_at")
    waiting = rows.filter(status=READY, worker_ids=[])
    found = [
        *_lines(dead, "dead", most),
        *_lines(_failing(rows), "failing", most),
        *_lines(running, "running", most),
        *_lines(waiting, "waiting", most),
    ]
    return found[:most]


def _lines(rows: QuerySet[DBTaskResult], state: str, most: int) -> Iterator[Line]:
    for row in rows[:most]:
        when = {"dead": row.finished_at, "running": row.started_at}.get(state, row.run_after)
        if when == get_date_max():
            when = row.enqueued_at
        told = trouble(row) if state in ("dead", "failing") else ""
        yield Line(row.pk, row.job.name, state, len(row.worker_ids), when or timezone.now(), told)


def job_of(key: str) -> Job:
    """The job with this key, or its first characters when they are of one job only."""
    try:
        found = Job.objects.filter(pk=key).first()
    except ValidationError:  # no whole key
        dead = Job.objects.filter(is_dead=True).values_list("pk", flat=True)
        keys = [known for known in dead if key and str(known).startswith(key)]
        found = Job.objects.get(pk=keys[0]) if len(keys) == 1 else None
    if found is None:
        raise NotFoundError("Taak", key)
    return found
