"""The directory of help, for everyone: searched by word and municipality."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from kansrijk.web.accounts.access import rights
from kansrijk.web.accounts.doors import public
from kansrijk.web.coalitions.countries import municipalities
from kansrijk.web.support.presenters.addresses import address, trail
from kansrijk.web.support.presenters.directory import directory_lines, note_lines
from kansrijk.web.support.queries.local import directory as found_in_directory

PER_PAGE = 30
#: A search with more than this is no name of help.
LONGEST_SEARCH = 80


@public
def directory(request: HttpRequest, *, invented: bool = False) -> HttpResponse:
    """What is there, narrowed to what was asked for."""
    places = [(area.code, area.name) for area in municipalities(invented=invented)]
    if not places:
        raise Http404
    text = "".join(sign for sign in request.GET.get("q", "") if sign.isprintable())
    text, code = text.strip()[:LONGEST_SEARCH], request.GET.get("gemeente", "")
    codes = [code] if code in dict(places) else None
    rows = found_in_directory(text, invented=invented, codes=codes)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("pagina"))
    context = {
        "lines": directory_lines(page, rights(request)), "page": page, "text": text,
        "code": code if codes else "", "places": places, "invented": invented,
        "crumbs": trail(invented=invented), "gap": address("gap", invented=invented),
        "notes": note_lines(code) if codes else (),
    }  # fmt: skip
    return render(request, "support/local/directory.html", context)
