"""Changing an offer, adding one, withdrawing one: each is a version that stays."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import IntegrityError, transaction

from kansrijk.errors import UserError
from kansrijk.reference.loader import load
from kansrijk.reference.tables.sources import Source
from kansrijk.reference.tables.support import Offer
from kansrijk.reference.tables.support_catalogue import CatalogueReason
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.words import one_of
from kansrijk.web.audit.actions import By, recorded
from kansrijk.web.coalitions.evidence import Evidence
from kansrijk.web.coalitions.moments import parse_moment
from kansrijk.web.support.models import OfferVersion
from kansrijk.web.support.queries.catalogue import (
    content_of,
    file_digests,
    file_offers,
    latest_version,
)

FIRST_LOAD = "first_load"


@dataclass(frozen=True, slots=True)
class Because:
    """Which source says that an offer changes, and why it does."""

    evidence: Evidence
    reason: str


@cache
def reasons(moment: str) -> Mapping[str, CatalogueReason]:
    """Why the catalogue changes: add, change, withdraw, accept, reject or load."""
    return {row.id: row for row in load(CatalogueReason) if row.moment == moment}


def add_offer(*, by: By, offer: Offer, because: Because) -> OfferVersion:
    """An offer that the file does not have. No rule of the finder names it yet."""
    one_of(reasons("add"), because.reason, "De reden")
    if offer.slug in file_offers() or latest_version(offer.slug):
        raise UserError(f"'{offer.slug}' bestaat al. Wijzig dat aanbod, of kies een andere naam.")
    with recorded("offer_version.add", by=by, reason=because.reason) as recording:
        made = _create(by, offer.slug, 1, content_of(offer), because, file_digest="")
        recording.about(made)
    return made


def change_offer(*, by: By, offer: Offer, because: Because, based_on: int) -> OfferVersion:
    """What an offer is from today on. ``based_on`` is the version that the editor saw.

    What was withdrawn comes back by it.
    """
    one_of(reasons("change"), because.reason, "De reden")
    with recorded("offer_version.change", by=by, reason=because.reason) as recording:
        last = _last(by, offer.slug, based_on)
        content = content_of(offer)
        if content == last.content and not last.is_withdrawn:
            raise UserError("Er verandert niets: alles staat er al zo.")
        made = _next(by, last, content, because)
        recording.about(made)
    return made


def withdraw_offer(*, by: By, slug: str, because: Because, based_on: int) -> OfferVersion:
    """It no longer exists: from today on nobody finds it. Its history stays."""
    one_of(reasons("withdraw"), because.reason, "De reden")
    with recorded("offer_version.withdraw", by=by, reason=because.reason) as recording:
        last = _last(by, slug, based_on)
        if last.is_withdrawn:
            raise UserError("Dit aanbod was al ingetrokken.")
        made = _next(by, last, last.content, because, is_withdrawn=True)
        recording.about(made)
    return made


def next_version(
    by: By, last: OfferVersion, content: dict[str, Any], because: Because, file_digest: str
) -> OfferVersion:
    """The version after ``last``, for whoever decides on a row of the file."""
    return _next(by, last, content, because, file_digest=file_digest)


def _last(by: By, slug: str, based_on: int) -> OfferVersion:
    """The version that is changed; of an offer of the file its row, kept as the first version."""
    last = latest_version(slug)
    if (last.number if last else 0) != based_on:
        raise UserError(
            f"Iemand anders wijzigde '{slug}' intussen. Laad de bladzijde opnieuw en kijk of uw"
            " wijziging nog nodig is."
        )
    return last or _first_load(by, slug)


def _first_load(by: By, slug: str) -> OfferVersion:
    row = file_offers().get(slug)
    if row is None:
        raise UserError(f"Aanbod '{slug[:40]}' bestaat niet.")
    source = next(source for source in load(Source) if source.source == row.source)
    because = Because(Evidence(source.name[:200], parse_moment(source.date)), FIRST_LOAD)
    with recorded("offer_version.load", by=by, reason=FIRST_LOAD) as recording:
        made = _create(by, slug, 1, content_of(row), because, file_digest=file_digests()[slug])
        recording.about(made)
    return made


def _next(
    by: By, last: OfferVersion, content: dict[str, Any], because: Because, *,
    is_withdrawn: bool = False, file_digest: str | None = None,
) -> OfferVersion:  # fmt: skip
    known = last.file_digest if file_digest is None else file_digest
    return _create(
        by, last.slug, last.number + 1, content, because, file_digest=known,
        is_withdrawn=is_withdrawn,
    )  # fmt: skip


def _create(
    by: By, slug: str, number: int, content: dict[str, Any], because: Because, *,
    file_digest: str, is_withdrawn: bool = False,
) -> OfferVersion:  # fmt: skip
    try:
        with transaction.atomic():
            return OfferVersion.objects.create(
                slug=slug, number=number, content=content, is_withdrawn=is_withdrawn,
                file_digest=file_digest, valid_from=today(), reason=because.reason,
                recorded_by=by.actor, recorded_role=by.role, **because.evidence.fields(),
            )  # fmt: skip
    except IntegrityError:
        raise UserError(
            f"Iemand anders wijzigde '{slug}' op hetzelfde moment. Laad de bladzijde opnieuw."
        ) from None
