"""What becomes of a job whose try failed or whose worker was killed: again later, or a dead letter.

Each step is safe to be cut off: what is left half done, ``rescue`` of any worker finishes.
"""

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from kansrijk.web.jobs.declare import JOBS, Declared
from kansrijk.web.jobs.models import Job
from kansrijk.web.jobs.perform import JobHopelessError

KILLED = "WorkerKilled: the worker stopped in the middle"

logger = logging.getLogger("kansrijk.jobs")


def settle(key: UUID) -> None:
    """Decide about a job, if it failed: its next try, or that there is none."""
    job = Job.objects.filter(
        pk=key, is_dead=False, result__status=TaskResultStatus.FAILED
    ).select_related("result").first()  # fmt: skip
    if job is None:
        return
    declared, tries = JOBS.get(job.name), len(job.result.worker_ids)
    is_hopeless = job.result.exception_class_path.endswith(f".{JobHopelessError.__name__}")
    if declared is None or tries >= declared.tries or is_hopeless:
        _bury(job, declared)
        logger.error("Job %s (%s) is a dead letter: %s", job.name, key, trouble(job.result))
        return
    again = timezone.now() + declared.wait(tries)
    # Only what is failed still: another worker may have been first.
    DBTaskResult.objects.filter(pk=key, status=TaskResultStatus.FAILED).update(
        status=TaskResultStatus.READY, run_after=again, finished_at=None
    )
    logger.warning(
        "Job %s (%s) failed, try %d of %d: %s",
        job.name, key, tries, declared.tries, trouble(job.result),
    )  # fmt: skip


def _bury(job: Job, declared: Declared | None) -> None:
    with transaction.atomic():
        if declared and declared.rhythm:
            # The last one tells all: an hourly job that fails for a month is one thing to mend.
            older = Job.objects.filter(name=job.name, is_dead=True).values("pk")
            DBTaskResult.objects.filter(pk__in=older).delete()
        Job.objects.filter(pk=job.pk).update(is_dead=True)


def trouble(result: DBTaskResult) -> str:
    """The kind of mistake of the last try and its place, or nothing."""
    return str(result.traceback).strip().rpartition("\n")[2].partition(": ")[2]


def rescue() -> None:
    """Take up what a killed worker left: jobs without a heartbeat, and failures not decided on."""
    silent = _silent(timezone.now() - timedelta(seconds=settings.JOBS_LEASE))
    for key in list(Job.objects.filter(silent).values_list("pk", flat=True)):
        DBTaskResult.objects.filter(pk=key, status=TaskResultStatus.RUNNING).update(
            status=TaskResultStatus.FAILED,
            finished_at=timezone.now(),
            exception_class_path="",
            traceback=KILLED,
        )
    undecided = Job.objects.filter(is_dead=False, result__status=TaskResultStatus.FAILED)
    for key in list(undecided.values_list("pk", flat=True)):
        settle(key)


def _silent(since: datetime) -> Q:
    is_running = Q(result__status=TaskResultStatus.RUNNING, result__started_at__lt=since)
    return is_running & (Q(beat_at=None) | Q(beat_at__lt=since))
