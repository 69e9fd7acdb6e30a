"""The jobs of the queue itself: what is past its term goes (reference/data/retention.csv)."""

import logging
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kansrijk.reference.loader import load
from kansrijk.reference.tables.retention import Retention
from kansrijk.web.jobs.declare import job
from kansrijk.web.jobs.mail_folder import remove_before
from kansrijk.web.jobs.models import UsedLink

#: A short transaction each: on SQLite every other writer waits for it.
PORTION = 500

logger = logging.getLogger("kansrijk.jobs")


@job("jobs.clean", at="03:40")
def clean() -> None:
    """Remove old jobs, dead letters too, letters in the folder, and what is known of used links."""
    ended = DBTaskResult.objects.filter(finished_at__lt=_before("jobs.job"))
    if dead := ended.filter(job__is_dead=True).count():
        logger.error("%d dead letters go: nobody tried them again", dead)
    _remove(ended)
    remove_before(_before("jobs.job"))
    _remove(UsedLink.objects.filter(until__lt=_before("jobs.usedlink")))


def _before(model: str) -> datetime:
    (days,) = (
        row.term or 0 for row in load(Retention) if row.model == model and row.unit == "days"
    )
    return timezone.now() - timedelta(days=days)


def _remove(rows: QuerySet[DBTaskResult] | QuerySet[UsedLink]) -> None:
    while keys := list(rows.values_list("pk", flat=True)[:PORTION]):
        rows.model.objects.filter(pk__in=keys).delete()
