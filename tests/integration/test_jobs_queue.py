"""The queue: written with what causes it, run, tried again, and a dead letter at last."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from background_jobs import SECRET, failing, hopeless, telling, told, without_recurring
from kansrijk.web.jobs import recurring
from kansrijk.web.jobs.declare import JOBS, Declared, job
from kansrijk.web.jobs.models import Job
from kansrijk.web.jobs.worker import Worker


@pytest.fixture(autouse=True)
def _queue(transactional_db, tmp_path, settings, monkeypatch):
    settings.DATA_FOLDER = tmp_path
    monkeypatch.setattr(recurring, "JOBS", without_recurring())


def work() -> None:
    Worker().work_once()


def now_due() -> None:
    """Time passes until every job in the queue is due."""
    DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())


def at_once(do, times: int) -> None:
    threads = [threading.Thread(target=do) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def everything_stored() -> str:
    rows = [*DBTaskResult.objects.values(), *Job.objects.values()]
    return "".join(str(row) for row in rows)


def test_a_job_runs_with_its_arguments():
    assert telling.enqueue(word="a-1")
    assert told() == []
    work()
    assert told() == ["a-1"]
    work()
    assert told() == ["a-1"]


def test_what_is_rolled_back_was_never_in_the_queue():
    with transaction.atomic():
        telling.enqueue(word="a")
        transaction.set_rollback(True)
    assert not Job.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_a_key_is_enqueued_once():
    assert telling.enqueue(word="a", once="mail:1")
    assert not telling.enqueue(word="b", once="mail:1")
    work()
    assert not telling.enqueue(word="c", once="mail:1")
    work()
    assert told() == ["a"]


def test_of_many_who_enqueue_one_key_at_once_one_does():
    start, outcomes = threading.Barrier(6), []

    def enqueue():
        start.wait()
        with transaction.atomic():
            outcomes.append(telling.enqueue(word="a", once="mail:1"))
        connection.close()

    at_once(enqueue, 6)
    assert sorted(outcomes) == [False] * 5 + [True]
    assert Job.objects.count() == DBTaskResult.objects.count() == 1


def test_workers_beside_each_other_do_each_job_once():
    words = [f"w{number}" for number in range(10, 40)]
    for word in words:
        telling.enqueue(word=word)

    def work_beside():
        work()
        connection.close()

    at_once(work_beside, 3)
    assert sorted(told()) == words


@pytest.mark.parametrize("value", ["Jan Jansen", "jan@example.org", "x" * 65, 1.5, None, ["a"]])
def test_content_is_no_argument(value):
    with pytest.raises(ValueError, match="no content"):
        telling.enqueue(word=value)
    assert not Job.objects.exists()


def test_a_job_for_later_waits():
    telling.enqueue(word="a", after=timezone.now() + timedelta(hours=1))
    work()
    assert told() == []
    now_due()
    work()
    assert told() == ["a"]


def test_a_failed_job_is_tried_again_with_longer_waits_and_then_is_a_dead_letter():
    failing.enqueue()
    waits = []
    for _ in range(2):
        before = timezone.now()
        work()
        waits.append((DBTaskResult.objects.get().run_after - before).total_seconds())
        now_due()
    assert [round(wait) // 10 for wait in waits] == [6, 12]
    assert not Job.objects.get().is_dead
    work()
    assert Job.objects.get().is_dead
    now_due()
    work()
    assert told() == ["tried"] * 3


def test_waits_double_up_to_the_longest():
    declared = Declared("a.b", lambda: None)
    minutes = [declared.wait(tries).total_seconds() / 60 for tries in (1, 2, 3, 9, 10, 1000)]
    assert minutes == [0.5, 1, 2, 128, 240, 240]


def test_the_text_of_a_mistake_is_stored_nowhere(caplog):
    failing.enqueue()
    hopeless.enqueue()
    work()
    stored = everything_stored()
    assert "RuntimeError at" in stored
    assert "LookupError at" in stored
    for text in (stored, caplog.text):
        assert "Geheimen" not in text
        assert SECRET not in text


def test_a_job_that_gives_up_is_a_dead_letter_at_once():
    hopeless.enqueue()
    work()
    assert Job.objects.get().is_dead


def test_a_job_that_no_room_declares_any_more_is_a_dead_letter(monkeypatch):
    telling.enqueue(word="a")
    monkeypatch.delitem(JOBS, "test.tell")
    work()
    assert Job.objects.get().is_dead


@pytest.mark.parametrize("name", ["test.tell", "", "a room", "x" * 41])
def test_a_job_has_a_short_name_of_its_own(name):
    with pytest.raises(ValueError, match="of its own"):
        job(name)(lambda: None)
