"""What the catalogue of offers knows of a person: what he changed and decided in it."""

from collections.abc import Iterator

from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.taking_along import Facts, own_data
from kansrijk.web.audit.own_events import keys_of
from kansrijk.web.support.models import OfferVersion, Proposal


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
