"""Addresses of the help for families, in the Netherlands."""

from django.urls.resolvers import URLPattern

app_name = "support"

urlpatterns: list[URLPattern] = []
