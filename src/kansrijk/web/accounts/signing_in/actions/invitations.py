"""Inviting someone, once more, not any more, and accepting it.

What the invitation promises is given when it is accepted, with the rights that the inviter has
then: who lost them in between gives nothing.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from allauth.account.models import EmailAddress
from django.db.models import Q
from django.utils import timezone

from kansrijk.errors import UserError
from kansrijk.web.accounts.access import may_staff, rights_of
from kansrijk.web.accounts.acting import by_person
from kansrijk.web.accounts.actions.functions import start_function
from kansrijk.web.accounts.actions.people import create_person
from kansrijk.web.accounts.actions.roles import grant_role
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.models import Organisation, Person
from kansrijk.web.accounts.models.parts import valid_on
from kansrijk.web.accounts.permissions import Rights, may_grant
from kansrijk.web.accounts.scopes import Scope
from kansrijk.web.accounts.signing_in import mails
from kansrijk.web.accounts.signing_in.actions.secrets import unknown_secret
from kansrijk.web.accounts.signing_in.models import Invitation
from kansrijk.web.accounts.words import function_kinds, one_of
from kansrijk.web.audit.actions import By, action, recorded

LASTS = timedelta(days=7)
#: Clocks of two servers may differ by so much.
TOLERANCE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Promise:
    """What someone is invited for."""

    organisation: Organisation
    function: str
    role: str = ""
    scope: Scope | None = None
    until: date | None = None


@action("invitation.send")
def invite(
    *, by: By, inviter: Person, rights: Rights, email: str, language: str, promise: Promise
) -> Invitation:
    """Ask someone by mail; nothing exists of him here until he accepts."""
    _check_may(rights, promise)
    invitation = Invitation.objects.create(
        digest=unknown_secret(), email=email, language=language, organisation=promise.organisation,
        function=promise.function, role=promise.role, role_until=promise.until,
        scope_kind=promise.scope.kind if promise.scope else "",
        scope_code=promise.scope.code if promise.scope else "",
        invited_by=inviter, expires_at=timezone.now() + LASTS,
    )  # fmt: skip
    mails.invitation.send(invitation.public_id)
    return invitation


@action("invitation.send")
def invite_person(*, by: By, person: Person) -> Invitation:
    """Give someone who was made a person already a way in."""
    invitation = Invitation.objects.create(
        digest=unknown_secret(), email=person.email or "", language=person.language, person=person,
        expires_at=timezone.now() + LASTS,
    )  # fmt: skip
    mails.invitation.send(invitation.public_id)
    return invitation


@action("invitation.resend")
def resend(*, invitation: Invitation, by: By) -> None:
    """A new mail with a new secret; the old link stops working."""
    _check_open(invitation)
    invitation.digest, invitation.made_at = unknown_secret(), timezone.now()
    invitation.expires_at = invitation.made_at + LASTS
    invitation.save(update_fields=["digest", "made_at", "expires_at"])
    mails.invitation.send(invitation.public_id)


@action("invitation.revoke")
def revoke(*, invitation: Invitation, by: By, reason: str = "") -> None:
    """Not any more; the address goes with it."""
    _check_open(invitation)
    invitation.revoked_at, invitation.email = timezone.now(), ""
    invitation.save(update_fields=["revoked_at", "email"])


def fault(invitation: Invitation | None) -> str:
    """Why an invitation cannot be accepted, as a code; empty when it can."""
    now = timezone.now()
    if invitation is None:
        return "forged"
    if invitation.accepted_at or invitation.revoked_at:
        return "used" if invitation.accepted_at else "revoked"
    if invitation.made_at > now + TOLERANCE:
        return "clock"
    return "expired" if invitation.expires_at <= now else ""


def accept(
    *, invitation: Invitation, name: str = "", password: str = "", person: Person | None = None
) -> Person:
    """Come in: a person with a password, or someone who has an account and gets work beside it.

    The actor is the person himself, who may begin to exist here; so this is no ``@action`` with
    ``by``, but it is made of actions, in one transaction.
    """
    with recorded("invitation.accept", invitation, by=By("invited")) as recording:
        held = Invitation.objects.select_for_update().get(pk=invitation.pk)
        if fault(held):
            raise UserError("Deze uitnodiging kan niet meer worden aangenomen.")
        person = person or held.person or _made(held, name)
        recording.by = by_person(person)
        if password:
            _settle(person, name, password)
        if held.organisation_id:
            _keep_promise(held, person)
        held.accepted_at, held.email = timezone.now(), ""
        held.save(update_fields=["accepted_at", "email"])
    return person


def forget_old(days: int = 30) -> int:
    """Empty the address of invitations that ended by themselves; how many."""
    before = timezone.now() - timedelta(days=days)
    old = Invitation.objects.filter(expires_at__lt=before).exclude(email="")
    return old.update(email="")


def _check_open(invitation: Invitation) -> None:
    if invitation.accepted_at or invitation.revoked_at:
        raise UserError("Deze uitnodiging is al aangenomen of ingetrokken.")


def _check_may(rights: Rights, promise: Promise) -> None:
    one_of(function_kinds(), promise.function, "De functie")
    if not may_staff(rights, promise.organisation):
        raise UserError("Voor deze organisatie kunt u niemand uitnodigen.")
    if promise.role and not (promise.scope and may_grant(rights, promise.role, promise.scope)):
        raise UserError(
            "Deze rol kunt u hier niet geven. U kunt alleen rollen geven die niet meer mogen dan"
            " uw eigen rol, en alleen binnen uw eigen gebied."
        )


def _made(held: Invitation, name: str) -> Person:
    return create_person(
        by=_inviter(held), email=held.email, name=name, language=held.language,
        is_invented=bool(held.organisation and held.organisation.is_invented),
    )  # fmt: skip


def _inviter(held: Invitation) -> By:
    return by_person(held.invited_by) if held.invited_by else By("system")


def _settle(person: Person, name: str, password: str) -> None:
    person.name = " ".join(name.split()) or person.name
    person.set_password(password)
    person.confirmed_on = today()
    person.save(update_fields=["name", "password", "confirmed_on"])
    EmailAddress.objects.update_or_create(
        user=person, email=person.email, defaults={"verified": True, "primary": True}
    )


def _keep_promise(held: Invitation, person: Person) -> None:
    inviter = held.invited_by
    rights = rights_of(inviter) if inviter else Rights(today())
    if held.organisation is None or not may_staff(rights, held.organisation):
        raise UserError("Wie u uitnodigde, mag dat niet meer. Vraag een nieuwe uitnodiging.")
    day = today()
    function = person.functions.filter(
        valid_on(day), organisation=held.organisation, kind=held.function
    ).first() or start_function(
        by=_inviter(held), person=person, organisation=held.organisation, kind=held.function,
        valid_from=day,
    )  # fmt: skip
    if held.role and held.role_until:
        grant_role(
            by=_inviter(held), rights=rights, function=function, role=held.role,
            scope=Scope(held.scope_kind, held.scope_code), valid_from=day,
            valid_to=held.role_until, reason="starts_here",
        )  # fmt: skip


def is_invited(email: str) -> bool:
    """Whether an invitation to this address can still be accepted."""
    open_ones = Q(accepted_at__isnull=True, revoked_at__isnull=True, expires_at__gt=timezone.now())
    return Invitation.objects.filter(open_ones, email=email).exists()
