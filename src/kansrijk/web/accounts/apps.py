"""App configuration."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AccountsConfig(AppConfig):
    """The accounts app: it takes along what every app knows of a person, and knows none of them."""

    name = "kansrijk.web.accounts"

    def ready(self) -> None:
        """Load the module ``own_data`` of every app that has one."""
        autodiscover_modules("own_data")
