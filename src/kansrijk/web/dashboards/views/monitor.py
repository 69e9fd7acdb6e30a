"""The national monitor: its table, its indicators and the revised set."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kansrijk.monitor.areas import netherlands
from kansrijk.monitor.edition import editions
from kansrijk.web.accounts.doors import public
from kansrijk.web.dashboards.lookup import indicator_or_404
from kansrijk.web.dashboards.presenters.indicator import indicator_page
from kansrijk.web.dashboards.presenters.monitor import monitor_page
from kansrijk.web.dashboards.presenters.overview import figures_home
from kansrijk.web.dashboards.presenters.revised_set import revised_set_page
from kansrijk.web.dashboards.queries import current_release, page_language
from kansrijk.web.dashboards.trail import trail


def _this_year() -> int:
    return timezone.localdate().year


@public
def home(request: HttpRequest) -> HttpResponse:
    """Everything that can be seen in figures."""
    page = figures_home(current_release(), page_language())
    return render(request, "dashboards/home.html", {"page": page})


@public
def table(request: HttpRequest) -> HttpResponse:
    """The national table of the latest edition that is known as a whole."""
    release, language = current_release(), page_language()
    edition = editions(release)[-1]
    page = monitor_page(release, edition, _this_year(), language)
    return render(request, "dashboards/monitor.html", {"page": page, "crumbs": trail()})


@public
def indicator(request: HttpRequest, indicator: str) -> HttpResponse:
    """One indicator."""
    release, language = current_release(), page_language()
    definition = indicator_or_404(release, indicator)
    page = indicator_page(release, definition, netherlands().country.code, _this_year(), language)
    return render(request, "dashboards/indicator.html", {"page": page, "crumbs": trail("monitor")})


@public
def revised_set(request: HttpRequest) -> HttpResponse:
    """What is known of the indicators since 2024, and how they follow from the old ones."""
    page = revised_set_page(current_release(), page_language())
    return render(
        request, "dashboards/revised_set.html", {"page": page, "crumbs": trail("monitor")}
    )
