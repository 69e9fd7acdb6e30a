"""What the library's row does not know of a job, and which links in mail are used up.

Names, keys and times only: what a job is about stands in the room that declares it.
"""

from django.db import models
from django_tasks_db.models import DBTaskResult

#: A name or key; the same bound as in the log of who did what.
CODE = 64
HASH = 64


class Job(models.Model):
    """A job in the queue, beside the row of the library that holds its state."""

    result = models.OneToOneField(
        DBTaskResult, on_delete=models.CASCADE, primary_key=True, related_name="job"
    )
    name = models.CharField(max_length=CODE, db_index=True)
    # Two jobs with one key do not exist: who enqueues twice means one.
    once = models.CharField(max_length=CODE, null=True, unique=True)
    # When the worker that runs it last said that it lives.
    beat_at = models.DateTimeField(null=True)
    # A dead letter: no more tries; it waits for someone to look.
    is_dead = models.BooleanField(default=False, db_index=True)

    class Meta:
        db_table = "jobs_job"


class UsedLink(models.Model):
    """A link from a mail that has done its work, until it would have expired anyway."""

    digest = models.CharField(max_length=HASH, primary_key=True)
    until = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "jobs_used_link"
