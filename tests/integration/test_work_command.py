"""``kansrijk work``: what someone sees and does, and the processes that the site starts."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from background_jobs import SECRET, failing, hopeless, telling, told, without_recurring
from kansrijk.web.audit.models import Event
from kansrijk.web.jobs import recurring
from kansrijk.web.jobs.models import Job
from kansrijk.web.jobs.worker import Worker

PROGRAM = Path(__file__).parents[1] / "working.py"
#: Seconds; a busy machine takes long to start a site.
PATIENCE = 40


@pytest.fixture(autouse=True)
def _queue(log, tmp_path, settings, monkeypatch):
    settings.DATA_FOLDER = tmp_path
    monkeypatch.setattr(recurring, "JOBS", without_recurring())
    # The signals of this process belong to pytest.
    monkeypatch.setattr(Worker, "configure_signals", lambda self: None)


def test_once_does_what_is_due(kansrijk):
    telling.enqueue(word="a")
    ran = kansrijk("work", "--once")
    assert (ran.code, ran.out) == (0, "Gestopt. Taken gedaan: 1.\n")
    assert told() == ["a"]


def test_the_list_shows_how_the_queue_stands_and_what_needs_attention(kansrijk):
    hopeless.enqueue()
    failing.enqueue()
    Worker().work_once()
    telling.enqueue(word="a")
    ran = kansrijk("work", "list")
    first, oldest, *lines = ran.out.splitlines()
    assert first == (
        "Wacht: 2, waarvan nu aan de beurt 1 en eerder mislukt 1. Bezig: 0. Vastgelopen: 1."
        " Gedaan en nog bewaard: 0."
    )
    assert oldest.startswith("De oudste die aan de beurt is wacht ")
    assert [line[38:58].strip() for line in lines] == [
        "vastgelopen",
        "mislukt, komt terug",
        "wacht",
    ]
    assert "LookupError at web/jobs/perform.py:" in lines[0]
    assert "poging 1  RuntimeError at web/jobs/perform.py:" in lines[1]
    assert SECRET not in ran.out


def test_an_empty_queue(kansrijk):
    assert kansrijk("work", "list").out.startswith("Wacht: 0,")


def test_a_dead_letter_is_tried_again_with_all_its_tries(kansrijk):
    failing.enqueue()
    DBTaskResult.objects.update(worker_ids=["a", "b"])
    Worker().work_once()
    key = str(Job.objects.get(is_dead=True).pk)
    assert kansrijk("work", "retry", key[:6]).out == "Taak test.fail staat weer in de rij.\n"
    assert DBTaskResult.objects.get().worker_ids == []
    Worker().work_once()
    assert told() == ["tried", "tried"]
    assert not Job.objects.get().is_dead
    event = Event.objects.get()
    assert (event.action, event.actor, event.key) == ("job.retry", "system", key)


def test_a_dead_letter_is_dropped(kansrijk):
    hopeless.enqueue()
    Worker().work_once()
    assert kansrijk("work", "drop", Job.objects.get().pk).code == 0
    assert not DBTaskResult.objects.exists()
    assert Event.objects.get().action == "job.drop"


@pytest.mark.parametrize("command", ["retry", "drop"])
def test_a_living_job_is_left_alone(kansrijk, command):
    telling.enqueue(word="a")
    ran = kansrijk("work", command, Job.objects.get().pk)
    assert ran.code == 2
    assert "alleen een vastgelopen taak" in ran.err
    assert not Event.objects.exists()
    assert DBTaskResult.objects.get().status == "READY"


@pytest.mark.parametrize("key", ["", "zz", "00000000-0000-0000-0000-000000000000"])
def test_a_key_of_no_job_or_of_several_is_refused(kansrijk, key):
    hopeless.enqueue()
    hopeless.enqueue()
    Worker().work_once()
    ran = kansrijk("work", "drop", key)
    assert ran.code == 2
    assert "bestaat niet" in ran.err
    assert Job.objects.count() == 2


# --- the site and its worker -------------------------------------------------------------------


@pytest.fixture
def site_process(tmp_path):
    """The site with its worker, as ``kansrijk serve`` starts them."""
    own = os.environ | {"KANSRIJK_DATA": str(tmp_path)}
    if connection.vendor == "sqlite":
        name = Path(str(connection.settings_dict["NAME"])).resolve()
        (tmp_path / "kansrijk.sqlite3").symlink_to(name)
    else:
        own["KANSRIJK_POSTGRES_DB"] = str(connection.settings_dict["NAME"])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    process = subprocess.Popen([sys.executable, PROGRAM, "serve", port], env=own)
    yield process
    for one in [*below(process.pid), process.pid]:
        # A worker that was told to stop may end between the look and the blow.
        with contextlib.suppress(ProcessLookupError):
            os.kill(one, signal.SIGKILL)
    process.wait()


def below(parent: int) -> list[int]:
    """The processes that a process started."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True)
    pairs = (map(int, line.split()) for line in listed.stdout.splitlines())
    return [pid for pid, above in pairs if above == parent]


def is_alive(pid: int) -> bool:
    # 1 when there is no such process.
    command = ["ps", "-o", "stat=", "-p", str(pid)]
    listed = subprocess.run(command, capture_output=True, text=True, check=False)
    return bool(listed.stdout.strip()) and not listed.stdout.startswith("Z")


def becomes_true(question):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if question():
            return True
        time.sleep(0.1)
    return False


def workers(site: int) -> list[int]:
    listed = subprocess.run(
        ["ps", "-wweo", "pid=,ppid=,args="], capture_output=True, text=True, check=True
    )
    found = (line.split(maxsplit=2) for line in listed.stdout.splitlines())
    return [int(pid) for pid, above, words in found if int(above) == site and " --parent" in words]


def test_a_worker_that_is_killed_gets_a_successor(site_process):
    assert becomes_true(lambda: workers(site_process.pid))
    (first,) = workers(site_process.pid)
    os.kill(first, signal.SIGKILL)
    assert becomes_true(lambda: set(workers(site_process.pid)) - {first})
    assert site_process.poll() is None


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM])
def test_nothing_stays_behind_when_the_site_ends(site_process, sign):
    assert becomes_true(lambda: len(below(site_process.pid)) >= 2)
    time.sleep(1)  # until both have begun
    started = below(site_process.pid)
    site_process.send_signal(sign)
    site_process.wait(PATIENCE)
    assert becomes_true(lambda: not any(is_alive(pid) for pid in started))
