"""App configuration."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    """The jobs app: it knows the jobs of every app, and no app that declares them."""

    name = "kansrijk.web.jobs"

    def ready(self) -> None:
        """Load the module ``jobs`` of every app that has one, so that its jobs are declared."""
        autodiscover_modules("jobs")
