"""The page of the work in the background: what stands on it, and its buttons."""

import pytest

from background_jobs import SECRET, failing, hopeless, telling
from kansrijk.web.audit.models import Event
from kansrijk.web.jobs.models import Job
from known_people import person_with, signed_in
from pages import check

pytestmark = pytest.mark.django_db
WORK = "/bureau/achtergrond/"


@pytest.fixture
def administrator(static_files):
    return signed_in(person_with("administrator"))


@pytest.fixture
def dead():
    hopeless.enqueue()
    job = Job.objects.get(name="test.give_up")
    Job.objects.filter(pk=job.pk).update(is_dead=True)
    row = job.result
    type(row).objects.filter(pk=row.pk).update(
        status="FAILED", finished_at=row.enqueued_at, worker_ids=["a", "b"],
        traceback="x\nRuntimeError: LookupError in letters.py:12",
    )  # fmt: skip
    return job


def send(client, job, what):
    return client.post(WORK, {"taak": str(job.pk), "doe": what})


def test_an_empty_queue_says_so(administrator):
    page = administrator.get(WORK)
    check(page, "nl")
    assert "Er is niets vastgelopen." in page.text


def test_dead_letters_come_first_and_nothing_of_what_they_are_about(administrator, dead):
    telling.enqueue(word="geheimwoord")
    failing.enqueue()
    page = administrator.get(WORK)
    check(page, "nl")
    check(administrator.get(f"/en{WORK}"), "en")
    assert "1 taak is vastgelopen." in page.text
    assert page.text.index("test.give_up") < page.text.index("test.tell")
    assert "Mislukt na 2 pogingen" in page.text
    assert "geheimwoord" not in page.text
    assert SECRET not in page.text


def test_trying_again_and_removing_are_kept_in_the_log(administrator, dead):
    assert send(administrator, dead, "opnieuw")["Location"] == f"{WORK}?gedaan"
    event = Event.objects.order_by("number").last()
    assert (event.action, event.key, event.role) == ("job.retry", str(dead.pk), "administrator")
    assert not Job.objects.get(pk=dead.pk).is_dead
    Job.objects.filter(pk=dead.pk).update(is_dead=True)
    send(administrator, dead, "weghalen")
    assert Event.objects.order_by("number").last().action == "job.drop"
    assert not Job.objects.filter(pk=dead.pk).exists()


@pytest.mark.parametrize(
    ("what", "key", "words"),
    [
        ("opnieuw", "", "bestaat niet"),
        ("weghalen", "x" * 40, "bestaat niet"),
        ("verzin", "", "Kies wat er met een taak moet gebeuren"),
    ],
)
def test_a_wrong_press_is_explained(administrator, what, key, words):
    answer = administrator.post(WORK, {"taak": key, "doe": what})
    check(answer, "nl", status=422)
    assert words in answer.text


def test_a_job_that_lives_is_left_alone(administrator):
    telling.enqueue(word="x")
    job = Job.objects.get(name="test.tell")
    answer = send(administrator, job, "weghalen")
    assert answer.status_code == 422
    assert "Deze taak leeft nog" in answer.text
    assert Job.objects.filter(pk=job.pk).exists()
