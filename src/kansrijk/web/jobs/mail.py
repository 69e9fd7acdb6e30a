"""The one way in which a room sends mail: in the background, and written when it goes.

    @mail("accounts.invitation")
    def invitation(key: str) -> Letter | None: ...

    invitation.send(invitation.key, once=f"invitation:{key}")

The queue holds a key. To whom the letter goes and what it says is looked up when it is sent; when
there is nothing to say any more nothing is sent. The subject is one of few that betray nothing.
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parseaddr
from functools import partial
from smtplib import SMTPRecipientsRefused
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from kansrijk.reference.loader import load
from kansrijk.reference.tables.mail import MailSubject
from kansrijk.web.jobs.declare import Declared, HopelessError, job

#: Over sixteen hours: a night without a mail server.
TRIES = 12


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to one person: a template of plain text that extends ``jobs/mail.txt``."""

    to: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    language: str = "nl"


@dataclass(frozen=True, slots=True)
class Mail:
    """A kind of mail, as its room declared it."""

    delivery: Declared

    def send(self, key: str, *, once: str = "", after: datetime | None = None) -> bool:
        """Enqueue a letter about ``key``; False when one with ``once`` was enqueued before."""
        # The same number each time it is tried: a letter that goes twice is known as one.
        number = secrets.token_hex(16)
        return self.delivery.enqueue(key=key, number=number, once=once, after=after)


def mail(
    name: str, *, subject: str = "message"
) -> Callable[[Callable[[str], Letter | None]], Mail]:
    """Declare a kind of mail; the function writes the letter about a key, or says there is none."""
    (words,) = (row for row in load(MailSubject) if row.subject == subject)

    def declare(write: Callable[[str], Letter | None]) -> Mail:
        return Mail(job(name, tries=TRIES)(partial(_deliver, write, words)))

    return declare


def _deliver(
    write: Callable[[str], Letter | None], words: MailSubject, *, key: str, number: str
) -> None:
    letter = write(key)
    if letter is None:
        return
    message = _message(letter, words, number)
    try:
        message.send()
    except SMTPRecipientsRefused as error:
        # 5xx: this address does not exist. 4xx: come back later.
        if all(code >= 500 for code, _ in error.recipients.values()):
            raise HopelessError from error
        raise


def _message(letter: Letter, words: MailSubject, number: str) -> EmailMessage:
    with translation.override(letter.language):
        body = render_to_string(letter.template, dict(letter.context))
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    headers = {"Message-ID": f"<{number}@{domain}>", "Auto-Submitted": "auto-generated"}
    subject = words.en if letter.language == "en" else words.nl
    return EmailMessage(subject, body.strip() + "\n", to=[letter.to], headers=headers)
