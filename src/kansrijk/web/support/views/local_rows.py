"""Adding, changing, checking and ending help in a municipality, and handling remarks."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kansrijk.web.accounts.access import rights
from kansrijk.web.accounts.doors import READ_AND_SEND, needs
from kansrijk.web.accounts.places import is_invented
from kansrijk.web.audit.actions import By
from kansrijk.web.support.access import local as access
from kansrijk.web.support.actions import local as actions
from kansrijk.web.support.actions.contacts import ask_contact
from kansrijk.web.support.actions.remarks import handle_remark
from kansrijk.web.support.forms.local import (
    EndForm,
    HereForm,
    NewHereForm,
    NotHereForm,
    SureForm,
    stated,
)
from kansrijk.web.support.forms.remarks import OutcomeForm
from kansrijk.web.support.models import LocalOffer
from kansrijk.web.support.presenters.keeping_local import organisation_choices
from kansrijk.web.support.presenters.local_text import offer_name, row_name
from kansrijk.web.support.views.local_forms import kept_form, saved

#: Whoever keeps anything.
KEEP = (access.EDIT, access.EDIT_OWN)


@needs(*KEEP, methods=READ_AND_SEND)
def add(request: HttpRequest, code: str) -> HttpResponse:
    """An offer that is there."""
    own = rights(request)
    access.municipality_to_keep(own, code)
    form = NewHereForm(
        request.POST or None, organisation_choices(own, code, invented=is_invented(code)),
        may_name=access.may_edit_place(own, code),
        initial={"offer": request.GET.get("aanbod", "")},
    )  # fmt: skip
    return _done(request, form, "new_local", code, lambda given: _add(request, code, given))


@needs(access.EDIT, methods=READ_AND_SEND)
def not_here(request: HttpRequest, code: str) -> HttpResponse:
    """An offer that is not there."""
    access.municipality_to_edit(rights(request), code)
    initial = {"offer": request.GET.get("aanbod", "")}
    form = NotHereForm(request.POST or None, initial=initial)
    return _done(request, form, "not_here", code, lambda given: _add(
        request, code, given | {"availability": "no"}))  # fmt: skip


@needs(*KEEP, methods=READ_AND_SEND)
def change(request: HttpRequest, key: str) -> HttpResponse:
    """What is known now."""
    own = rights(request)
    row = access.local_offer_to_edit(own, key)
    form = HereForm.of(
        request.POST or None, row,
        organisation_choices(own, row.municipality, invented=row.is_invented),
        may_name=access.may_edit_place(own, row.municipality),
    )  # fmt: skip
    return _on_row(request, form, "edit_local", row, lambda given: actions.change_local_offer(
        local_offer=row, by=_by(request, row), **stated(given, row.offer)))  # fmt: skip


@needs(*KEEP, methods=READ_AND_SEND)
def check(request: HttpRequest, key: str) -> HttpResponse:
    """It is still so."""
    row = access.local_offer_to_edit(rights(request), key)
    return _on_row(request, _sure(request), "check_local", row, lambda _: actions.check_local_offer(
        local_offer=row, by=_by(request, row)))  # fmt: skip


@needs(*KEEP, methods=READ_AND_SEND)
def ask(request: HttpRequest, key: str) -> HttpResponse:
    """Ask the contact whether it is still so."""
    row = access.local_offer_to_ask(rights(request), key)
    return _on_row(request, _sure(request), "ask_contact", row, lambda _: ask_contact(
        local_offer=row, by=_by(request, row)))  # fmt: skip


@needs(*KEEP, methods=READ_AND_SEND)
def end(request: HttpRequest, key: str) -> HttpResponse:
    """It is no longer there, or nobody knows."""
    row = access.local_offer_to_edit(rights(request), key)
    form = EndForm(request.POST or None)
    return _on_row(request, form, "end_local", row, lambda given: actions.end_local_offer(
        local_offer=row, by=_by(request, row), **given))  # fmt: skip


@needs(*KEEP, methods=READ_AND_SEND)
def handle(request: HttpRequest, key: str) -> HttpResponse:
    """Say what came of a remark."""
    own = rights(request)
    remark = access.remark_to_handle(own, key)
    row = remark.local_offer
    by = _by(request, row) if row else access.acting_in(request, own, remark.municipality)
    form = OutcomeForm(request.POST or None)
    about = row_name(row) if row else offer_name(remark.offer)
    return _done(request, form, "handle_remark", remark.municipality, lambda given: handle_remark(
        remark=remark, by=by, **given), about)  # fmt: skip


def _add(request: HttpRequest, code: str, given: Any) -> None:
    told = stated(given)
    own = rights(request)
    by = access.acting_in(request, own, code, told["facts"].organisation)
    actions.add_local_offer(by=by, code=code, **told)


def _by(request: HttpRequest, row: LocalOffer) -> By:
    return access.acting_in(request, rights(request), row.municipality, row.organisation)


def _sure(request: HttpRequest) -> SureForm:
    return SureForm(request.POST or None)


def _on_row(
    request: HttpRequest, form: Any, name: str, row: LocalOffer, act: Callable[[Any], Any]
) -> HttpResponse:
    return _done(request, form, name, row.municipality, act, row_name(row))


def _done(
    request: HttpRequest, form: Any, name: str, code: str, act: Callable[[Any], Any],
    about: str = "",
) -> HttpResponse:  # fmt: skip
    if request.method == "POST" and form.attempt(act):
        return saved(reverse("support:local", args=[code]))
    return kept_form(request, form, name, code, about)
