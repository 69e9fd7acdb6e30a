"""Jobs past their term go, and nothing else does."""

import os
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from background_jobs import hopeless, telling, without_recurring
from kansrijk.reference.loader import load
from kansrijk.reference.tables.retention import Retention
from kansrijk.web.jobs import jobs, recurring, slots
from kansrijk.web.jobs.models import Job, UsedLink
from kansrijk.web.jobs.worker import Worker

TERMS = {row.model: row.term for row in load(Retention) if row.unit == "days"}


@pytest.fixture(autouse=True)
def _queue(transactional_db, tmp_path, settings, monkeypatch):
    settings.DATA_FOLDER = tmp_path
    monkeypatch.setattr(recurring, "JOBS", without_recurring())
    monkeypatch.setattr(jobs, "PORTION", 2)


def end(days: int) -> None:
    ended = timezone.now() - timedelta(days=days)
    DBTaskResult.objects.exclude(finished_at=None).update(finished_at=ended)


def test_what_ended_goes_after_its_term_and_what_waits_stays():
    for number in range(5):
        telling.enqueue(word=f"a{number}")
    hopeless.enqueue()
    Worker().work_once()
    telling.enqueue(word="later", after=timezone.now() + timedelta(days=1))
    end(TERMS["jobs.job"] - 1)
    jobs.clean.work()
    assert DBTaskResult.objects.count() == 7
    end(TERMS["jobs.job"] + 1)
    jobs.clean.work()
    assert [row.name for row in Job.objects.all()] == ["test.tell"]
    assert DBTaskResult.objects.count() == 1


def test_a_used_link_is_known_until_it_would_have_expired():
    now = timezone.now()
    UsedLink.objects.create(digest="old", until=now - timedelta(days=2))
    UsedLink.objects.create(digest="valid", until=now + timedelta(days=1))
    jobs.clean.work()
    assert list(UsedLink.objects.values_list("digest", flat=True)) == ["valid"]


def test_letters_in_the_folder_go_after_the_same_term(settings, tmp_path):
    settings.MAIL_FOLDER = tmp_path
    now = timezone.now().timestamp()
    for days in (TERMS["jobs.job"] - 1, TERMS["jobs.job"] + 1):
        path = tmp_path / f"{days}.eml"
        path.touch()
        os.utime(path, (now, now - days * 86_400))
    jobs.clean.work()
    assert [path.name for path in tmp_path.glob("*.eml")] == [f"{TERMS['jobs.job'] - 1}.eml"]


def test_the_row_and_the_job_have_one_term_and_slots_are_shorter():
    assert TERMS["jobs.job"] == TERMS["django_tasks_database.dbtaskresult"]
    assert timedelta(days=TERMS["jobs.job"]) > slots.LONGEST
