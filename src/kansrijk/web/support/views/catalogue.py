"""The catalogue, for everyone: all offers, one offer, and as a file. Nothing is kept."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kansrijk.web.accounts.access import rights
from kansrijk.web.accounts.doors import public
from kansrijk.web.coalitions.presenters.export import as_csv
from kansrijk.web.support.access.catalogue import may_edit
from kansrijk.web.support.presenters.catalogue import (
    catalogue_page,
    catalogue_rows,
    checked,
    choices,
)
from kansrijk.web.support.presenters.offer import offer_page
from kansrijk.web.support.presenters.trail import trail, trail_below
from kansrijk.web.support.queries.catalogue import offers


@public
def catalogue(request: HttpRequest) -> HttpResponse:
    """All offers, or those that were asked for."""
    chosen = checked(request.GET)
    context = {
        "page": catalogue_page(chosen),
        "chosen": chosen,
        "choices": choices(),
        "may_edit": may_edit(rights(request)),
        "downloads": [("CSV", reverse("support:catalogue_file"))],
        "crumbs": trail(),
    }
    return render(request, "support/catalogue.html", context)


@public
def catalogue_file(request: HttpRequest) -> HttpResponse:
    """The whole catalogue for a spreadsheet."""
    answer = HttpResponse(as_csv(catalogue_rows()), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="aanbod.csv"'
    return answer


@public
def offer(request: HttpRequest, slug: str) -> HttpResponse:
    """One offer."""
    found = offers().get(slug)
    if found is None:
        raise Http404
    context = {
        "page": offer_page(found),
        "may_edit": may_edit(rights(request)),
        "crumbs": trail_below("catalogue"),
    }
    return render(request, "support/offer.html", context)
