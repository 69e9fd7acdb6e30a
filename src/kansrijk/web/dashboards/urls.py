"""Addresses of the figures."""

from django.urls import path

from kansrijk.web.dashboards.views import areas, downloads, maps, monitor, programme

app_name = "dashboards"

urlpatterns = [
    path("", monitor.home, name="home"),
    path("zoek/", areas.search, name="search"),
    path("monitor/", monitor.table, name="monitor"),
    path("monitor/tabel.<str:format>", downloads.edition, name="edition_download"),
    path("monitor/set-2024/", monitor.revised_set, name="revised_set"),
    path("monitor/<slug:indicator>/", monitor.indicator, name="indicator"),
    path("monitor/<slug:indicator>/cijfers.csv", downloads.series, name="series_download"),
    path(
        "monitor/<slug:indicator>/<slug:drawing>.<str:format>",
        downloads.drawing,
        name="drawing_download",
    ),
    path("coalities/", programme.coalitions, name="coalitions"),
    path("geld/", programme.money, name="money"),
    path("kwetsbaar/", programme.vulnerability, name="vulnerability"),
    path("kaart/", maps.home, name="maps"),
    path("kaart/<slug:measure>/", maps.measure, name="map"),
    path("gebieden/", areas.home, name="areas"),
    path("gebieden/<str:code>/", areas.area, name="area"),
]
