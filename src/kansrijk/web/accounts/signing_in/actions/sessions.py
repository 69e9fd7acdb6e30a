"""Ending sessions from elsewhere, and the list of them: that is bookkeeping, without events."""

from datetime import datetime, timedelta
from hashlib import sha256

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.signing_in.models import EndedSession
from kansrijk.web.audit.actions import By, action


def digest(session_key: str) -> str:
    """By what an ended session is known again; its key itself is nowhere kept."""
    return sha256(session_key.encode()).hexdigest()


@action("usersession.revoke")
def revoke_session(*, usersession: UserSession, by: By, reason: str = "revoked") -> EndedSession:
    """End a session at once; who still has it is told so."""
    ended, _ = EndedSession.objects.get_or_create(
        digest=digest(usersession.session_key),
        defaults={"person": usersession.user, "reason": reason},
    )
    # Straight from the table: with cached sessions this would be another engine, and a check
    # of the settings says so.
    Session.objects.filter(session_key=usersession.session_key).delete()
    usersession.delete()
    return ended


def list_as_seen(session_key: str, now: datetime) -> None:
    """Someone did something in this session just now."""
    UserSession.objects.filter(session_key=session_key).update(last_seen_at=now)


def unlist(session_key: str) -> None:
    """A session that ended by itself stands in no list."""
    UserSession.objects.filter(session_key=session_key).delete()


def unlist_all(person: Person) -> None:
    """His sessions are of nobody from now on."""
    UserSession.objects.filter(user=person).delete()


def forget_ended() -> int:
    """Drop what is remembered of sessions that could not live any more; how many."""
    before = timezone.now() - timedelta(seconds=2 * settings.SESSION_COOKIE_AGE)
    return EndedSession.objects.filter(ended_at__lt=before).delete()[0]
