"""What the settings of mail and of the shared secret promise, in a process that reads them."""

import os
import stat
import subprocess
import sys

import pytest

from kansrijk.cli.secret import NAME, keep_secret_key

TELL = (
    "from kansrijk.web import settings as s;"
    "print(s.EMAIL_BACKEND, s.EMAIL_USE_TLS, s.EMAIL_USE_SSL, s.EMAIL_PORT)"
)


def told(**environment: str) -> subprocess.CompletedProcess[str]:
    own = {name: text for name, text in os.environ.items() if not name.startswith("KANSRIJK_")}
    command = [sys.executable, "-c", TELL]
    return subprocess.run(
        command, env=own | environment, capture_output=True, text=True, check=False
    )


def test_without_a_server_mail_goes_to_a_folder():
    assert told().stdout.startswith("kansrijk.web.jobs.mail_folder.FolderBackend ")


@pytest.mark.parametrize(
    ("security", "tls_ssl"),
    [
        ("", "True False"),
        ("starttls", "True False"),
        ("tls", "False True"),
        ("none", "False False"),
    ],
)
def test_mail_to_a_server_is_encrypted_unless_told_otherwise(security, tls_ssl):
    done = told(KANSRIJK_SMTP_HOST="mail.example.org", KANSRIJK_SMTP_SECURITY=security)
    assert done.stdout == f"django.core.mail.backends.smtp.EmailBackend {tls_ssl} 587\n"


def test_a_wrong_word_for_the_encryption_is_refused():
    done = told(KANSRIJK_SMTP_HOST="mail.example.org", KANSRIJK_SMTP_SECURITY="ssl")
    assert done.returncode == 1
    assert "KANSRIJK_SMTP_SECURITY is starttls, tls or none" in done.stderr


@pytest.fixture
def no_key(monkeypatch, tmp_path):
    monkeypatch.setenv("KANSRIJK_DATA", str(tmp_path))
    # Set first, so that what the code sets is taken away afterwards.
    monkeypatch.setenv(NAME, "")


def test_all_processes_of_a_demonstration_share_a_key(no_key, monkeypatch, tmp_path):
    keep_secret_key()
    first = os.environ[NAME]
    monkeypatch.setenv(NAME, "")
    keep_secret_key()
    assert os.environ[NAME] == first
    assert len(first) > 50
    (path,) = tmp_path.iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_key_that_was_given_stays(no_key, monkeypatch, tmp_path):
    monkeypatch.setenv(NAME, "given")
    keep_secret_key()
    assert os.environ[NAME] == "given"
    assert list(tmp_path.iterdir()) == []


def test_in_production_no_key_is_made(no_key, monkeypatch, tmp_path):
    monkeypatch.setenv("KANSRIJK_PRODUCTION", "1")
    keep_secret_key()
    assert os.environ[NAME] == ""
    assert list(tmp_path.iterdir()) == []
