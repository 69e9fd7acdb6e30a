"""What support must do at once when something happens in another room."""

from typing import Any

from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.signals import person_erased
from kansrijk.web.audit.actions import By
from kansrijk.web.support.actions.contacts import forget_contact
from kansrijk.web.support.models import LocalOffer


def connect_all() -> None:
    """Listen from now on."""
    person_erased.connect(on_person_erased, dispatch_uid="support.on_person_erased")


def on_person_erased(person: Person, by: By, **_: Any) -> None:
    """Where he is the contact, that is forgotten too."""
    for row in LocalOffer.objects.filter(contact_email=person.email) if person.email else ():
        forget_contact(local_offer=row, by=by)
