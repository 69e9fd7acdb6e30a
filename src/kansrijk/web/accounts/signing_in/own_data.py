"""What signing in knows of a person; never a secret, for a file can be lost."""

from collections.abc import Iterator
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db.models import Q

from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.signing_in.models import EndedSession, Invitation
from kansrijk.web.accounts.taking_along import Facts, leave_out, own_data


@own_data("adressen om in te loggen", "account.emailaddress")
def addresses(person: Person) -> Iterator[Facts]:
    """With which address he signs in."""
    for row in EmailAddress.objects.filter(user=person).order_by("pk"):
        yield {"e-mailadres": row.email, "bevestigd": "ja" if row.verified else "nee"}


@own_data("tweede stappen", "mfa.authenticator")
def second_steps(person: Person) -> Iterator[Facts]:
    """Which second steps he has, without what is secret about them."""
    for row in Authenticator.objects.filter(user_id=person.pk).order_by("pk"):
        yield {
            "soort": row.type,
            "sinds": _moment(row.created_at),
            "laatst gebruikt": _moment(row.last_used_at),
        }


@own_data("sessies", "usersessions.usersession")
def sessions(person: Person) -> Iterator[Facts]:
    """Where he is signed in."""
    for row in UserSession.objects.filter(user=person).order_by("pk"):
        yield {
            "browser en systeem": row.user_agent,
            "sinds": _moment(row.created_at),
            "laatst gebruikt": _moment(row.last_seen_at),
        }


@own_data("beëindigde sessies", "signing_in.endedsession")
def ended_sessions(person: Person) -> Iterator[Facts]:
    """Sessions that were ended from elsewhere."""
    for row in EndedSession.objects.filter(person=person).order_by("pk"):
        yield {"beëindigd op": _moment(row.ended_at), "reden": row.reason}


@own_data("inloggen via een ander", "socialaccount.socialaccount")
def elsewhere(person: Person) -> Iterator[Facts]:
    """His account at another organisation."""
    for row in SocialAccount.objects.filter(user=person).order_by("pk"):
        yield {"bij": row.provider, "sleutel": row.uid, "sinds": _moment(row.date_joined)}


@own_data("uitnodigingen", "signing_in.invitation")
def invitations(person: Person) -> Iterator[Facts]:
    """Those for him and those that he sent; of whom he invited not the address."""
    for row in Invitation.objects.filter(Q(person=person) | Q(invited_by=person)).order_by("pk"):
        is_for_him = row.person_id == person.pk
        yield {
            "voor wie": "mij" if is_for_him else "een ander, door mij uitgenodigd",
            "e-mailadres": (row.email or None) if is_for_him else None,
            "functie": row.function or None,
            "rol": row.role or None,
            "verstuurd": _moment(row.made_at),
            "verloopt": _moment(row.expires_at),
            "aangenomen": _moment(row.accepted_at),
            "ingetrokken": _moment(row.revoked_at),
        }


leave_out(
    sessions__session="de inhoud is een geheim van de sessie; wat ertoe doet staat bij sessies",
)


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
