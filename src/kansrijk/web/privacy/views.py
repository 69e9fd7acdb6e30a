"""The privacy statement, the register of processing and the check list for a DPIA."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from kansrijk.web.accounts.doors import public
from kansrijk.web.privacy.presenters.dpia import dpia_page
from kansrijk.web.privacy.presenters.register import as_csv, as_json, register_page
from kansrijk.web.privacy.presenters.statement import crumbs, statement_page

#: The open formats of the register: how each is written, and what it is called on the web.
FORMS = {"csv": (as_csv, "text/csv"), "json": (as_json, "application/json")}


@public
def statement(request: HttpRequest) -> HttpResponse:
    """What we keep of whom, why, how long, who sees it, and what one can do about it."""
    return render(request, "privacy/statement.html", {"page": statement_page()})


@public
def register(request: HttpRequest) -> HttpResponse:
    """Every processing with its tables and fields."""
    return render(request, "privacy/register.html", {"page": register_page(), "crumbs": crumbs()})


@public
def download(request: HttpRequest, form: str) -> HttpResponse:
    """The same register as a file, in the language of the page."""
    if form not in FORMS:
        raise Http404
    write, kind = FORMS[form]
    answer = HttpResponse(write(), content_type=f"{kind}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="verwerkingsregister.{form}"'
    return answer


@public
def dpia(request: HttpRequest) -> HttpResponse:
    """Questions to begin a DPIA of one's own with, and what Kansrijk does about each."""
    return render(request, "privacy/dpia.html", {"page": dpia_page(), "crumbs": crumbs()})
