"""Signing in through an identity provider: only who has an account here already."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.shortcuts import redirect

from kansrijk.web.accounts.signing_in.events import refused


class ProviderAdapter(DefaultSocialAccountAdapter):
    """The first time an account is found by its verified address, later by the provider's key."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never: an invitation comes first."""
        refused("signin.refuse", None, "provider-unknown")
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Signing in is all that a provider is for."""
        if sociallogin.state.get("process") not in (None, "login"):
            refused("signin.refuse", None, "provider-process")
            raise ImmediateHttpResponse(redirect("socialaccount_login_error"))

    def authenticate_by_email(self, sociallogin: Any) -> Any:
        """By an address that both sides verified: the provider says so, and we invited it."""
        for address in sociallogin.email_addresses:
            if address.verified and self.can_authenticate_by_email(sociallogin, address.email):
                own = EmailAddress.objects.filter(
                    email=address.email.lower(), verified=True, user__is_active=True
                ).first()
                if own:
                    return own.user, own.email
        return None

    def on_authentication_error(self, request: HttpRequest, provider: Any, **given: Any) -> None:
        """It went wrong between the two; the page says so, the log that it happened."""
        refused("signin.refuse", None, "provider-error")

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: Any) -> Any:
        """Nothing is taken over from the provider: no account is made of it."""
        return sociallogin.user
