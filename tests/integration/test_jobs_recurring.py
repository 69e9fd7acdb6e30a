"""Recurring jobs: one per slot, however many workers look, and none on top of another."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from kansrijk.web.jobs.declare import JOBS, Declared
from kansrijk.web.jobs.models import Job
from kansrijk.web.jobs.recurring import enqueue_due
from kansrijk.web.jobs.slots import Daily, Every
from kansrijk.web.jobs.worker import Worker

RUNS: list[str] = []


@pytest.fixture(autouse=True)
def _jobs(transactional_db, monkeypatch):
    RUNS.clear()
    for name in list(JOBS):
        monkeypatch.delitem(JOBS, name)
    declared = Declared("test.hourly", lambda: RUNS.append("run"), rhythm=Every(timedelta(hours=1)))
    monkeypatch.setitem(JOBS, declared.name, declared)


def at(monkeypatch, moment):
    monkeypatch.setattr(timezone, "now", lambda: moment)


def test_a_slot_gets_one_job(monkeypatch):
    moment = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
    for minutes in (0, 1, 59):
        at(monkeypatch, moment + timedelta(minutes=minutes))
        enqueue_due()
        Worker().work_once()
    assert RUNS == ["run"]
    at(monkeypatch, moment + timedelta(minutes=60))
    Worker().work_once()
    Worker().work_once()
    assert RUNS == ["run", "run"]


def test_what_was_missed_is_not_caught_up(monkeypatch):
    moment = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
    for hours in (0, 500):
        at(monkeypatch, moment + timedelta(hours=hours))
        Worker().work_once()
    assert RUNS == ["run", "run"]


def test_no_second_one_while_the_first_has_not_finished(monkeypatch):
    moment = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
    for hours in range(5):
        at(monkeypatch, moment + timedelta(hours=hours))
        enqueue_due()
    assert Job.objects.count() == 1


def test_of_a_recurring_job_that_keeps_failing_one_dead_letter_stays(monkeypatch):
    def fail():
        raise LookupError

    declared = Declared("test.hourly", fail, tries=1, rhythm=Every(timedelta(hours=1)))
    monkeypatch.setitem(JOBS, declared.name, declared)
    now = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
    for hours in range(3):
        at(monkeypatch, now + timedelta(hours=hours))
        Worker().work_once()
    slot = declared.rhythm.slot(now + timedelta(hours=2))
    assert list(Job.objects.values_list("once", "is_dead")) == [(f"test.hourly:{slot}", True)]


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_a_day_begins_at_its_time_by_the_clock_of_the_netherlands():
    daily = Daily.of("04:10")
    slots = {
        "2026-11-24T03:09:59+00:00": "",
        "2026-11-24T03:10:00+00:00": "2026-11-24",
        "2026-11-24T22:59:00+00:00": "2026-11-24",
        "2026-11-24T23:00:00+00:00": "",
        "2026-07-01T02:10:00+00:00": "2026-07-01",
    }
    assert {text: daily.slot(moment(text)) for text in slots} == slots


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_a_day_with_another_number_of_hours_has_one_slot(day):
    daily = Daily.of("02:30")  # skipped on the one day, twice there on the other
    start = moment(f"{day}T00:00:00+01:00")
    found = {daily.slot(start + timedelta(minutes=minutes)) for minutes in range(0, 22 * 60, 10)}
    assert found == {"", day}


def test_a_rhythm_is_shorter_than_jobs_are_kept():
    with pytest.raises(ValueError, match="7 days"):
        Every(timedelta(days=8))
