"""What must happen to people by itself."""

from kansrijk.web.accounts.acting import by_system
from kansrijk.web.accounts.actions.people import erase_person
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.retention import past_term
from kansrijk.web.accounts.signing_in.actions.clearing import forget_counters, forget_listed
from kansrijk.web.jobs.declare import job


@job("accounts.forget_unconfirmed", at="03:20")
def forget_unconfirmed() -> None:
    """Erase whoever is past his term, each in a transaction of its own; none of them twice."""
    for person in list(past_term(today())):
        erase_person(person=person, by=by_system(), reason="term_passed")


@job("accounts.clear_sign_in", at="03:55")
def clear_sign_in() -> None:
    """Drop what is left of sessions that ended by themselves, and old counters of tries."""
    forget_listed()
    forget_counters()
