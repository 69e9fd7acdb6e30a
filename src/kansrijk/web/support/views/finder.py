"""The finder: a situation on a form, or in own words, and the advice for it.

Everything is sent in the body of a request and forgotten with the answer: no address, log, session
or table holds any of it, and no browser or proxy keeps the page.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from kansrijk.monitor.areas import Area
from kansrijk.web.accounts.access import rights
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.doors import READ_AND_SEND, public
from kansrijk.web.accounts.places import choices
from kansrijk.web.support.finder import find
from kansrijk.web.support.finding.situation import Situation
from kansrijk.web.support.forms.finder import SituationForm
from kansrijk.web.support.presenters.addresses import address, trail
from kansrijk.web.support.presenters.advice import AdviceInWords, Line, in_words
from kansrijk.web.support.presenters.finder import chips, form_page
from kansrijk.web.support.presenters.reading import Heard, heard
from kansrijk.web.support.presenters.when import starts_later, when
from kansrijk.web.support.queries.catalogue import offers
from kansrijk.web.support.queries.local import local_offers

View = Callable[..., HttpResponse]


def _kept_nowhere(view: View) -> View:
    """No copy of the page stays in a browser or on the way to it."""

    @wraps(view)
    @never_cache
    def answered(*args: Any, **given: Any) -> HttpResponse:
        response = view(*args, **given)
        response["Cache-Control"] = "no-store, private"
        return response

    return answered


@public(methods=READ_AND_SEND)
@_kept_nowhere
def home(request: HttpRequest, *, invented: bool = False) -> HttpResponse:
    """The form: empty, filled again to change it, or filled from someone's own words."""
    if request.method != "POST":
        given = QueryDict(mutable=True)
        given["municipality"] = request.GET.get("gemeente", "")[:80]
        return _form(
            request, SituationForm(invented=invented), invented, place=given["municipality"]
        )
    said = request.POST
    words = heard(said) if said.get("action") == "read" else None
    return _form(
        request, SituationForm(words.data if words else said, invented=invented), invented, words
    )


@public(methods=READ_AND_SEND)
@_kept_nowhere
def advice(request: HttpRequest, *, invented: bool = False) -> HttpResponse:
    """The advice; or the form again, with what cannot be. By its address alone it is the form."""
    if request.method != "POST":
        return redirect(address("home", invented=invented))
    form = SituationForm(request.POST, invented=invented)
    if not form.is_valid() or form.situation is None or form.place is None:
        return _form(request, form, invented, shows_errors=True)
    found = _found(request, form.situation, form.place)
    return render(
        request,
        "support/advice.html",
        {
            "advice": found,
            "chips": chips(form.situation),
            "when": when(form.situation, (*found.recommended, *_waiting(form.situation, found))),
            "said": _said(request),
            "place": form.place,
            "invented": invented,
            "crumbs": trail(invented=invented),
            "home": address("home", invented=invented),
            "gap": address("gap", invented=invented),
        },
    )  # fmt: skip


def _said(request: HttpRequest) -> list[tuple[str, str]]:
    """The situation again, for the form that changes it."""
    lists = request.POST.lists()
    return [(name, value) for name, values in lists if name in SituationForm.base_fields
            for value in values if name != "text"]  # fmt: skip


def _found(request: HttpRequest, situation: Situation, place: Area) -> AdviceInWords:
    local = local_offers(place.code, rights(request))
    return in_words(find(situation, offers().values(), today(), local), place.name, situation.week)


def _waiting(situation: Situation, found: AdviceInWords) -> list[Line]:
    """Of the possible ones those that can start later: worth to see on the timeline."""
    return [line for line in found.possible if line.offer and starts_later(line.offer, situation)]


def _form(
    request: HttpRequest,
    form: SituationForm,
    invented: bool,
    words: Heard | None = None,
    *,
    place: str = "",
    shows_errors: bool = False,
) -> HttpResponse:
    status = 422 if shows_errors else 200
    return render(
        request,
        "support/finder.html",
        {
            "form": form,
            "page": form_page(form),
            "heard": words,
            "place": place,
            "shows_errors": shows_errors,
            "municipalities": choices("municipality", invented=invented),
            "invented": invented,
            "crumbs": trail(invented=invented)[:-1],
            "action": address("advice", invented=invented),
            "again": address("home", invented=invented),
            "parents": address("parents_choose", invented=invented),
            "directory": address("directory", invented=invented),
        },
        status=status,
    )
