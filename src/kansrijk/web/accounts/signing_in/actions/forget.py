"""Forgetting what is known of someone for signing in: a part of erasing a person."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession

from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.signing_in.models import EndedSession, Invitation


def forget_sign_in(person: Person) -> None:
    """Addresses, second steps, accounts elsewhere, sessions, invitations."""
    for model in (EmailAddress, SocialAccount, Authenticator, UserSession):
        model.objects.filter(user=person).delete()
    for own in (EndedSession, Invitation):
        own.objects.filter(person=person).delete()
