"""Recurring jobs: each slot of time gets one, however many workers look."""

from django.utils import timezone
from django_tasks import TaskResultStatus

from kansrijk.web.jobs.declare import JOBS
from kansrijk.web.jobs.models import Job

UNFINISHED = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


def enqueue_due() -> None:
    """Write in the queue what is due now, unless the one before has not finished yet."""
    now = timezone.now()
    slots = {
        f"{declared.name}:{slot}": declared
        for declared in JOBS.values()
        if declared.rhythm and (slot := declared.rhythm.slot(now))
    }
    had = set(Job.objects.filter(once__in=slots).values_list("once", flat=True))
    for key, declared in slots.items():
        if key not in had and not _is_waiting(declared.name):
            declared.enqueue(once=key)


def _is_waiting(name: str) -> bool:
    return Job.objects.filter(name=name, result__status__in=UNFINISHED).exists()
