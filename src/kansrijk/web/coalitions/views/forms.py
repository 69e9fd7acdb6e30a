"""One page for every form of the register: what it is about, its fields and the way back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kansrijk.web.accounts.forms.base import Form
from kansrijk.web.accounts.places import is_invented
from kansrijk.web.coalitions.models import Coalition
from kansrijk.web.coalitions.presenters.forms import form_words
from kansrijk.web.coalitions.presenters.text import (
    address,
    coalition_address,
    municipality_name,
    trail_below,
)


def coalition_form(
    request: HttpRequest, form: Form, name: str, it: Coalition, about: str = ""
) -> HttpResponse:
    """A form about a coalition."""
    back = coalition_address(it)
    crumbs = [*trail_below(invented=it.is_invented), (it.name, back)]
    return draw_form(request, form, name, crumbs, about=about or it.name, invented=it.is_invented)


def municipality_form(request: HttpRequest, form: Form, name: str, code: str) -> HttpResponse:
    """A form about a municipality."""
    invented = is_invented(code)
    about = municipality_name(code)
    back = address("municipality", code, invented=invented)
    crumbs = [*trail_below(invented=invented), (about, back)]
    return draw_form(request, form, name, crumbs, about=about, invented=invented)


def draw_form(
    request: HttpRequest, form: Form, name: str, crumbs: list[tuple[str, str]], *,
    about: str = "", invented: bool = False,
) -> HttpResponse:  # fmt: skip
    """The page of a form; 422 when what was filled in is refused."""
    context = {
        "form": form,
        "words": form_words()[name],
        "about": about,
        "invented": invented,
        "crumbs": crumbs,
        "back": crumbs[-1][1],
    }
    return render(request, "coalitions/form.html", context, status=422 if form.errors else 200)


def saved(to: str) -> HttpResponse:
    """Back to the page, which says that it was saved."""
    return redirect(f"{to}?bewaard")
