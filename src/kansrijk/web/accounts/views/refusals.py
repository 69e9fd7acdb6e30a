"""What someone sees when a form cannot be taken: the others are drawn by the guard."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without the secret that we gave with it: expired, or sent from another site."""
    return render(request, "accounts/form_expired.html", status=403)
