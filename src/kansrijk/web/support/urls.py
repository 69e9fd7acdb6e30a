"""Addresses of the help for families, in the Netherlands."""

from django.urls import path

from kansrijk.web.support.views import (
    catalogue,
    confirming,
    factors,
    keeping_local,
    local_rows,
    parents,
    paying,
    remarks,
    signalling,
)

app_name = "support"

urlpatterns = [
    path("aanbod/", catalogue.catalogue, name="catalogue"),
    path("aanbod.csv", catalogue.catalogue_file, name="catalogue_file"),
    path("aanbod/<slug:slug>/", catalogue.offer, name="offer"),
    path("factoren/", factors.factors, name="factors"),
    path("factoren/<slug:slug>/", factors.factor, name="factor"),
    path("noodlijnen/", factors.lines, name="lines"),
    path("regels/", factors.rules, name="rules"),
    path("signaleren/", signalling.signalling, name="signalling"),
    path("signaleren/<slug:slug>/", signalling.talk, name="talk"),
    path("ouders/", parents.choose, name="parents_choose"),
    path("ouders/<str:code>/", parents.parents, name="parents"),
    path("ouders/<str:code>/a4/", parents.parents_a4, name="parents_a4"),
    path("beheer/", keeping_local.places, name="local_places"),
    path("beheer/aanbod/<slug:key>/", local_rows.change, name="edit_local"),
    path("beheer/aanbod/<slug:key>/klopt-nog/", local_rows.check, name="check_local"),
    path("beheer/aanbod/<slug:key>/vragen/", local_rows.ask, name="ask_contact"),
    path("beheer/aanbod/<slug:key>/beeindigen/", local_rows.end, name="end_local"),
    path("beheer/meldingen/<slug:key>/", local_rows.handle, name="handle_remark"),
    path("beheer/<slug:code>/", keeping_local.municipality, name="local"),
    path("beheer/<slug:code>/nieuw/", local_rows.add, name="new_local"),
    path("beheer/<slug:code>/niet-hier/", local_rows.not_here, name="not_here"),
    path("bevestigen/<str:token>/", confirming.confirm, name="confirm"),
    path("gat-melden/", remarks.gap, name="gap"),
    path("klopt-niet/hulp/<slug:key>/", remarks.remark_row, name="remark_row"),
    path("klopt-niet/<slug:code>/<slug:offer>/", remarks.remark, name="remark"),
    path("wie-betaalt/", paying.paying, name="paying"),
    path("wie-betaalt.csv", paying.file, name="paying_file"),
    path("wie-betaalt/gemeenten/", paying.municipalities, name="paying_municipalities"),
    path("wie-betaalt/gemeenten/<slug:code>/", paying.municipality, name="paying_municipality"),
    path("wie-betaalt/<slug:slug>/", paying.row, name="paying_row"),
]
