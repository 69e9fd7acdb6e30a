"""Places: find one, see all, and the page of each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kansrijk.errors import NotFoundError
from kansrijk.monitor.areas import Level, Resolution, netherlands
from kansrijk.web.accounts.doors import public
from kansrijk.web.dashboards.lookup import area_or_404
from kansrijk.web.dashboards.presenters.area_page import area_page
from kansrijk.web.dashboards.presenters.places import merger_notes, places_by_province
from kansrijk.web.dashboards.queries import current_release, page_language
from kansrijk.web.dashboards.trail import trail

#: An address or search with more than this is no name of a place.
LONGEST_NAME = 80


@public
def home(request: HttpRequest) -> HttpResponse:
    """All municipalities by province, and all GGDs."""
    context = {"provinces": places_by_province(netherlands()), "crumbs": trail()}
    return render(request, "dashboards/areas.html", context)


@public
def search(request: HttpRequest) -> HttpResponse:
    """From a name or code, old or new, to its page; the question is not stored."""
    asked = _printable(request.GET.get("q", ""))
    if not asked:
        return redirect("dashboards:areas")
    try:
        found = netherlands().resolve(asked)
    except NotFoundError as error:
        return _no_such_place(request, asked, error.suggestions)
    return _lead_to(request, found)


@public
def area(request: HttpRequest, code: str) -> HttpResponse:
    """A municipality, GGD or province; an old code or a name leads to the present place."""
    found = area_or_404(code)
    if found.found.level is Level.COUNTRY:
        return redirect("dashboards:monitor")
    if found.is_merged or found.area.code != code:
        return _lead_to(request, found)
    page = area_page(current_release(), netherlands(), found.area, page_language())
    was = _merger_note(_printable(request.GET.get("was", "")))
    context = {"page": page, "was": was, "crumbs": trail("areas")}
    return render(request, "dashboards/area.html", context)


def _printable(text: str) -> str:
    """What was asked, without control characters, which no page may hold."""
    return "".join(letter for letter in text if letter.isprintable()).strip()[:LONGEST_NAME]


def _lead_to(request: HttpRequest, found: Resolution) -> HttpResponse:
    if found.is_divided:
        context = {
            "found": found,
            "parts": list(zip(found.present, merger_notes(found, page_language()), strict=True)),
            "crumbs": trail("areas"),
        }
        return render(request, "dashboards/area_divided.html", context)
    if found.found.level is Level.COUNTRY:
        return redirect("dashboards:monitor")
    address = reverse("dashboards:area", args=[found.area.code])
    return redirect(f"{address}?was={found.found.code}" if found.is_merged else address)


def _merger_note(old: str) -> list[str]:
    """What became of the place the reader asked for, when it has merged into this one."""
    if not old:
        return []
    try:
        return merger_notes(netherlands().resolve(old), page_language())
    except NotFoundError:
        return []


def _no_such_place(request: HttpRequest, asked: str, suggestions: tuple[str, ...]) -> HttpResponse:
    context = {"asked": asked, "suggestions": suggestions, "crumbs": trail("areas")}
    return render(request, "dashboards/search_empty.html", context, status=404)
