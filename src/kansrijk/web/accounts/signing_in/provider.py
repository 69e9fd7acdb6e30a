"""OpenID Connect as django-allauth does it, but nothing of what the provider tells is kept.

django-allauth finds this file by its name. Taken over is the key of the account over there and, for
this once, the address; the rest (name, picture, telephone) is not ours.
"""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.socialaccount.providers.openid_connect.provider import (
    OpenIDConnectProvider as AllauthProvider,
)
from django.conf import settings


class OpenIDConnectProvider(AllauthProvider):
    """The provider of the settings KANSRIJK_OIDC_*."""

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Nothing to keep."""
        return {}

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        """The address only."""
        return {"email": self._claims(data).get(settings.OIDC_EMAIL_CLAIM)}

    def extract_email_addresses(self, data: dict[str, Any]) -> list[EmailAddress]:
        """Verified only when the provider says so itself, in a true yes (some send "false")."""
        claims = self._claims(data)
        email = str(claims.get(settings.OIDC_EMAIL_CLAIM) or "").lower()
        is_verified = claims.get("email_verified") in (True, "true")
        return [EmailAddress(email=email, verified=is_verified, primary=True)] if email else []

    def _claims(self, data: dict[str, Any]) -> dict[str, Any]:
        return data.get("userinfo") or data.get("id_token") or data


provider_classes = [OpenIDConnectProvider]
