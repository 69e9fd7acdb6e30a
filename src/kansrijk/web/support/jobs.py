"""What must happen to contacts by itself: they are asked, and forgotten when they stay silent."""

from kansrijk.reference.loader import load
from kansrijk.reference.tables.retention import Retention
from kansrijk.web.accounts.acting import by_system
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.validity import months_later
from kansrijk.web.jobs.declare import job
from kansrijk.web.support.actions.contacts import ask_contact, forget_contact
from kansrijk.web.support.confirming import silent_for, to_ask
from kansrijk.web.support.models import LocalOffer

YEAR = 12


@job("support.ask_contacts", at="06:10")
def ask_contacts() -> None:
    """Ask whoever has been silent; who was asked today is not asked again."""
    for row in list(to_ask(today())):
        ask_contact(local_offer=row, by=by_system())


@job("support.forget_contacts", at="03:25")
def forget_contacts() -> None:
    """Name, number and address of a contact go when nobody confirmed them for so long."""
    (kept,) = (row for row in load(Retention) if row.model == LocalOffer._meta.label_lower)
    before = months_later(today(), -YEAR * (kept.term or 0))
    for row in list(silent_for(before)):
        forget_contact(local_offer=row, by=by_system(), reason="term_passed")
