"""Asking a contact whether it is still so, the answer, and forgetting who it was."""

from kansrijk.web.accounts.clock import today
from kansrijk.web.audit.actions import By, action
from kansrijk.web.support.mails import confirm_contact_mail
from kansrijk.web.support.models import LocalOffer

#: What is known of a contact and of nobody else's business.
OF_THE_CONTACT = ("contact_name", "contact_direct", "contact_email")


@action("local_offer.ask")
def ask_contact(*, local_offer: LocalOffer, by: By) -> None:
    """Send the contact a link, and remember that; the letter is written when it goes."""
    day = today()
    confirm_contact_mail.send(
        local_offer.public_id, once=f"support.ask:{local_offer.public_id}:{day}"
    )
    local_offer.asked_on = day
    local_offer.save(update_fields=["asked_on"])


@action("local_offer.confirm")
def confirm_contact(*, local_offer: LocalOffer, by: By) -> None:
    """The contact says that it is still so. "Accepts now" was among what was shown."""
    day = today()
    local_offer.confirmed_on = day
    if local_offer.accepts is not None:
        local_offer.accepts_on = day
    local_offer.save(update_fields=["confirmed_on", "accepts_on"])


@action("local_offer.forget_contact")
def forget_contact(*, local_offer: LocalOffer, by: By, reason: str = "") -> None:
    """Name, direct number and address of the contact go; the function and the offer stay."""
    for name in OF_THE_CONTACT:
        setattr(local_offer, name, "")
    local_offer.save(update_fields=[*OF_THE_CONTACT])
