"""The invented municipalities: all of them, each with its page, and each indicator over them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from kansrijk.monitor.areas import Area, Level
from kansrijk.monitor.records import figure_records
from kansrijk.web.accounts.doors import public
from kansrijk.web.dashboards.presenters.invented import country_name
from kansrijk.web.dashboards.presenters.invented_indicator import indicator_municipalities
from kansrijk.web.dashboards.presenters.invented_map import invented_map, map_periods
from kansrijk.web.dashboards.presenters.invented_municipality import municipality_page
from kansrijk.web.dashboards.presenters.places import places_by_province
from kansrijk.web.dashboards.queries import Invented, page_language
from kansrijk.web.dashboards.trail import trail
from kansrijk.web.dashboards.views.downloads import table_file
from kansrijk.web.dashboards.views.invented import (
    CHOICE,
    MARK,
    area_or_404,
    counted_or_404,
    country_or_404,
)

#: The word in the address that chooses a year or a block of years.
PERIOD = "periode"


@public
def municipalities(request: HttpRequest) -> HttpResponse:
    """All invented municipalities by province and GGD."""
    country = country_or_404()
    context = {
        "provinces": places_by_province(country.areas),
        "country": country_name(country, page_language()),
        "crumbs": _trail(),
    }
    return render(request, "dashboards/invented_municipalities.html", context)


@public
def municipality(request: HttpRequest, code: str) -> HttpResponse:
    """One invented municipality with all its figures."""
    country = country_or_404()
    page = municipality_page(country, _municipality_or_404(country, code), page_language())
    crumbs = [*_trail(), (gettext("Invented municipalities"), reverse("invented:municipalities"))]
    context = {"page": page, "crumbs": crumbs, "choice": CHOICE}
    return render(request, "dashboards/invented_municipality.html", context)


@public
def download(request: HttpRequest, code: str) -> HttpResponse:
    """All figures of one invented municipality; every row says that it is invented."""
    country = country_or_404()
    own = _municipality_or_404(country, code)
    release = country.release
    records = figure_records(release.figures.select(area=own.code), release.definitions)
    return table_file([MARK | record for record in records], "csv", f"verzonnen-{own.code}")


@public
def indicator(request: HttpRequest, indicator: str) -> HttpResponse:
    """One indicator over all invented municipalities, with one of them chosen."""
    country = country_or_404()
    counted = counted_or_404(country, indicator)
    own = _municipality_or_404(country, request.GET.get(CHOICE, ""))
    page = indicator_municipalities(counted, own, page_language())
    context = {"page": page, "crumbs": _trail(page.name, indicator), "choice": CHOICE}
    return render(request, "dashboards/invented_indicator_municipalities.html", context)


@public
def tile_map(request: HttpRequest, indicator: str) -> HttpResponse:
    """The invented municipalities as equal hexagons, for one indicator and period."""
    country = country_or_404()
    counted = counted_or_404(country, indicator)
    code, asked = request.GET.get(CHOICE, ""), request.GET.get(PERIOD, counted.block)
    if asked not in map_periods(counted):
        raise Http404
    own = _municipality_or_404(country, code) if code else None
    page = invented_map(counted, asked, own, page_language())
    context = {
        "page": page,
        "country": country_name(country, page_language()),
        "crumbs": _trail(page.name, indicator),
    }
    return render(request, "dashboards/invented_map.html", context)


def _municipality_or_404(country: Invented, code: str) -> Area:
    return area_or_404(country.areas.at(Level.MUNICIPALITY), code)


def _trail(name: str = "", indicator: str = "") -> list[tuple[str, str]]:
    """The way back, through the page of an indicator where there is one."""
    pages = [*trail(), (gettext("Invented example"), reverse("invented:home"))]
    if indicator:
        pages.append((name, reverse("invented:indicator", args=[indicator])))
    return pages
