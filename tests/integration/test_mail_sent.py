"""Mail: from a key in the queue to a letter in a folder or at a real mail server."""

import smtplib
import socket
from copy import deepcopy
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from django.core.mail import send_mail
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from background_jobs import ADDRESSES, SECRET, english, letter, without_recurring
from kansrijk.reference.loader import load
from kansrijk.reference.tables.mail import MailSubject
from kansrijk.web.jobs import recurring
from kansrijk.web.jobs.models import Job
from kansrijk.web.jobs.worker import Worker

TEMPLATES = Path(__file__).parents[1] / "data/templates"
SUBJECTS = {text for row in load(MailSubject) for text in (row.nl, row.en)}


@pytest.fixture(autouse=True)
def _post(transactional_db, tmp_path, settings, monkeypatch):
    settings.DATA_FOLDER = tmp_path
    settings.MAIL_FOLDER = tmp_path / "mail"
    settings.EMAIL_BACKEND = "kansrijk.web.jobs.mail_folder.FolderBackend"
    settings.TEMPLATES = deepcopy(settings.TEMPLATES)
    settings.TEMPLATES[0]["DIRS"] = [TEMPLATES]
    monkeypatch.setattr(recurring, "JOBS", without_recurring())
    monkeypatch.setitem(ADDRESSES, "p1", "jan@example.org")


class Office:
    """A mail server that keeps what comes in, or refuses the way it is told to."""

    def __init__(self):
        self.refusal, self.letters = "", []

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if self.refusal:
            return self.refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.letters.append((envelope.rcpt_tos, parsed(envelope.content)))
        return "250 OK"


@pytest.fixture
def office(settings):
    """A real server on a free port, which the settings name."""
    found = Office()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(found, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_USE_TLS = "127.0.0.1", False
    settings.EMAIL_PORT = port
    yield found
    server.stop()


def parsed(content):
    return message_from_bytes(content, policy=policy.default)


def files(settings):
    return sorted(Path(settings.MAIL_FOLDER).glob("*"))


def work():
    DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())
    Worker().work_once()


def test_a_letter_in_the_folder(settings):
    letter.send("p1")
    assert files(settings) == []
    work()
    (path,) = files(settings)
    found = parsed(path.read_bytes())
    assert path.suffix == ".eml"
    assert found["To"] == "jan@example.org"
    assert found["Subject"] == "Bericht van Kansrijk"
    assert found["Auto-Submitted"] == "auto-generated"
    body = found.get_content().replace("\r\n", "\n")
    assert f"Beste {SECRET},\n" in body
    assert "'s-Gravenhage & omstreken, één keer." in body
    assert "Kansrijk vraagt nooit in een e-mail om uw wachtwoord." in body


def test_a_letter_at_a_mail_server(office):
    letter.send("p1")
    work()
    ((to, found),) = office.letters
    assert to == ["jan@example.org"]
    assert found["Subject"] == "Bericht van Kansrijk"
    assert "één keer" in found.get_content()


def test_the_language_of_the_letter_is_that_of_the_reader(office):
    english.send("p1")
    work()
    ((_, found),) = office.letters
    assert found["Subject"] == "Reminder from Kansrijk"
    assert "Kansrijk never asks for your password by mail." in found.get_content()


def test_the_queue_holds_no_address_no_name_and_no_letter(office):
    office.refusal = f"450 {SECRET} jan@example.org is busy"
    letter.send("p1")
    work()
    stored = "".join(str(row) for row in (*DBTaskResult.objects.values(), *Job.objects.values()))
    assert "SMTPRecipientsRefused at" in stored
    for content in ("example.org", "Geheimen", "Gravenhage"):
        assert content not in stored


def test_who_is_known_no_more_gets_no_letter(office, monkeypatch):
    letter.send("p1")
    monkeypatch.delitem(ADDRESSES, "p1")
    work()
    assert office.letters == []
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"


def test_a_server_that_is_away_gets_the_letter_later(office, settings):
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    letter.send("p1")
    work()
    assert not Job.objects.get().is_dead
    settings.EMAIL_PORT = port
    work()
    assert len(office.letters) == 1


def test_a_server_that_stays_away_makes_a_dead_letter(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    letter.send("p1")
    tries = 0
    while not Job.objects.get().is_dead:
        work()
        tries += 1
    assert tries == 12
    assert "ConnectionRefusedError at web/jobs/mail.py" in DBTaskResult.objects.get().traceback


@pytest.mark.parametrize(("refusal", "is_dead"), [("550 unknown", True), ("450 busy", False)])
def test_an_address_that_does_not_exist_is_not_tried_again(office, refusal, is_dead):
    office.refusal = refusal
    letter.send("p1")
    work()
    assert Job.objects.get().is_dead is is_dead


def test_a_letter_that_goes_twice_is_known_as_one(office, settings):
    letter.send("p1")
    work()
    # The worker was killed after the server took it and before it could say so.
    DBTaskResult.objects.update(status="READY")
    work()
    first, second = (found["Message-ID"] for _, found in office.letters)
    assert first == second
    letter.send("p1")
    work()
    assert office.letters[2][1]["Message-ID"] != first


def test_a_letter_in_the_folder_that_goes_twice_is_one_file(settings):
    letter.send("p1")
    work()
    DBTaskResult.objects.update(status="READY")
    work()
    assert len(files(settings)) == 1


def test_an_address_cannot_add_a_line_to_the_head(office, monkeypatch):
    monkeypatch.setitem(ADDRESSES, "p1", "jan@example.org\nBcc: piet@example.org")
    letter.send("p1")
    work()
    assert office.letters == []


def test_without_a_secure_line_nothing_is_sent(office, settings):
    settings.EMAIL_USE_TLS = True  # this server knows no STARTTLS
    with pytest.raises(smtplib.SMTPNotSupportedError):
        send_mail("x", "x", None, ["jan@example.org"])
    assert office.letters == []
