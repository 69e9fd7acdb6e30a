"""Roles: what each allows."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kansrijk.web.accounts.doors import public
from kansrijk.web.accounts.presenters.roles import permissions_explained, roles_explained


@public
def explained(request: HttpRequest) -> HttpResponse:
    """Every role, in plain words: for whom, for what, and how long at most."""
    context = {"roles": roles_explained(), "permissions": permissions_explained()}
    return render(request, "accounts/roles.html", context)
