"""Invitations that someone may see and change."""

from django.http import Http404

from kansrijk.web.accounts.access import may_staff
from kansrijk.web.accounts.permissions import Rights
from kansrijk.web.accounts.signing_in.models import Invitation


def open_invitations(own: Rights) -> list[Invitation]:
    """Not accepted and not revoked; also those that expired, to send once more."""
    rows = Invitation.objects.filter(
        accepted_at__isnull=True, revoked_at__isnull=True, organisation__isnull=False
    ).select_related("organisation")
    return [
        one
        for one in rows.order_by("-made_at")
        if one.organisation and may_staff(own, one.organisation)
    ]


def invitation_to_change(own: Rights, public_id: str) -> Invitation:
    """One of those; another's does not exist."""
    found = [one for one in open_invitations(own) if one.public_id == public_id]
    if not found:
        raise Http404
    return found[0]
