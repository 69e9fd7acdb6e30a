"""Addresses of the register, and of the forms with which it is kept."""

from django.urls import path

from kansrijk.web.coalitions.views import coalitions, municipalities, register

app_name = "coalitions"

urlpatterns = [
    path("", register.register, name="home"),
    path("register.<str:format>", register.download, name="download"),
    path("nieuw/", coalitions.new, name="new"),
    path("beheer/<slug:key>/naam/", coalitions.rename, name="rename"),
    path("beheer/<slug:key>/openbaar/", coalitions.publish, name="publish"),
    path("beheer/<slug:key>/beeindigen/", coalitions.end, name="end"),
    path("beheer/<slug:key>/gemeenten/nieuw/", coalitions.add_member, name="new_member"),
    path("beheer/<slug:key>/regios/nieuw/", coalitions.add_region, name="new_region"),
    path("beheer/gemeenten/<slug:key>/beeindigen/", coalitions.end_member, name="end_member"),
    path("beheer/regios/<slug:key>/beeindigen/", coalitions.end_region, name="end_region"),
    path("beheer/statussen/<slug:key>/intrekken/", municipalities.end_status, name="end_status"),
    path("gemeenten/<slug:code>/", register.municipality, name="municipality"),
    path("gemeenten/<slug:code>/status/", municipalities.status, name="status"),
    path("gemeenten/<slug:code>/tranche/", municipalities.tranche, name="tranche"),
    path("<slug:slug>/", register.coalition, name="coalition"),
]
