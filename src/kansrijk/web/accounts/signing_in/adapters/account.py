"""Signing in with a password: words, limits, mail, and no signing up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kansrijk.web.accounts.signing_in import devices, mails
from kansrijk.web.accounts.signing_in.events import failed


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up by himself; who is unknown and who mistypes get the same answer."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is not in use any more."),
        "email_password_mismatch": _("The e-mail address and password do not go together."),
        "enter_current_password": _("This is not your present password."),
        "incorrect_code": _("This code is not right."),
        "incorrect_password": _("This password is not right."),
        "invalid_password_reset": _("This link does not work any more."),
        "too_many_login_attempts": _(
            "Too often wrong. Wait five minutes and try again, or choose a new password."
        ),
        "rate_limited": _("Too many tries. Wait five minutes and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Only who was invited has an account."""
        return False

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Leave a trace; the key of the person when the address is known, and never the address."""
        failed(credentials.get("email", ""), reason="wrong-password")

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Within the limits, or not at all: then the password is not even looked at."""
        try:
            super().pre_authenticate(request, **credentials)
        except Exception:
            failed(credentials.get("email", ""), reason="limit")
            raise

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # Tries from a browser in which the person signed in before are counted apart: who guesses
        # elsewhere cannot keep him out (OWASP: device cookies).
        email = str(credentials.get("email", "")).lower()
        return f"known:{email}" if devices.is_known(request, email) else f"unknown:{email}"

    def is_reauthentication_required(self, app: str) -> bool:
        """Who signed in a moment ago has just proved who he is."""
        records = get_authentication_records(self.request, self.request.user)
        recent = settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        now = timezone.now().timestamp()
        return not any(0 <= now - record["at"] < recent for record in records)

    def add_message(self, *args: Any, **given: Any) -> None:
        """Our pages say themselves what happened."""

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """In our own words."""
        words = {
            "reauthenticate": _("With your password"),
            "mfa_reauthenticate": _("With a code"),
            "mfa_reauthenticate:webauthn": _("With your passkey"),
        }
        methods = super().get_reauthentication_methods(user)
        return [method | {"description": words[method["id"]]} for method in methods]

    def send_password_reset_mail(self, user: Any, email: str, context: dict[str, Any]) -> None:
        """In the background; the link is made when the letter is written."""
        mails.reset_link.send(user.public_id)

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: Any = None, email: str | None = None
    ) -> None:
        """What our own views change they tell themselves, in the same transaction."""
        if template_prefix == "socialaccount/email/account_connected":
            mails.provider_connected.send(user.public_id)
