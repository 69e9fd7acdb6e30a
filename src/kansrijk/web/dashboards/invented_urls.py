"""Addresses of the invented example, apart from those of real figures."""

from django.urls import path

from kansrijk.web.dashboards.views import invented, invented_places

app_name = "invented"

urlpatterns = [
    path("", invented.home, name="home"),
    path("uitgave/<path:name>", invented.file, name="file"),
    path("gemeenten/", invented_places.municipalities, name="municipalities"),
    path("gemeenten/<str:code>/", invented_places.municipality, name="municipality"),
    path(
        "gemeenten/<str:code>/cijfers.csv",
        invented_places.download,
        name="municipality_download",
    ),
    path("<slug:indicator>/", invented.indicator, name="indicator"),
    path("<slug:indicator>/cijfers.csv", invented.download, name="download"),
    path(
        "<slug:indicator>/gemeenten/",
        invented_places.indicator,
        name="indicator_municipalities",
    ),
    path("<slug:indicator>/kaart/", invented_places.tile_map, name="map"),
]
