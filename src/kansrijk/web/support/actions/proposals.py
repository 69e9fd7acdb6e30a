"""Deciding on a newer row of the file for an offer that was edited: taken over, or left."""

from kansrijk.errors import UserError
from kansrijk.reference.loader import load
from kansrijk.reference.tables.sources import Source
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.words import one_of
from kansrijk.web.audit.actions import By, recorded
from kansrijk.web.coalitions.evidence import Evidence
from kansrijk.web.coalitions.moments import parse_moment
from kansrijk.web.support.actions.catalogue import Because, next_version, reasons
from kansrijk.web.support.models import Proposal
from kansrijk.web.support.queries.catalogue import (
    content_of,
    file_digests,
    latest_version,
    open_proposals,
)


def decide(*, by: By, slug: str, digest: str, reason: str) -> Proposal:
    """Accept or reject, by the reason. ``digest`` is the row that the editor saw."""
    is_accepted = reason in reasons("accept")
    one_of({**reasons("accept"), **reasons("reject")}, reason, "De reden")
    row, last = open_proposals().get(slug), latest_version(slug)
    if row is None or last is None or file_digests()[slug] != digest:
        raise UserError("Over dit voorstel is al besloten, of het bestand veranderde nog eens.")
    with recorded("proposal.decide", by=by, reason=reason) as recording:
        made = Proposal.objects.create(
            slug=slug, file_digest=digest, content=content_of(row), is_accepted=is_accepted,
            reason=reason, decided_by=by.actor, decided_role=by.role, decided_on=today(),
        )  # fmt: skip
        recording.about(made)
        if is_accepted:
            source = next(source for source in load(Source) if source.source == row.source)
            because = Because(Evidence(source.name[:200], parse_moment(source.date)), reason)
            with recorded("offer_version.change", by=by, reason=reason) as changing:
                changing.about(next_version(by, last, content_of(row), because, digest))
    return made
