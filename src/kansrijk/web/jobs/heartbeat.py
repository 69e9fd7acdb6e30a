"""The sign of life of a worker that runs a job: without it another one takes the job over."""

import logging
import threading
from types import TracebackType
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from kansrijk.web.jobs.models import Job

#: How many signs fit in the time after which a worker counts as killed.
BEATS = 6

logger = logging.getLogger("kansrijk.jobs")


class Heartbeat:
    """Says every few seconds that the job is being worked on, from a thread beside it."""

    def __init__(self, key: UUID) -> None:
        self._key = key
        self._is_done = threading.Event()
        self._thread = threading.Thread(target=self._go_on, daemon=True)

    def __enter__(self) -> None:
        self._beat()
        self._thread.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._is_done.set()
        self._thread.join()

    def _go_on(self) -> None:
        try:
            while not self._is_done.wait(settings.JOBS_LEASE / BEATS):
                self._try()
        finally:
            connection.close()

    def _try(self) -> None:
        try:
            self._beat()
        except DatabaseError as error:
            # On SQLite a long transaction of the job itself is in the way; the next beat may pass.
            logger.warning("No heartbeat for job %s: %s", self._key, type(error).__name__)
            connection.close()

    def _beat(self) -> None:
        Job.objects.filter(pk=self._key).update(beat_at=timezone.now())
