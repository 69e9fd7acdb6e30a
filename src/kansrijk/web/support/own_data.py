"""What support knows of a person: what he changed, checked and decided; where he is a contact."""

from collections.abc import Iterator

from django.db.models import Q

from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.taking_along import Facts, own_data
from kansrijk.web.audit.own_events import keys_of
from kansrijk.web.support.models import LocalOffer, OfferVersion, Proposal


@own_data("wijzigingen in het aanbod", "support.offerversion")
def changed_offers(person: Person) -> Iterator[Facts]:
    """The versions of offers that he made."""
    rows = OfferVersion.objects.filter(recorded_by__in=keys_of(person.public_id))
    for row in rows.order_by("pk"):
        yield {
            "aanbod": row.slug,
            "versie": str(row.number),
            "bron": row.source_title,
            "reden": row.reason,
            "vastgelegd op": str(row.valid_from),
            "in de rol": row.recorded_role or None,
        }


@own_data("besluiten over het aanbod", "support.proposal")
def decided_proposals(person: Person) -> Iterator[Facts]:
    """The newer rows of the file that he accepted or rejected."""
    rows = Proposal.objects.filter(decided_by__in=keys_of(person.public_id))
    for row in rows.order_by("pk"):
        yield {
            "aanbod": row.slug,
            "overgenomen": "ja" if row.is_accepted else "nee",
            "reden": row.reason,
            "besloten op": str(row.decided_on),
            "in de rol": row.decided_role or None,
        }


@own_data("hulp in een gemeente", "support.localoffer")
def local_offers_of(person: Person) -> Iterator[Facts]:
    """Where he is the contact, by the address he signs in with; and what he checked."""
    keys = keys_of(person.public_id)
    mine = Q(contact_email=person.email) if person.email else Q(pk=None)
    for row in LocalOffer.objects.filter(mine | Q(checked_by__in=keys)).order_by("pk"):
        is_contact = bool(person.email) and row.contact_email == person.email
        yield {
            "gemeente": row.municipality,
            "aanbod": row.offer,
            "naam van het contact": row.contact_name if is_contact else None,
            "direct nummer": row.contact_direct if is_contact else None,
            "e-mailadres": row.contact_email if is_contact else None,
            "bevestigd op": str(row.confirmed_on) if is_contact and row.confirmed_on else None,
            "door u nagekeken op": str(row.checked_on) if row.checked_by in keys else None,
            "in de rol": row.checked_role or None if row.checked_by in keys else None,
        }
