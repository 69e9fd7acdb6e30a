"""One page for every form of this room: what it is about, its fields and the way back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kansrijk.web.accounts.forms.base import Form
from kansrijk.web.accounts.models import Organisation
from kansrijk.web.accounts.presenters.forms import form_words, trail


def draw_form(
    request: HttpRequest,
    form: Form,
    name: str,
    organisation: Organisation | None = None,
    *,
    about: str = "",
    is_own: bool = False,
) -> HttpResponse:
    """The page of a form; 422 when what was filled in is refused."""
    crumbs = trail(organisation, is_own=is_own)
    context = {
        "form": form,
        "name": name,
        "words": form_words()[name],
        "about": about or (organisation.name if organisation else ""),
        "crumbs": crumbs,
        "back": crumbs[-1][1],
    }
    return render(request, "accounts/form.html", context, status=422 if form.errors else 200)
