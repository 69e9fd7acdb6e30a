"""App configuration."""

from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    """The dashboards app."""

    name = "kansrijk.web.dashboards"
