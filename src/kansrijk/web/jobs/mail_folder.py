"""Mail as files: what a demonstration would send, one file per letter, for any mail program."""

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage, SafeMIMEMultipart, SafeMIMEText
from django.core.mail.backends.base import BaseEmailBackend


class FolderBackend(BaseEmailBackend):
    """Writes each letter whole or not at all; sent twice, it is the same file."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the letters in the folder of the settings."""
        folder = Path(settings.MAIL_FOLDER)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for message in email_messages:
            _write(folder, message.message())
        return len(email_messages)


def remove_before(moment: datetime) -> None:
    """Remove the letters written before a moment."""
    for path in Path(settings.MAIL_FOLDER).glob("*.eml"):
        if path.stat().st_mtime < moment.timestamp():
            path.unlink(missing_ok=True)


def _write(folder: Path, message: SafeMIMEText | SafeMIMEMultipart) -> None:
    name = str(message["Message-ID"]).strip("<>").partition("@")[0]
    unfinished = folder / f"{name}.{os.getpid()}"
    unfinished.write_bytes(message.as_bytes(linesep="\r\n"))
    unfinished.replace(folder / f"{name}.eml")
