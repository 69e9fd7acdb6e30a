"""Keeping a coalition: making it, its municipalities and regions, making it public, ending it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from kansrijk.web.accounts.access import acting, rights
from kansrijk.web.accounts.doors import READ_AND_SEND, needs
from kansrijk.web.accounts.scopes import Scope
from kansrijk.web.coalitions import access
from kansrijk.web.coalitions.actions import coalitions as actions
from kansrijk.web.coalitions.actions import memberships
from kansrijk.web.coalitions.forms.coalitions import (
    CoalitionForm,
    EndForm,
    MemberForm,
    PublishForm,
    RegionForm,
    RenameForm,
)
from kansrijk.web.coalitions.forms.fields import dated
from kansrijk.web.coalitions.models import Coalition
from kansrijk.web.coalitions.presenters.choices import addable_places, own_places
from kansrijk.web.coalitions.presenters.text import (
    coalition_address,
    municipality_name,
    trail_below,
)
from kansrijk.web.coalitions.views.forms import coalition_form, draw_form, saved


@needs(access.EDIT, methods=READ_AND_SEND)
def new(request: HttpRequest) -> HttpResponse:
    """A coalition that is not there yet."""
    own = rights(request)
    form = CoalitionForm(request.POST or None, addable_places(own))
    made: list[Coalition] = []
    if request.method == "POST" and form.attempt(
        lambda given: made.append(_create(request, **dated(given)))
    ):
        return saved(coalition_address(made[0]))
    return draw_form(request, form, "new_coalition", trail_below(invented=False))


def _create(request: HttpRequest, *, municipality: str, **given: Any) -> Coalition:
    by = acting(request, access.EDIT, scope=Scope("municipality", municipality))
    return actions.create_coalition(
        by=by, rights=rights(request), municipalities=[municipality], **given
    )


@needs(access.EDIT, methods=READ_AND_SEND)
def rename(request: HttpRequest, key: str) -> HttpResponse:
    """Another name."""
    it = access.coalition_to_edit(rights(request), key)
    form = RenameForm(request.POST or None, initial={"name": it.name})
    return _done(request, form, "rename_coalition", it, lambda given: actions.rename_coalition(
        coalition=it, by=access.acting_on(request, it), **given))  # fmt: skip


@needs(access.EDIT, methods=READ_AND_SEND)
def publish(request: HttpRequest, key: str) -> HttpResponse:
    """Let everyone see it."""
    it = access.coalition_to_publish(rights(request), key)
    form = PublishForm(request.POST or None)
    return _done(request, form, "publish_coalition", it, lambda given: actions.publish_coalition(
        coalition=it, by=access.acting_on(request, it), **given))  # fmt: skip


@needs(access.EDIT, methods=READ_AND_SEND)
def end(request: HttpRequest, key: str) -> HttpResponse:
    """It has stopped."""
    it = access.coalition_to_edit(rights(request), key)
    form = EndForm(request.POST or None)
    return _done(request, form, "end_coalition", it, lambda given: actions.end_coalition(
        coalition=it, by=access.acting_on(request, it), **given))  # fmt: skip


@needs(access.EDIT, methods=READ_AND_SEND)
def add_member(request: HttpRequest, key: str) -> HttpResponse:
    """A municipality takes part."""
    own = rights(request)
    it = access.coalition_to_edit(own, key)
    form = MemberForm(request.POST or None, addable_places(own, beside=it))
    return _done(request, form, "new_member", it, lambda given: memberships.add_municipality(
        coalition=it, by=access.acting_on(request, it), rights=own, **dated(given)))  # fmt: skip


@needs(access.EDIT, methods=READ_AND_SEND)
def end_member(request: HttpRequest, key: str) -> HttpResponse:
    """A municipality leaves."""
    row = access.membership_to_end(rights(request), key)
    it = row.coalition
    form = EndForm(request.POST or None)
    about = f"{municipality_name(row.municipality)}, {it.name}"
    return _done(request, form, "end_member", it, lambda given: memberships.end_membership(
        membership=row, by=access.acting_on(request, it), **given), about)  # fmt: skip


@needs(access.EDIT, methods=READ_AND_SEND)
def add_region(request: HttpRequest, key: str) -> HttpResponse:
    """A name for some municipalities of the coalition."""
    it = access.coalition_to_edit(rights(request), key)
    form = RegionForm(request.POST or None, own_places(it))
    return _done(request, form, "new_region", it, lambda given: memberships.define_region(
        coalition=it, by=access.acting_on(request, it), **dated(given)))  # fmt: skip


@needs(access.EDIT, methods=READ_AND_SEND)
def end_region(request: HttpRequest, key: str) -> HttpResponse:
    """A region is no longer used."""
    row = access.region_to_end(rights(request), key)
    it = row.coalition
    form = EndForm(request.POST or None)
    about = f"{row.name}, {it.name}"
    return _done(request, form, "end_region", it, lambda given: memberships.end_region(
        own_region=row, by=access.acting_on(request, it), **given), about)  # fmt: skip


def _done(
    request: HttpRequest, form: Any, name: str, it: Coalition, act: Callable[[Any], Any],
    about: str = "",
) -> HttpResponse:  # fmt: skip
    if request.method == "POST" and form.attempt(act):
        return saved(coalition_address(it))
    return coalition_form(request, form, name, it, about)
