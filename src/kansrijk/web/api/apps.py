"""App configuration."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The api app."""

    name = "kansrijk.web.api"
