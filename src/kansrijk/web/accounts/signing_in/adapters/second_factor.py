"""The second step: secrets encrypted, names of our own, and not to be put off by who edits."""

from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from kansrijk.web.accounts.signing_in import encryption
from kansrijk.web.accounts.signing_in.obliged import must_have_second_step
from kansrijk.web.accounts.signing_in.steps import real_steps


class SecondFactorAdapter(DefaultMFAAdapter):
    """What django-allauth asks about second factors."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _(
            "Your role lets you change things, so you need a second step. First add another one."
        ),
        "cannot_generate_recovery_codes": _("First set up an app or a passkey."),
        "incorrect_code": _("This code is not right."),
    }

    def encrypt(self, text: str) -> str:
        """As it may stand in the database."""
        return encryption.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again."""
        return encryption.decrypt(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last one of who must have one."""
        others = real_steps(authenticator.user).exclude(pk=authenticator.pk)
        return others.exists() or not must_have_second_step(authenticator.user)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002 - its word
        """A name for who gives none."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return __("Passkey %(number)d") % {"number": number}

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        """With the name that the person gave: a device shows it among his passkeys."""
        return super().get_public_key_credential_user_entity(user) | {
            "display_name": user.name or user.email
        }

    def _get_site_name(self) -> str:
        return "Kansrijk"
