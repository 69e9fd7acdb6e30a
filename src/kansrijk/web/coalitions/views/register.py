"""The register, for everyone: all of it, a coalition, a municipality, and as a file."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kansrijk.errors import NotFoundError
from kansrijk.monitor.areas import netherlands
from kansrijk.web.accounts.access import rights
from kansrijk.web.accounts.doors import public
from kansrijk.web.accounts.permissions import may, may_somewhere
from kansrijk.web.accounts.presenters.words import in_language
from kansrijk.web.accounts.scopes import Scope
from kansrijk.web.coalitions import access
from kansrijk.web.coalitions.countries import municipalities
from kansrijk.web.coalitions.presenters.coalition import coalition_page
from kansrijk.web.coalitions.presenters.export import as_csv, as_json, register_rows
from kansrijk.web.coalitions.presenters.municipality import municipality_page
from kansrijk.web.coalitions.presenters.register import (
    UNKNOWN,
    Chosen,
    coalition_lines,
    register_page,
)
from kansrijk.web.coalitions.presenters.text import address, trail, trail_below
from kansrijk.web.coalitions.words import statuses

PER_PAGE = 60
#: A search with more than this is no name of a place.
LONGEST_SEARCH = 80
#: The open formats, and how each is written.
FORMATS = {"csv": (as_csv, "text/csv"), "json": (as_json, "application/json")}


@public
def register(request: HttpRequest, *, invented: bool = False) -> HttpResponse:
    """What is known of how many municipalities; narrowed by name and status when asked."""
    _check_country(invented)
    own, chosen = rights(request), _chosen(request)
    seen = access.coalitions(own, invented=invented)
    page = register_page(seen, chosen, invented=invented)
    context = {
        "page": page,
        "lines": Paginator(page.lines, PER_PAGE).get_page(request.GET.get("pagina")),
        "coalitions": coalition_lines(seen),
        "chosen": chosen,
        "statuses": [(key, in_language(row, "name")) for key, row in statuses().items()],
        "unknown_key": UNKNOWN,
        "may_create": may_somewhere(own, access.EDIT) and not invented,
        "downloads": [(f.upper(), address("download", f, invented=invented)) for f in FORMATS],
        "invented": invented,
        "crumbs": trail(invented=invented),
    }
    return render(request, "coalitions/register.html", context)


@public
def coalition(request: HttpRequest, slug: str, *, invented: bool = False) -> HttpResponse:
    """A coalition; with ?als=ander as someone sees it who does not keep it."""
    own = rights(request)
    it = access.coalition(own, slug, invented=invented)
    is_inside = access.is_inside(own, it)
    as_other = is_inside and request.GET.get("als") == "ander"
    context = {
        "page": coalition_page(own, it, as_other=as_other),
        "is_inside": is_inside,
        "may_read_log": access.may_read_log(own, it) and not as_other,
        "as_other": as_other,
        "is_saved": "bewaard" in request.GET,
        "invented": invented,
        "crumbs": trail_below(invented=invented),
    }
    return render(request, "coalitions/coalition.html", context)


@public
def municipality(request: HttpRequest, code: str, *, invented: bool = False) -> HttpResponse:
    """A municipality in the register; an old code leads to the present one."""
    if not invented and (present := _present(code)) != code:
        return redirect("coalitions:municipality", present)
    area = access.municipality(code, invented=invented)
    own = rights(request)
    is_inside = may(own, access.READ_INTERNAL, Scope("municipality", code))
    as_other = is_inside and request.GET.get("als") == "ander"
    seen = access.coalitions(own, invented=invented)
    context = {
        "page": municipality_page(
            area, seen, is_inside=is_inside and not as_other, invented=invented
        ),
        "is_inside": is_inside,
        "as_other": as_other,
        "may_edit": access.may_edit_municipality(own, code) and not as_other,
        "is_saved": "bewaard" in request.GET,
        "invented": invented,
        "crumbs": trail_below(invented=invented),
    }
    return render(request, "coalitions/municipality.html", context)


@public
def download(
    request: HttpRequest,
    format: str,  # noqa: A002
    *,
    invented: bool = False,
) -> HttpResponse:
    """The whole register, as everyone sees it."""
    _check_country(invented)
    if format not in FORMATS:
        raise Http404
    write, kind = FORMATS[format]
    seen = access.coalitions(rights(request), invented=invented).filter(is_public=True)
    answer = HttpResponse(
        write(register_rows(seen, invented=invented)), content_type=f"{kind}; charset=utf-8"
    )
    name = "verzonnen-coalitieregister" if invented else "coalitieregister"
    answer["Content-Disposition"] = f'attachment; filename="{name}.{format}"'
    return answer


def _check_country(invented: bool) -> None:
    if not municipalities(invented=invented):
        raise Http404


def _chosen(request: HttpRequest) -> Chosen:
    text = "".join(letter for letter in request.GET.get("q", "") if letter.isprintable())
    status = request.GET.get("status", "")
    is_known = status in statuses() or status == UNKNOWN
    return Chosen(text.strip()[:LONGEST_SEARCH], status if is_known else "")


def _present(code: str) -> str:
    """The code of today for an old one; the same for what is unknown or was divided."""
    try:
        found = netherlands().resolve(code)
    except NotFoundError:
        return code
    return code if found.is_divided or found.found.code != code else found.area.code
