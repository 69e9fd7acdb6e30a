"""Ending every session of a person, wherever he is signed in."""

from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.models.person import new_sessions_key
from kansrijk.web.accounts.signals import access_ended
from kansrijk.web.audit.actions import By, recorded


def end_sessions(*, person: Person, by: By, reason: str = "") -> None:
    """Sessions hang on a key of the person: with a new one the next request is of nobody."""
    with recorded("person.end_sessions", person, by=by, reason=reason):
        person.sessions_key = new_sessions_key()
        person.save(update_fields=["sessions_key"])
        access_ended.send(Person, person=person, by=by)
