"""Tile maps of municipal measures, and maps with real borders where someone loaded them."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kansrijk.monitor.areas import netherlands
from kansrijk.monitor.areas.outlines import open_outlines
from kansrijk.web.accounts.doors import public
from kansrijk.web.dashboards.lookup import mapped_measure_or_404
from kansrijk.web.dashboards.presenters.outline_map import (
    BORDERS,
    SHAPES,
    outline_figure,
    shape_links,
)
from kansrijk.web.dashboards.presenters.tile_map import map_figure, mapped_measures
from kansrijk.web.dashboards.queries import current_release, page_language
from kansrijk.web.dashboards.trail import trail


@public
def home(request: HttpRequest) -> HttpResponse:
    """The measures of which there is a map."""
    language = page_language()
    measures = [
        (measure.id, language.pick(measure, "name"), language.pick(measure, "what"))
        for measure in mapped_measures(current_release())
    ]
    return render(request, "dashboards/maps.html", {"measures": measures, "crumbs": trail()})


@public
def measure(request: HttpRequest, measure: str) -> HttpResponse:
    """The map of one measure with the same figures as a table; with borders when loaded."""
    release, areas, language = current_release(), netherlands(), page_language()
    found = mapped_measure_or_404(measure, mapped_measures(release))
    own = request.GET.get("gemeente", "")[:6]
    outlines = open_outlines(settings.DATA_FOLDER, areas)
    context: dict[str, object] = {"crumbs": trail("maps")}
    if outlines:
        context["shapes"] = shape_links(request.GET.dict(), language)
    if outlines and request.GET.get(SHAPES) == BORDERS:
        context["has_borders"] = True
        context["page"] = outline_figure(release, areas, found, language, outlines, own=own)
    else:
        context["page"] = map_figure(release, areas, found, language, own=own)
    return render(request, "dashboards/map.html", context)
