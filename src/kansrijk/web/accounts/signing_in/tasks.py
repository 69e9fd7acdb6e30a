"""Invitations that nobody has taken up yet, for who may send them."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kansrijk.web.accounts.permissions import Rights, may_somewhere
from kansrijk.web.accounts.presenters.organisations import day
from kansrijk.web.accounts.signing_in.models import Invitation
from kansrijk.web.accounts.signing_in.queries import open_invitations
from kansrijk.web.interface.tasks import MOST, Task


def open_invitations_of(own: Rights) -> list[Task]:
    """One task for each invitation that is open or has expired; never an address."""
    if not may_somewhere(own, "function.edit"):
        return []
    return [_task(invitation) for invitation in open_invitations(own)[:MOST]]


def _task(invitation: Invitation) -> Task:
    until = timezone.localdate(invitation.expires_at)
    name = {"organisation": invitation.organisation.name if invitation.organisation else ""}
    sent = {"day": day(timezone.localdate(invitation.made_at))}
    address = reverse("signing_in:invitations")
    if invitation.expires_at <= timezone.now():
        title = _("An invitation for %(organisation)s has expired") % name
        why = _("Sent on %(day)s. Send it once more, or take it back.") % sent
        return Task("todo", title, why, address)
    title = _("An invitation for %(organisation)s is not accepted yet") % name
    why = _("Sent on %(day)s. Ask whether it arrived, or send it once more.") % sent
    return Task("unconfirmed", title, why, address, until)
