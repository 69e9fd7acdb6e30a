"""Workers that are killed, and workers asked to stop: no job is lost, no process stays behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from background_jobs import killing, slow, telling, told, without_recurring
from kansrijk.web.jobs import recurring
from kansrijk.web.jobs.heartbeat import Heartbeat
from kansrijk.web.jobs.models import Job
from kansrijk.web.jobs.outcome import rescue
from kansrijk.web.jobs.worker import Worker

PROGRAM = Path(__file__).parents[1] / "working.py"
PATIENCE = 20


@pytest.fixture(autouse=True)
def environment(transactional_db, tmp_path, settings, monkeypatch):
    """Workers of this test: on the database of the test, with a short lease."""
    own = os.environ | {"KANSRIJK_DATA": str(tmp_path), "KANSRIJK_JOBS_LEASE": "1"}
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        (tmp_path / "kansrijk.sqlite3").symlink_to(Path(name).resolve())
    else:
        own["KANSRIJK_POSTGRES_DB"] = name
    settings.DATA_FOLDER = tmp_path
    monkeypatch.setattr(recurring, "JOBS", without_recurring())
    settings.JOBS_LEASE = 1
    return own


@pytest.fixture
def start(environment):
    """Starts a worker; whatever still runs at the end is killed."""
    started = []

    def begin(*words):
        process = subprocess.Popen(
            [sys.executable, PROGRAM, *words], env=environment, stdout=subprocess.DEVNULL
        )
        started.append(process)
        return process

    yield begin
    for process in started:
        process.kill()
        process.wait()


def becomes_true(question):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if question():
            return True
        time.sleep(0.05)
    return False


def states():
    return sorted(DBTaskResult.objects.values_list("status", flat=True))


def test_a_killed_worker_loses_no_job(start):
    slow.enqueue(word="a", tenths=12)
    telling.enqueue(word="b")
    first = start()
    assert becomes_true(lambda: told() == ["begin a"])
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert states() == ["READY", "RUNNING"]
    # The next one does what waits, and the job that was cut off when its lease is over.
    start()
    assert becomes_true(
        lambda: Job.objects.filter(result__worker_ids__0__isnull=False).count() == 2
    )
    assert becomes_true(lambda: "READY" in states())
    DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())
    assert becomes_true(lambda: states() == ["SUCCESSFUL"] * 2)
    assert told() == ["begin a", "b", "begin a", "end a"]


def test_a_job_that_kills_its_worker_each_time_is_a_dead_letter(start):
    killing.enqueue()
    for _ in range(2):
        worker = start()
        assert worker.wait(PATIENCE) == -signal.SIGKILL
        time.sleep(1.1)  # its lease is over
    rescue()
    assert Job.objects.get().is_dead
    assert told() == ["killed"] * 2


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_that_is_asked_to_stop_finishes_its_job_and_begins_no_other(start, sign):
    slow.enqueue(word="a", tenths=7)
    telling.enqueue(word="b")
    worker = start()
    assert becomes_true(lambda: told() == ["begin a"])
    worker.send_signal(sign)
    assert worker.wait(PATIENCE) == 0
    assert told() == ["begin a", "end a"]
    assert states() == ["READY", "SUCCESSFUL"]


def test_a_worker_stops_when_the_program_that_started_it_is_killed(start):
    slow.enqueue(word="a", tenths=7)
    parent = start("parent")
    assert becomes_true(lambda: told() == ["begin a"])
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    assert becomes_true(lambda: states() == ["SUCCESSFUL"])
    telling.enqueue(word="b")
    time.sleep(1.6)  # an idle worker looks every second
    assert told() == ["begin a", "end a"]


def test_a_worker_with_a_heartbeat_keeps_its_job():
    slow.enqueue(word="a", tenths=1)
    row = DBTaskResult.objects.get()
    row.claim("someone")
    with Heartbeat(row.pk):
        time.sleep(1.3)
        Worker().work_once()
        assert states() == ["RUNNING"]
    time.sleep(1.1)
    Worker().work_once()
    assert told() == []
    assert states() == ["READY"]
