"""One page for every form of the local layer, and the page that says that it was done."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kansrijk.web.accounts.forms.base import Form
from kansrijk.web.accounts.places import is_invented
from kansrijk.web.support.presenters.local_forms import form_words
from kansrijk.web.support.presenters.local_places import Pair, kept_trail


def draw_form(
    request: HttpRequest, form: Form, name: str, crumbs: list[Pair], *, about: str = "",
    back: str = "", invented: bool = False, **more: Any,
) -> HttpResponse:  # fmt: skip
    """The page of a form; 422 when what was filled in is refused."""
    context = {
        "form": form,
        "words": form_words()[name],
        "about": about,
        "invented": invented,
        "crumbs": crumbs,
        "back": back or (crumbs[-1][1] if crumbs else ""),
        **more,
    }
    return render(request, "support/local/form.html", context, status=422 if form.errors else 200)


def kept_form(
    request: HttpRequest, form: Form, name: str, code: str, about: str = "", **more: Any
) -> HttpResponse:
    """A form for who keeps a municipality."""
    crumbs = kept_trail(code)
    return draw_form(
        request, form, name, crumbs, about=about or crumbs[-1][0], invented=is_invented(code),
        **more,
    )  # fmt: skip


def saved(to: str) -> HttpResponse:
    """Back to the page, which says that it was saved."""
    return redirect(f"{to}?bewaard")
