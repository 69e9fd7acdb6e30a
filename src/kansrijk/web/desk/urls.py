"""Addresses of the home page and the pages about the site itself."""

from django.urls import path

from kansrijk.web.desk import views

app_name = "desk"

urlpatterns = [
    path("", views.home, name="home"),
    path("toegankelijkheid/", views.text_page, {"slug": "toegankelijkheid"}, name="accessibility"),
    path("open-data/", views.open_data, name="open_data"),
    path("afgeschermd/", views.suppressed, name="suppressed"),
    path("bewijs/", views.proof, name="proof"),
    path("colofon/", views.colophon, name="colophon"),
    path("gezondheid/", views.health, name="health"),
]
