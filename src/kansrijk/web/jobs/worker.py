"""A worker: one process, one job at a time, until someone stops it.

The library claims a job and runs it, and stops after the current one when asked. Around it stands
what it lacks: heartbeat and rescue, a next try, recurring jobs, and patience with the database.
"""

import logging
import secrets
import time

from django.conf import settings
from django.db import OperationalError, close_old_connections, connection
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, DEFAULT_TASK_QUEUE_NAME
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from kansrijk.web.jobs.heartbeat import Heartbeat
from kansrijk.web.jobs.outcome import rescue, settle
from kansrijk.web.jobs.recurring import enqueue_due

#: How often an idle worker looks in the queue; a job is begun within this time.
PAUSE = 1.0
#: How long to wait when the database does not answer.
PATIENCE = 5.0

logger = logging.getLogger("kansrijk.jobs")


class Worker(db_worker.Worker):
    """The library's worker, with what it lacks."""

    def __init__(self) -> None:
        super().__init__(
            queue_names=[DEFAULT_TASK_QUEUE_NAME],
            excluded_queue_names=[],
            interval=PAUSE,
            batch=True,  # returns when nothing is due; ``work`` looks again
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=secrets.token_hex(16),
        )
        self._rounds_at = 0.0
        self.done = 0

    def work(self) -> None:
        """Run what is due, wait, and again, until a signal says stop."""
        while self.running:
            try:
                self.work_once()
            except OperationalError as error:
                logger.error("The database does not answer: %s", type(error).__name__)
                connection.close()
                time.sleep(PATIENCE)
            if self.running:
                time.sleep(PAUSE)

    def work_once(self) -> None:
        """Run all that is due at this moment."""
        self._make_rounds()
        self.run()
        close_old_connections()

    def run_task(self, db_task_result: DBTaskResult) -> None:
        """Run one job with a heartbeat, and decide about it."""
        try:
            with Heartbeat(db_task_result.pk):
                super().run_task(db_task_result)
        finally:
            self.done += 1
        settle(db_task_result.pk)
        self._make_rounds()

    def _make_rounds(self) -> None:
        """Rescue and recurring jobs, now and then: also when there is always something to do."""
        now = time.monotonic()
        if now - self._rounds_at < settings.JOBS_LEASE / 6 and self._rounds_at:
            return
        self._rounds_at = now
        rescue()
        enqueue_due()
