"""Addresses of people, organisations and roles."""

from django.urls import path

from kansrijk.web.accounts.views import roles

app_name = "accounts"

urlpatterns = [
    path("rollen/", roles.explained, name="roles"),
]
