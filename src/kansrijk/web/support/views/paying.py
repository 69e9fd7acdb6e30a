"""Who pays, for everyone: by question, one cost, the money of a municipality, and as a file."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kansrijk.errors import NotFoundError
from kansrijk.monitor.areas import Level, Resolution, netherlands
from kansrijk.reference.loader import load
from kansrijk.reference.tables.support_text import PersonalDataKind
from kansrijk.web.accounts.doors import public
from kansrijk.web.accounts.places import choices as places
from kansrijk.web.accounts.presenters.words import in_language
from kansrijk.web.coalitions.presenters.export import as_csv
from kansrijk.web.support.paying import guide
from kansrijk.web.support.presenters.grants import grant_page
from kansrijk.web.support.presenters.paying import (
    checked,
    choices,
    cost_page,
    found,
    guide_rows,
    in_one_sentence,
    questions,
    rows_of,
    sections,
)
from kansrijk.web.support.presenters.trail import trail, trail_below
from kansrijk.web.support.text import personal_data

#: A question with more than this is no question.
LONGEST = 200
#: What the guide says of the money of a municipality.
ABOUT_GRANTS = ("lokale-coalitie", "spuk-vervalt", "azwa-bedrag-en-datum")


@public
def paying(request: HttpRequest) -> HttpResponse:
    """The guide; with a question its answers. What someone could be found by leaves the address."""
    text = _printable(request.GET.get("q", ""))
    if kinds := sorted({it.kind for it in personal_data(text)}):
        return redirect(
            f"{reverse('support:paying')}?{urlencode({'geweigerd': kinds}, doseq=True)}"
        )
    asked = checked(text, request.GET.get("wet", ""), request.GET.get("soort", ""))
    costs = found(asked) if asked.is_any else ()
    context = {
        "asked": asked,
        "refused": _reasons(request.GET.getlist("geweigerd")),
        "costs": costs,
        "sentence": in_one_sentence(costs) if asked.question else "",
        "sections": () if asked.is_any else sections(),
        "total": len(guide().rows),
        "questions": questions(),
        "choices": choices(),
        "downloads": [("CSV", reverse("support:paying_file"))],
        "crumbs": trail(),
    }
    return render(request, "support/paying.html", context)


@public
def row(request: HttpRequest, slug: str) -> HttpResponse:
    """One cost."""
    known = guide().rows.get(slug)
    if known is None:
        raise Http404
    context = {"page": cost_page(known), "crumbs": trail_below("paying")}
    return render(request, "support/paying_row.html", context)


@public
def file(request: HttpRequest) -> HttpResponse:
    """The whole guide for a spreadsheet."""
    answer = HttpResponse(as_csv(guide_rows()), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="wie-betaalt.csv"'
    return answer


@public
def municipalities(request: HttpRequest) -> HttpResponse:
    """From a name, old or new, to the money of a municipality; all of them below."""
    asked = _printable(request.GET.get("q", ""))
    suggestions: list[str] = []
    if asked:
        try:
            found_place = netherlands().resolve(asked)
        except NotFoundError as error:
            suggestions = list(error.suggestions)
        else:
            if _is_one_municipality(found_place):
                return redirect("support:paying_municipality", found_place.area.code)
            suggestions = [part.area.name for part in found_place.present if found_place.is_divided]
    context = {
        "asked": asked,
        "suggestions": suggestions,
        "places": places("municipality", invented=False),
        "crumbs": trail_below("paying"),
    }
    return render(request, "support/paying_municipalities.html", context)


@public
def municipality(request: HttpRequest, code: str) -> HttpResponse:
    """The published money of a municipality; an old code leads to the present one."""
    try:
        place = netherlands().resolve(code)
    except NotFoundError:
        raise Http404 from None
    if not _is_one_municipality(place):
        raise Http404
    if place.area.code != code:
        return redirect("support:paying_municipality", place.area.code)
    page = grant_page(place.area)
    if page is None:
        raise Http404
    above = [*trail_below("paying"), *trail_below("paying_municipalities")]
    context = {"page": page, "about": rows_of(ABOUT_GRANTS), "crumbs": above}
    return render(request, "support/paying_municipality.html", context)


def _is_one_municipality(found_place: Resolution) -> bool:
    return found_place.area.level is Level.MUNICIPALITY and not found_place.is_divided


def _printable(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable()).strip()[:LONGEST]


def _reasons(kinds: list[str]) -> list[str]:
    """Why a question was not searched."""
    return [in_language(row, "why") for row in load(PersonalDataKind) if row.kind in kinds]
