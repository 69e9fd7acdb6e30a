"""For who keeps help in municipalities: where, and what there is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kansrijk.web.accounts.access import rights
from kansrijk.web.accounts.doors import needs
from kansrijk.web.accounts.places import is_invented
from kansrijk.web.support.access import local as access
from kansrijk.web.support.presenters.keeping_local import kept_page, kept_places
from kansrijk.web.support.presenters.local_places import kept_trail


@needs(access.EDIT, access.EDIT_OWN)
def places(request: HttpRequest) -> HttpResponse:
    """The municipalities of which someone keeps help."""
    context = {"places": kept_places(rights(request))}
    return render(request, "support/local/places.html", context)


@needs(access.EDIT, access.EDIT_OWN)
def municipality(request: HttpRequest, code: str) -> HttpResponse:
    """What there is in a municipality, the oldest first; what is unknown, remarks and gaps."""
    own = rights(request)
    area = access.municipality_to_keep(own, code)
    context = {
        "page": kept_page(area, own),
        "is_saved": "bewaard" in request.GET,
        "invented": is_invented(code),
        "crumbs": kept_trail(code)[:1],
    }
    return render(request, "support/local/kept.html", context)
