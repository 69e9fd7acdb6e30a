"""Tile maps of municipal measures."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kansrijk.monitor.areas import netherlands
from kansrijk.web.dashboards.lookup import mapped_measure_or_404
from kansrijk.web.dashboards.presenters.tile_map import map_figure, mapped_measures
from kansrijk.web.dashboards.queries import current_release, page_language
from kansrijk.web.dashboards.trail import trail


def home(request: HttpRequest) -> HttpResponse:
    """The measures of which there is a map."""
    language = page_language()
    measures = [
        (measure.id, language.pick(measure, "name"), language.pick(measure, "what"))
        for measure in mapped_measures(current_release())
    ]
    return render(request, "dashboards/maps.html", {"measures": measures, "crumbs": trail()})


def measure(request: HttpRequest, measure: str) -> HttpResponse:
    """The map of one measure with the same figures as a table."""
    release = current_release()
    found = mapped_measure_or_404(measure, mapped_measures(release))
    own = request.GET.get("gemeente", "")[:6]
    page = map_figure(release, netherlands(), found, page_language(), own=own)
    return render(request, "dashboards/map.html", {"page": page, "crumbs": trail("maps")})
