"""App configuration."""

from django.apps import AppConfig


class CoalitionsConfig(AppConfig):
    """The coalitions app. At its start it tells accounts where to find coalitions."""

    name = "kansrijk.web.coalitions"

    def ready(self) -> None:
        """From now on a role can be given for a coalition."""
        from kansrijk.web.accounts.scopes import register_coalitions
        from kansrijk.web.coalitions.queries import KnownCoalitions

        register_coalitions(KnownCoalitions())
