"""The home page, the pages about the site itself, and the pages for what went wrong."""

from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from kansrijk.monitor.records import COLUMNS
from kansrijk.web.accounts.doors import public
from kansrijk.web.dashboards.queries import current_release, invented, page_language
from kansrijk.web.desk.content import text_content
from kansrijk.web.desk.presenters.home import home_page, source_list
from kansrijk.web.desk.proof_page import proof_page
from kansrijk.web.desk.worked_example import worked_example


@public
def home(request: HttpRequest) -> HttpResponse:
    """What Kansrijk is, the doors that are open, and what is new in the figures."""
    page = home_page(current_release(), timezone.localdate().year, page_language())
    return render(request, "desk/home.html", {"page": page})


@public
def text_page(request: HttpRequest, slug: str) -> HttpResponse:
    """A page of longer text, kept as Markdown in both languages."""
    content = text_content(slug, page_language().code)
    return render(request, "desk/text.html", {"content": content})


@public
def suppressed(request: HttpRequest) -> HttpResponse:
    """Why and how figures about few people are not shown, with an example worked out."""
    language = page_language()
    context = {
        "content": text_content("afgeschermd", language.code),
        "more": text_content("afgeschermd-bewijs", language.code),
        "page": worked_example(language),
    }
    return render(request, "desk/suppressed.html", context)


@public
def proof(request: HttpRequest) -> HttpResponse:
    """The proof of the current releases, and how to check it without trusting anyone."""
    page = proof_page(current_release(), invented(), page_language())
    return render(request, "desk/proof.html", {"page": page})


@public
def colophon(request: HttpRequest) -> HttpResponse:
    """Who made this, under which licences, and every source of the current release."""
    language = page_language()
    release = current_release()
    context = {
        "content": text_content("colofon", language.code),
        "owners": source_list(release, language),
        "release": release,
    }
    return render(request, "desk/colophon.html", context)


@public
def open_data(request: HttpRequest) -> HttpResponse:
    """How to ask for figures in a form that programs read."""
    context = {"columns": COLUMNS, "release": current_release()}
    return render(request, "desk/open_data.html", context)


@public
def health(request: HttpRequest) -> JsonResponse:
    """For the one who runs the server: does the database answer, which release is read?"""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"database": connection.vendor, "release": current_release().name})


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404 with a way back, and suggestions when the address named a place or indicator."""
    suggestions: Any = getattr(exception, "suggestions", ())
    return render(request, "desk/404.html", {"suggestions": suggestions}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500 with a way back; it may rely on nothing that could have failed."""
    return render(request, "desk/500.html", status=500)
