"""Open data: the figures of the current release as JSON and CSV, described by openapi.json."""

import csv
import io
import re

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Query
from pydantic_core import to_json

from kansrijk import __version__
from kansrijk.errors import NotFoundError, UserError
from kansrijk.monitor.records import COLUMNS, figure_records
from kansrijk.web.api.selection import Selection
from kansrijk.web.dashboards.queries import current_release

# No interactive documentation page: it would need a script from outside. The page "Open data"
# explains the same in words.
api = NinjaAPI(
    title="Kansrijk open data",
    version=__version__,
    description="Published figures about the first 1,000 days of children in the Netherlands.",
    docs_url=None,
    urls_namespace="api",
)


@api.exception_handler(NotFoundError)
def not_found(request: HttpRequest, error: NotFoundError) -> HttpResponse:
    """An unknown name: 404, with what may have been meant."""
    body = {"error": str(error), "suggestions": list(error.suggestions)}
    return api.create_response(request, body, status=404)


@api.exception_handler(UserError)
def refused(request: HttpRequest, error: UserError) -> HttpResponse:
    """A question that cannot be answered: 400, with what is allowed."""
    return api.create_response(request, {"error": str(error)}, status=400)


@api.get("figures.json", url_name="figures_json", summary="Figures as JSON")
def figures_json(request: HttpRequest, selection: Query[Selection]) -> HttpResponse:
    """A list of figures, each with status, flags and source; empty when nothing fits."""
    _refuse_unknown(request)
    release = current_release()
    records = figure_records(selection.figures(release), release.definitions)
    body = {"release": release.name, "figures": records}
    return _for_all(HttpResponse(to_json(body), content_type="application/json; charset=utf-8"))


@api.get("figures.csv", url_name="figures_csv", summary="Figures as CSV")
def figures_csv(request: HttpRequest, selection: Query[Selection]) -> HttpResponse:
    """The same figures as CSV, always with its header."""
    _refuse_unknown(request)
    release = current_release()
    stream = io.StringIO()
    writer = csv.DictWriter(stream, fieldnames=COLUMNS)
    writer.writeheader()
    writer.writerows(figure_records(selection.figures(release), release.definitions))
    response = HttpResponse(stream.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{_file_name(selection)}.csv"'
    return _for_all(response)


def _file_name(selection: Selection) -> str:
    """A name that tells two downloads apart: what was asked, in safe characters."""
    asked = "-".join(part for part in (selection.indicator, selection.area) if part)
    return "kansrijk-" + (re.sub(r"[^A-Za-z0-9_-]+", "-", asked)[:60] or "cijfers")


def _refuse_unknown(request: HttpRequest) -> None:
    """A misspelt parameter would otherwise quietly give everything."""
    known = list(Selection.model_fields)
    unknown = sorted(set(request.GET) - set(known))
    if unknown:
        raise UserError(f"Onbekend: {', '.join(unknown)}. Kies uit: {', '.join(known)}.")


def _for_all(response: HttpResponse) -> HttpResponse:
    """Open data may be read by any page, so any origin may ask."""
    response["Access-Control-Allow-Origin"] = "*"
    return response
