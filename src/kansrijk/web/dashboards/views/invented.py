"""The invented example: what becomes possible when records are delivered. Nothing here is real."""

from collections.abc import Sequence

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from kansrijk.errors import NotFoundError
from kansrijk.monitor.areas import Area
from kansrijk.monitor.indicators.catalogue import find
from kansrijk.monitor.records import figure_records
from kansrijk.monitor.release import MANIFEST
from kansrijk.web.accounts.doors import public
from kansrijk.web.dashboards.lookup import NotFoundPage
from kansrijk.web.dashboards.presenters.invented import invented_home
from kansrijk.web.dashboards.presenters.invented_figures import CountedFigures, counted_figures
from kansrijk.web.dashboards.presenters.invented_indicator import invented_indicator
from kansrijk.web.dashboards.queries import Invented, invented, page_language, release_folder
from kansrijk.web.dashboards.trail import trail
from kansrijk.web.dashboards.views.downloads import table_file

#: The word in the address that chooses a GGD.
CHOICE = "gebied"
#: First column of the file, so that a row that is copied elsewhere still says what it is.
MARK = {"invented": "verzonnen / invented"}


@public
def home(request: HttpRequest) -> HttpResponse:
    """Why there is an invented country, and what was counted of it."""
    country = invented()
    if country is None:
        return render(request, "dashboards/invented_absent.html", {"crumbs": trail()})
    page = invented_home(country, page_language())
    return render(request, "dashboards/invented.html", {"page": page, "crumbs": trail()})


@public
def indicator(request: HttpRequest, indicator: str) -> HttpResponse:
    """One indicator of the invented country, with one of its GGDs chosen."""
    counted = counted_or_404(country_or_404(), indicator)
    own = area_or_404(counted.ggds, request.GET.get(CHOICE, ""))
    page = invented_indicator(counted, own, page_language())
    crumbs = [*trail(), (gettext("Invented example"), reverse("invented:home"))]
    context = {"page": page, "crumbs": crumbs, "choice": CHOICE}
    return render(request, "dashboards/invented_indicator.html", context)


@public
def download(request: HttpRequest, indicator: str) -> HttpResponse:
    """The figures of the page of an indicator; every row says that it is invented."""
    country = country_or_404()
    counted = counted_or_404(country, indicator)
    records = figure_records(counted.page_figures(), country.release.definitions)
    return table_file([MARK | record for record in records], "csv", f"verzonnen-{indicator}")


@public
def file(request: HttpRequest, name: str) -> FileResponse:
    """A file of the release, to check the proof with: only one that its manifest names."""
    release = country_or_404().release
    if name != MANIFEST and name not in release.manifest["files"]:
        raise Http404
    path = release_folder(release) / name
    if not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=True, filename=path.name)


def country_or_404() -> Invented:
    """The invented country, where it was made."""
    country = invented()
    if country is None:
        raise Http404
    return country


def counted_or_404(country: Invented, id: str) -> CountedFigures:  # noqa: A002
    """The figures of the indicator with this id; an unknown one suggests another."""
    try:
        found = find(id, country.release.definitions.indicators, "Indicator")
    except NotFoundError as error:
        raise NotFoundPage(error, _address) from None
    return counted_figures(country, found.id)


def _address(id: str) -> str:  # noqa: A002
    return reverse("invented:indicator", args=[id])


def area_or_404(areas: Sequence[Area], code: str) -> Area:
    """The chosen area; without a choice the first by name."""
    if not code:
        return areas[0]
    found = next((area for area in areas if area.code == code), None)
    if found is None:
        raise Http404
    return found
