"""The aid to a talk, for everyone. Nothing can be filled in, so nothing can be kept."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from kansrijk.reference.loader import load
from kansrijk.reference.tables.support import Instrument
from kansrijk.web.accounts.doors import public
from kansrijk.web.support.presenters.conversation import group_lines, group_page, groups
from kansrijk.web.support.presenters.trail import trail, trail_below


@public
def signalling(request: HttpRequest) -> HttpResponse:
    """What to ask about, and what instruments may be used for."""
    context = {"groups": group_lines(), "instruments": load(Instrument), "crumbs": trail()}
    return render(request, "support/signalling.html", context)


@public
def talk(request: HttpRequest, slug: str) -> HttpResponse:
    """The questions of one group."""
    found = next((row for row in groups() if row.slug == slug), None)
    if found is None:
        raise Http404
    context = {"page": group_page(found), "crumbs": trail_below("signalling")}
    return render(request, "support/talk.html", context)
