"""App configuration."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """What is kept of people, why and how long, written from the reference files and the models."""

    name = "kansrijk.web.privacy"
