"""The app of support."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    """Offers, where they are, the finder, who pays."""

    name = "kansrijk.web.support"
    label = "support"

    def ready(self) -> None:
        """Listen to what other rooms tell."""
        from kansrijk.web.support import receivers

        receivers.connect_all()
