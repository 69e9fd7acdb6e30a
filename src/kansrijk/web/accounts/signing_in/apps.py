"""App configuration."""

from django.apps import AppConfig


class SigningInConfig(AppConfig):
    """Signing in: a part of the accounts app with models of its own."""

    name = "kansrijk.web.accounts.signing_in"
    label = "signing_in"

    def ready(self) -> None:
        """Refuse unsafe settings, and listen to what django-allauth tells."""
        from kansrijk.web.accounts.signing_in import checks, receivers

        checks.refuse_unsafe()
        receivers.connect_all()
