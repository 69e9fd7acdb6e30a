"""Factors, emergency lines and rules, for everyone."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from kansrijk.web.accounts.doors import public
from kansrijk.web.support.presenters.factors import all_lines, factor_groups, factor_page
from kansrijk.web.support.presenters.rules import rules_page
from kansrijk.web.support.presenters.trail import trail, trail_below
from kansrijk.web.support.presenters.words import factors as known_factors


@public
def factors(request: HttpRequest) -> HttpResponse:
    """All worries, topics and strengths."""
    context = {"groups": factor_groups(), "crumbs": trail()}
    return render(request, "support/factors.html", context)


@public
def factor(request: HttpRequest, slug: str) -> HttpResponse:
    """One of them, with the offers for it and whom to talk to."""
    row = known_factors().get(slug)
    if row is None:
        raise Http404
    context = {"page": factor_page(row), "crumbs": trail_below("factors")}
    return render(request, "support/factor.html", context)


@public
def lines(request: HttpRequest) -> HttpResponse:
    """The emergency lines."""
    return render(request, "support/lines.html", {"lines": all_lines(), "crumbs": trail()})


@public
def rules(request: HttpRequest) -> HttpResponse:
    """The rules of advice and of the finder."""
    return render(request, "support/rules.html", {"page": rules_page(), "crumbs": trail()})
