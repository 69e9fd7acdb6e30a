"""What must happen to people by itself."""

import logging

from kansrijk.web.accounts.acting import by_system
from kansrijk.web.accounts.actions.last_administrator import LastAdministratorError
from kansrijk.web.accounts.actions.people import erase_person
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.retention import past_term
from kansrijk.web.accounts.signing_in.actions.clearing import forget_counters, forget_listed
from kansrijk.web.jobs.declare import job

logger = logging.getLogger("kansrijk.accounts")


@job("accounts.forget_unconfirmed", at="03:20")
def forget_unconfirmed() -> None:
    """Erase whoever is past his term, each in a transaction of its own; none of them twice.

    The last administrator stays, and each night the server's log says so.
    """
    for person in list(past_term(today())):
        try:
            erase_person(person=person, by=by_system(), reason="term_passed")
        except LastAdministratorError:
            logger.error("The last administrator is past his term: appoint another first")


@job("accounts.clear_sign_in", at="03:55")
def clear_sign_in() -> None:
    """Drop what is left of sessions that ended by themselves, and old counters of tries."""
    forget_listed()
    forget_counters()
