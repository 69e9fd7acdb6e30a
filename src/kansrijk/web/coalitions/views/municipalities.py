"""Recording what is known of a municipality: its status and its tranche, with the source."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from kansrijk.web.accounts.access import rights
from kansrijk.web.accounts.doors import READ_AND_SEND, needs
from kansrijk.web.accounts.places import is_invented
from kansrijk.web.coalitions import access
from kansrijk.web.coalitions.actions import statuses as actions
from kansrijk.web.coalitions.forms.coalitions import EndForm, StatusForm, TrancheForm
from kansrijk.web.coalitions.forms.fields import dated, sourced
from kansrijk.web.coalitions.presenters.text import address
from kansrijk.web.coalitions.views.forms import municipality_form, saved


@needs(access.EDIT, methods=READ_AND_SEND)
def status(request: HttpRequest, code: str) -> HttpResponse:
    """What a source says from a moment on."""
    access.municipality_to_edit(rights(request), code)
    form = StatusForm(request.POST or None)
    return _done(request, form, "status", code, lambda given: actions.record_status(
        by=access.acting_in(request, code), code=code, **dated(given)))  # fmt: skip


@needs(access.EDIT, methods=READ_AND_SEND)
def end_status(request: HttpRequest, key: str) -> HttpResponse:
    """From a day on it is unknown."""
    row = access.status_to_end(rights(request), key)
    code = row.municipality
    form = EndForm(request.POST or None)
    return _done(request, form, "end_status", code, lambda given: actions.end_status(
        municipality_status=row, by=access.acting_in(request, code), **given))  # fmt: skip


@needs(access.EDIT, methods=READ_AND_SEND)
def tranche(request: HttpRequest, code: str) -> HttpResponse:
    """The round in which it joined."""
    access.municipality_to_edit(rights(request), code)
    form = TrancheForm(request.POST or None)
    return _done(request, form, "tranche", code, lambda given: actions.set_tranche(
        by=access.acting_in(request, code), code=code, **sourced(given)))  # fmt: skip


def _done(
    request: HttpRequest, form: Any, name: str, code: str, act: Callable[[Any], Any]
) -> HttpResponse:
    if request.method == "POST" and form.attempt(act):
        return saved(address("municipality", code, invented=is_invented(code)))
    return municipality_form(request, form, name, code)
