"""Work in the background: the mails, and what is past its term."""

from django.contrib.sessions.backends.db import SessionStore

from kansrijk.web.accounts.signing_in import mails
from kansrijk.web.accounts.signing_in.actions.invitations import forget_old
from kansrijk.web.accounts.signing_in.actions.sessions import forget_ended
from kansrijk.web.jobs.declare import job

__all__ = ["clean", "mails"]


@job("signing_in.clean", at="03:50")
def clean() -> None:
    """Empty addresses of old invitations; forget ended sessions and those that nobody came for."""
    forget_old()
    forget_ended()
    SessionStore.clear_expired()
