"""What someone may do about a dead letter: try it again, or drop it. Each leaves an event."""

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from kansrijk.errors import UserError
from kansrijk.web.audit.actions import By, action
from kansrijk.web.jobs.models import Job


@action("job.retry")
def retry(*, job: Job, by: By) -> None:
    """Put a dead letter in the queue again, with all its tries."""
    _refuse_living(job)
    DBTaskResult.objects.filter(pk=job.pk).update(
        status=TaskResultStatus.READY, run_after=timezone.now(), finished_at=None, worker_ids=[]
    )
    Job.objects.filter(pk=job.pk).update(is_dead=False)


@action("job.drop")
def drop(*, job: Job, by: By) -> None:
    """Remove a dead letter: what it should have done will not happen."""
    _refuse_living(job)
    DBTaskResult.objects.filter(pk=job.pk).delete()


def _refuse_living(job: Job) -> None:
    # Held until the commit: two people who press at once do one thing.
    if not Job.objects.select_for_update().filter(pk=job.pk, is_dead=True).exists():
        raise UserError("Deze taak leeft nog: alleen een vastgelopen taak kan opnieuw of weg.")
