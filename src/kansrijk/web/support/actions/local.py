"""Recording which help there is in a municipality, changing, checking and ending it."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from kansrijk.errors import UserError
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.places import is_invented
from kansrijk.web.accounts.words import one_of
from kansrijk.web.audit.actions import By, action
from kansrijk.web.coalitions.countries import municipality
from kansrijk.web.coalitions.evidence import Evidence, Since, check_end
from kansrijk.web.support.actions.contacts import OF_THE_CONTACT, forget_contact
from kansrijk.web.support.local_facts import LocalFacts
from kansrijk.web.support.local_search import search_words
from kansrijk.web.support.models import LocalOffer
from kansrijk.web.support.queries.local import open_offers
from kansrijk.web.support.words import national_offers, reasons


@action("local_offer.add")
def add_local_offer(
    *, by: By, code: str, facts: LocalFacts, evidence: Evidence, since: Since | None = None,
    checked_on: date | None = None, loaded_as: str = "", reason: str = "told",
) -> LocalOffer:  # fmt: skip
    """An offer in a municipality, or that it is not there. ``since``: today when nothing is said.

    Whoever adds it has looked; ``loaded_as`` says that nobody did, and that a file stated it.
    """
    one_of(reasons("change"), reason, "De reden")
    municipality(code)
    given = facts.fields()
    _check_same_country(facts, code)
    _check_no_contradiction(code, facts.offer, facts.availability)
    start = since.fields(evidence) if since else {"valid_from": today()}
    made = LocalOffer(
        municipality=code, is_invented=is_invented(code), loaded_as=loaded_as, **given,
        **start, **evidence.fields(),
    )  # fmt: skip
    if loaded_as:
        made.checked_on = checked_on
    else:
        _set_checked(made, by)
    return _save(made)


@action("local_offer.change")
def change_local_offer(
    *, local_offer: LocalOffer, by: By, facts: LocalFacts, evidence: Evidence, reason: str
) -> None:
    """What is known now. Another address of the contact still has to confirm."""
    one_of(reasons("change"), reason, "De reden")
    _check_open(local_offer)
    if facts.offer != local_offer.offer:
        raise UserError("Een ander aanbod is een andere rij: beëindig deze en voeg toe.")
    given = facts.fields() | evidence.fields()
    _check_same_country(facts, local_offer.municipality)
    _check_no_contradiction(
        local_offer.municipality, facts.offer, facts.availability, besides=local_offer
    )
    if given["contact_email"] != local_offer.contact_email:
        local_offer.confirmed_on = local_offer.asked_on = None
    for name, value in given.items():
        setattr(local_offer, name, value)
    _set_checked(local_offer, by)
    _save(local_offer)


@action("local_offer.check")
def check_local_offer(*, local_offer: LocalOffer, by: By) -> None:
    """Whoever keeps it looked: it is still so."""
    _check_open(local_offer)
    _set_checked(local_offer, by)
    local_offer.save(update_fields=["checked_on", "checked_by", "checked_role"])


@action("local_offer.end")
def end_local_offer(
    *, local_offer: LocalOffer, by: By, reason: str, day: date | None = None
) -> None:
    """From ``day`` on it is unknown here. What was known of the contact goes at once."""
    one_of(reasons("end"), reason, "De reden")
    _check_open(local_offer)
    day = day or today()
    check_end(day, local_offer.valid_from)
    local_offer.valid_to = day
    local_offer.save(update_fields=["valid_to"])
    if any(getattr(local_offer, name) for name in OF_THE_CONTACT):
        forget_contact(local_offer=local_offer, by=by)


def _set_checked(row: LocalOffer, by: By) -> None:
    row.checked_on, row.checked_by, row.checked_role = today(), by.actor, by.role


def _save(row: LocalOffer) -> LocalOffer:
    row.search = search_words(row)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise UserError(
            "Dit is al ingelezen of net door iemand anders opgeslagen. Laad de bladzijde opnieuw."
        ) from None
    return row


def _check_open(row: LocalOffer) -> None:
    row.refresh_from_db(fields=["valid_to"])
    if row.valid_to is not None:
        raise UserError("Deze hulp was al beëindigd. Voeg haar opnieuw toe als zij er weer is.")


def _check_no_contradiction(
    code: str, offer: str, availability: str, besides: LocalOffer | None = None
) -> None:
    """Raise UserError when an offer would both be here and not be here."""
    rows: Any = open_offers(code, offer).select_for_update()
    others = [row for row in rows if besides is None or row.pk != besides.pk]
    if any(availability != row.availability for row in others) or (
        others and availability != "yes"
    ):
        name = national_offers()[offer].name
        raise UserError(
            f"Van '{name}' staat hier al iets anders vast. Pas die rij aan of beëindig haar eerst:"
            " hetzelfde aanbod kan hier niet tegelijk wel en niet zijn."
        )


def _check_same_country(facts: LocalFacts, code: str) -> None:
    where = facts.organisation
    if where is not None and where.is_invented != is_invented(code):
        raise UserError("Wat verzonnen is en wat echt is, kunnen niet samen.")
    if where is not None and where.ended_on is not None:
        raise UserError(f"{where.name} is gestopt. Kies een andere organisatie.")
