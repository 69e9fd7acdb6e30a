"""Files to take away: tables as CSV and JSON, drawings as SVG and PNG."""

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from kansrijk.monitor.areas import netherlands
from kansrijk.monitor.edition import as_record, edition_table, editions
from kansrijk.monitor.records import figure_records
from kansrijk.reports.charts.picture import download_svg, png
from kansrijk.web.accounts.doors import public
from kansrijk.web.dashboards.lookup import indicator_or_404
from kansrijk.web.dashboards.presenters.series import drawings, series_of
from kansrijk.web.dashboards.queries import current_release, page_language


@public
def edition(request: HttpRequest, format: str) -> HttpResponse:  # noqa: A002
    """The national table, as the command ``kansrijk monitor table`` writes it."""
    release = current_release()
    latest = editions(release)[-1]
    records = [dict(as_record(row, release)) for row in edition_table(release, latest)]
    return table_file(records, format, f"monitor-{latest}")


@public
def series(request: HttpRequest, indicator: str) -> HttpResponse:
    """All published figures of an indicator, with their full sources."""
    release = current_release()
    definition = indicator_or_404(release, indicator)
    rows = series_of(release, definition, netherlands().country.code)
    records = figure_records(rows, release.definitions)
    return table_file(records, "csv", indicator)


@public
def drawing(
    request: HttpRequest,
    indicator: str,
    drawing: str,
    format: str,  # noqa: A002
) -> HttpResponse:
    """A drawing of an indicator as a file that stands alone, with its title and source."""
    release, language = current_release(), page_language()
    definition = indicator_or_404(release, indicator)
    rows = series_of(release, definition, netherlands().country.code)
    wanted = [d for d in drawings(rows, definition, release, language) if d.slug == drawing]
    if not wanted or format not in ("svg", "png"):
        raise Http404
    svg = download_svg(wanted[0].wide_svg, wanted[0].title, wanted[0].source)
    if format == "svg":
        return _file(svg, "image/svg+xml", f"{indicator}-{drawing}.svg")
    return _file(png(svg), "image/png", f"{indicator}-{drawing}.png")


def table_file(records: Sequence[dict[str, Any]], format: str, name: str) -> HttpResponse:  # noqa: A002
    """Records as a file to take away, CSV or JSON; 404 for another kind."""
    if format == "json":
        text = json.dumps(records, ensure_ascii=False, indent=1)
        return _file(text, "application/json", f"{name}.json")
    if format != "csv":
        raise Http404
    stream = io.StringIO()
    writer = csv.DictWriter(stream, fieldnames=list(records[0]) if records else [])
    writer.writeheader()
    writer.writerows(records)
    return _file(stream.getvalue(), "text/csv; charset=utf-8", f"{name}.csv")


def _file(content: str | bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
