"""Help in municipalities for tests: made by the same actions as on the site."""

from datetime import date
from typing import Any

from kansrijk.web.accounts.acting import by_system
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.validity import months_later
from kansrijk.web.coalitions.evidence import Evidence
from kansrijk.web.coalitions.moments import Moment
from kansrijk.web.support.actions.local import add_local_offer
from kansrijk.web.support.local_facts import LocalFacts
from kansrijk.web.support.models import LocalOffer

HAARLEM, AMSTERDAM, MADE_UP = "GM0392", "GM0363", "VB0001"
VOORZORG, HOME_START = "voorzorg", "home-start"


def evidence(title: str = "Opgave van de organisatie") -> Evidence:
    return Evidence(title, Moment(today()))


def facts(offer: str = VOORZORG, availability: str = "yes", **more: Any) -> LocalFacts:
    return LocalFacts(offer, availability, **more)


def help_in(
    code: str = HAARLEM, offer: str = VOORZORG, availability: str = "yes", *, age: int = 0,
    **more: Any,
) -> LocalOffer:  # fmt: skip
    """A row that was checked so many months ago."""
    made = add_local_offer(
        by=by_system(), code=code, facts=facts(offer, availability, **more), evidence=evidence()
    )
    LocalOffer.objects.filter(pk=made.pk).update(checked_on=months_ago(age))
    made.refresh_from_db()
    return made


def help_with_contact(code: str = HAARLEM, offer: str = VOORZORG, **more: Any) -> LocalOffer:
    """A row with all that can be known of a contact."""
    given = {
        "contact_function": "jeugdverpleegkundige", "phone": "000-000 00 01",
        "contact_name": "Noor Bedacht", "contact_direct": "000-000 00 02",
        "contact_email": "noor@voorbeeld.example", "accepts": True,
    }  # fmt: skip
    return help_in(code, offer, **given | more)


def months_ago(months: int) -> date:
    return months_later(today(), -months)
