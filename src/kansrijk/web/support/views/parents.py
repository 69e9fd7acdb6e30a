"""What parents read about help in their municipality: no login, no cookie, nothing kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kansrijk.monitor.areas import Area
from kansrijk.web.accounts.doors import public
from kansrijk.web.accounts.places import choices
from kansrijk.web.support.places import find_municipalities, municipality, printable
from kansrijk.web.support.presenters.addresses import address, trail
from kansrijk.web.support.presenters.parents import parent_page
from kansrijk.web.support.queries.catalogue import offers
from kansrijk.web.support.queries.local import local_offers

#: Where "close this page quickly" leads: a page that anyone may have open.
NEUTRAL_PAGE = "https://www.buienradar.nl/"


@public
def choose(request: HttpRequest, *, invented: bool = False) -> HttpResponse:
    """Choose a municipality; its name leads on at once. What was asked is not kept."""
    return _lead_to(request, printable(request.GET.get("q", "")), invented=invented)


@public
def parents(request: HttpRequest, code: str, *, invented: bool = False) -> HttpResponse:
    """The page of a municipality; an old code or a name leads to the present one."""
    return _page(request, code, "support/parents.html", invented=invented)


@public
def parents_a4(request: HttpRequest, code: str, *, invented: bool = False) -> HttpResponse:
    """The same, short: on paper it is one A4."""
    return _page(request, code, "support/parents_a4.html", invented=invented)


def _page(request: HttpRequest, code: str, template: str, *, invented: bool) -> HttpResponse:
    area = municipality(code, invented=invented)
    if area is None:
        return _lead_to(request, printable(code), invented=invented)
    context = {
        "page": parent_page(area, offers(), local_offers(area.code), invented=invented),
        "neutral_page": NEUTRAL_PAGE,
        "full": address("parents", area.code, invented=invented),
        "a4": address("parents_a4", area.code, invented=invented),
        "invented": invented,
        "crumbs": _trail(invented=invented),
    }
    return render(request, template, context)


def _lead_to(request: HttpRequest, asked: str, *, invented: bool) -> HttpResponse:
    found = find_municipalities(asked, invented=invented)
    if len(found.areas) == 1:
        return redirect(address("parents", found.areas[0].code, invented=invented))
    is_unknown = bool(asked) and not found.areas
    context = {
        "asked": asked,
        "found": [_link(area, invented=invented) for area in found.areas],
        "suggestions": found.suggestions,
        "is_unknown": is_unknown,
        "all": [_link(area, invented=invented) for area in _all(invented=invented)],
        "neutral_page": NEUTRAL_PAGE,
        "here": address("parents_choose", invented=invented),
        "invented": invented,
        "crumbs": trail(invented=invented),
    }
    status = 404 if is_unknown else 200
    return render(request, "support/parents_choose.html", context, status=status)


def _all(*, invented: bool) -> list[Area]:
    return choices("municipality", invented=invented)


def _link(area: Area, *, invented: bool) -> tuple[str, str]:
    return area.name, address("parents", area.code, invented=invented)


def _trail(*, invented: bool) -> list[tuple[str, str]]:
    above = (_("Help for parents"), address("parents_choose", invented=invented))
    return [*trail(invented=invented), above]
