"""App configuration."""

from django.apps import AppConfig


class InterfaceConfig(AppConfig):
    """The interface app."""

    name = "kansrijk.web.interface"
