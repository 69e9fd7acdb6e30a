"""The programme: coalitions, money, and what its words mean."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kansrijk.monitor.areas import netherlands
from kansrijk.web.accounts.doors import public
from kansrijk.web.dashboards.presenters.coalitions import coalitions_page
from kansrijk.web.dashboards.presenters.money import money_page
from kansrijk.web.dashboards.presenters.vulnerability import vulnerability_page
from kansrijk.web.dashboards.queries import current_release, page_language
from kansrijk.web.dashboards.trail import trail


@public
def coalitions(request: HttpRequest) -> HttpResponse:
    """How coalitions grew, and what municipalities answered."""
    page = coalitions_page(current_release(), netherlands(), page_language())
    return render(request, "dashboards/coalitions.html", {"page": page, "crumbs": trail()})


@public
def money(request: HttpRequest) -> HttpResponse:
    """The money per year and source line."""
    page = money_page(current_release(), netherlands().country.code, page_language())
    return render(request, "dashboards/money.html", {"page": page, "crumbs": trail()})


@public
def vulnerability(request: HttpRequest) -> HttpResponse:
    """What "vulnerable" means to whom."""
    page = vulnerability_page(current_release(), page_language())
    return render(request, "dashboards/vulnerability.html", {"page": page, "crumbs": trail()})
