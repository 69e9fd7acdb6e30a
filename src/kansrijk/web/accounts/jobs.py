"""What must happen to people by itself."""

from kansrijk.web.accounts.acting import by_system
from kansrijk.web.accounts.actions.people import erase_person
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.retention import past_term
from kansrijk.web.jobs.declare import job


@job("accounts.forget_unconfirmed", at="03:20")
def forget_unconfirmed() -> None:
    """Erase whoever is past his term, each in a transaction of its own; none of them twice."""
    for person in list(past_term(today())):
        erase_person(person=person, by=by_system(), reason="term_passed")
