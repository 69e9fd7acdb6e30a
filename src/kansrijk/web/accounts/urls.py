"""Addresses of people, organisations and roles."""

from django.urls import path

from kansrijk.web.accounts.views import functions, numbers, organisations, own, people, roles

app_name = "accounts"

urlpatterns = [
    path("rollen/", roles.explained, name="roles"),
    path("organisaties/", organisations.listing, name="organisations"),
    path("organisaties/nieuw/", organisations.new, name="new_organisation"),
    path("organisaties/<slug:slug>/", organisations.one, name="organisation"),
    path("organisaties/<slug:slug>/bewerken/", organisations.edit, name="edit_organisation"),
    path("organisaties/<slug:slug>/stoppen/", organisations.stop, name="stop_organisation"),
    path("organisaties/<slug:slug>/nummers/nieuw/", numbers.new, name="new_number"),
    path("organisaties/<slug:slug>/mensen/nieuw/", functions.start, name="new_function"),
    path("nummers/<slug:key>/nakijken/", numbers.check, name="check_number"),
    path("nummers/<slug:key>/weghalen/", numbers.remove, name="remove_number"),
    path("functies/<slug:key>/beeindigen/", functions.end, name="end_function"),
    path("functies/<slug:key>/rol/", functions.grant, name="new_role"),
    path("functies/<slug:key>/tonen/", own.show, name="show_function"),
    path("rollen/<slug:key>/beeindigen/", functions.finish_role, name="end_role"),
    path("mensen/<slug:key>/afsluiten/", people.close, name="close_person"),
    path("mijn/", own.home, name="own"),
    path("mijn/gegevens/", own.data, name="own_data"),
    path("mijn/gegevens/mijn-gegevens.<str:format>", own.download, name="own_export"),
    path("mijn/rollen/<slug:key>/beeindigen/", own.finish_role, name="end_own_role"),
    path("mijn/gegevens/wissen/", own.erase, name="erase_self"),
]
