"""What signing in leaves in the log of who did what: keys and codes, never an address.

Actions change something and are recorded with it; what changes nothing is noted here. Who guesses
without end must not fill the log: of one address and one account a limit is noted once in a while.
"""

from django.core.cache import cache
from django.utils.crypto import salted_hmac

from kansrijk.web.accounts.acting import by_person
from kansrijk.web.accounts.models import Person
from kansrijk.web.audit.actions import By, note

#: Who cannot be known: nobody signed in, and the address is of no one.
UNKNOWN = "unknown"
#: A limit that is reached is noted once in so many seconds.
QUIET = 300


def noted(action: str, person: Person, reason: str = "") -> None:
    """Something that this person did with his own account."""
    note(
        action,
        by=by_person(person),
        kind=Person._meta.label_lower,
        key=str(person.pk),
        reason=reason,
    )


def refused(
    action: str, person: Person | None, reason: str, *, kind: str = "", key: str = ""
) -> None:
    """Something that was not allowed; about the person when it is known who."""
    by = by_person(person) if person else By(UNKNOWN)
    if person and not kind:
        kind, key = Person._meta.label_lower, str(person.pk)
    note(action, by=by, kind=kind, key=key, reason=reason)


def failed(email: str, reason: str) -> None:
    """An attempt to sign in that failed."""
    if reason == "limit" and not _is_first(email):
        return
    person = Person.objects.filter(email=email).first() if email else None
    refused("signin.refuse", person, reason)


def _is_first(email: str) -> bool:
    name = salted_hmac("kansrijk.signing_in.limit", email).hexdigest()[:32]
    return cache.add(f"signing-in:limit:{name}", "y", timeout=QUIET)
