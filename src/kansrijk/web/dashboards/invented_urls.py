"""Addresses of the invented example, apart from those of real figures."""

from django.urls import path

from kansrijk.web.dashboards.views import invented

app_name = "invented"

urlpatterns = [
    path("", invented.home, name="home"),
    path("uitgave/<path:name>", invented.file, name="file"),
    path("<slug:indicator>/", invented.indicator, name="indicator"),
    path("<slug:indicator>/cijfers.csv", invented.download, name="download"),
]
