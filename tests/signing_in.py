"""People who sign in, for tests: with a password, and with an app for codes."""

import re
import time
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.test import Client

from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.signing_in.encryption import encrypt
from kansrijk.web.audit.models import Event
from kansrijk.web.jobs.declare import JOBS
from kansrijk.web.jobs.models import Job
from known_people import person

PASSWORD = "vier losse woorden samen"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def settled(who: Person | None = None, **more: Any) -> Person:
    """Someone who accepted an invitation: with a password and a verified address."""
    who = who or person(**more)
    who.set_password(PASSWORD)
    who.save()
    EmailAddress.objects.create(user=who, email=who.email, verified=True, primary=True)
    deliver()
    mail.outbox.clear()
    return who


def deliver() -> None:
    """Send what waits in the queue, as a worker does."""
    for job in Job.objects.filter(name__startswith="signing_in.").select_related("result"):
        (name, arguments) = job.result.args_kwargs["args"]
        JOBS[name].work(**arguments)
        job.result.delete()


def letter() -> Any:
    """The last mail that was sent."""
    deliver()
    return mail.outbox[-1]


def with_app(who: Person) -> Person:
    """The same, with an app for codes."""
    Authenticator.objects.create(user=who, type="totp", data={"secret": encrypt(SECRET)})
    return who


def code(at: float | None = None) -> str:
    """What the app shows now."""
    return format_hotp_value(hotp_value(SECRET, int(at or time.time()) // 30))


def sign_in(client: Client, who: Person | str, password: str = PASSWORD, **more: Any) -> Any:
    """Send the form with address and password."""
    email = who if isinstance(who, str) else who.email
    return client.post("/inloggen/", {"login": email, "password": password}, **more)


def is_inside(client: Client) -> bool:
    """Whether this browser is signed in."""
    return client.get("/sessies/").status_code == 200


def link_in_mail() -> str:
    """The path of the first link in the last mail."""
    found = re.search(r"https?://[^/\s]+(/\S+)", str(letter().body))
    assert found
    return found[1]


def actions() -> list[tuple[str, str]]:
    """Action and reason of every event, in order."""
    return list(Event.objects.order_by("number").values_list("action", "reason"))
