"""Keeping the catalogue: a form per offer, a workbook, proposals from the file, and its history."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kansrijk.web.accounts.access import rights
from kansrijk.web.accounts.doors import READ_AND_SEND, needs, public
from kansrijk.web.support.access import catalogue as access
from kansrijk.web.support.actions import catalogue as actions
from kansrijk.web.support.actions.proposals import decide as decide_on
from kansrijk.web.support.forms.offers import DecideForm, OfferForm, WithdrawForm, initial_of
from kansrijk.web.support.models import OfferVersion
from kansrijk.web.support.presenters.editing import (
    editing_page,
    history_page,
    proposal_changes,
)
from kansrijk.web.support.presenters.editing_words import editing_words
from kansrijk.web.support.presenters.trail import trail, trail_below
from kansrijk.web.support.queries.catalogue import (
    content_of,
    file_digests,
    file_offers,
    latest_version,
    open_proposals,
)


@needs(access.EDIT)
def editing(request: HttpRequest) -> HttpResponse:
    """What asks for a look, and all offers."""
    access.editor_or_404(rights(request))
    context = {
        "page": editing_page(),
        "is_saved": "bewaard" in request.GET,
        "crumbs": trail(),
    }
    return render(request, "support/editing.html", context)


@needs(access.EDIT, methods=READ_AND_SEND)
def new(request: HttpRequest) -> HttpResponse:
    """An offer that is not there yet."""
    access.editor_or_404(rights(request))
    form = OfferForm(request.POST or None)
    if request.method == "POST" and form.attempt_offer(lambda offer: actions.add_offer(
        by=access.acting_on(request), offer=offer, because=form.because())):  # fmt: skip
        return _saved()
    return _drawn(request, form, "new_offer", "")


@needs(access.EDIT, methods=READ_AND_SEND)
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """What an offer is from today on."""
    access.editor_or_404(rights(request))
    content, last = _kept(slug)
    initial = {**initial_of(content), "based_on": last.number if last else 0}
    form = OfferForm(request.POST or None, slug=slug, source=content["source"], initial=initial)
    if request.method == "POST" and form.attempt_offer(lambda offer: actions.change_offer(
        by=access.acting_on(request), offer=offer, because=form.because(),
        based_on=form.based_on_number)):  # fmt: skip
        return _saved()
    is_withdrawn = last is not None and last.is_withdrawn
    return _drawn(request, form, "restore" if is_withdrawn else "edit_offer", content["name"], slug)


@needs(access.EDIT, methods=READ_AND_SEND)
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    """It no longer exists."""
    access.editor_or_404(rights(request))
    content, last = _kept(slug)
    form = WithdrawForm(request.POST or None, initial={"based_on": last.number if last else 0})
    act = _doing(lambda: actions.withdraw_offer(
        by=access.acting_on(request), slug=slug, because=form.because(),
        based_on=form.based_on_number))  # fmt: skip
    if request.method == "POST" and form.attempt(act):
        return _saved()
    return _drawn(request, form, "withdraw", content["name"])


@needs(access.EDIT, methods=READ_AND_SEND)
def decide(request: HttpRequest, slug: str) -> HttpResponse:
    """Whether a newer row of the file is taken over."""
    access.editor_or_404(rights(request))
    if slug not in open_proposals():
        return redirect("support:editing")
    form = DecideForm(request.POST or None, initial={"digest": file_digests()[slug]})
    if request.method == "POST" and form.attempt(
        lambda given: decide_on(by=access.acting_on(request), slug=slug, **given)
    ):
        return _saved()
    name = file_offers()[slug].name
    return _drawn(request, form, "decide", name, changes=proposal_changes(slug))


@public
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """What changed in an offer, when, and by which source."""
    page = history_page(slug)
    if page is None:
        raise Http404
    context = {"page": page, "crumbs": trail_below("catalogue")}
    return render(request, "support/history.html", context)


def _kept(slug: str) -> tuple[dict[str, Any], OfferVersion | None]:
    """The newest content of an offer, also of one that was withdrawn."""
    last = latest_version(slug)
    if last is not None:
        return last.content, last
    row = file_offers().get(slug)
    if row is None:
        raise Http404
    return content_of(row), None


def _doing(act: Callable[[], Any]) -> Callable[[Any], Any]:
    return lambda _given: act()


def _saved() -> HttpResponse:
    return redirect(f"{reverse('support:editing')}?bewaard")


def _drawn(
    request: HttpRequest, form: Any, name: str, about: str, slug: str = "", **more: Any
) -> HttpResponse:
    """The page of a form; 422 when what was filled in is refused."""
    crumbs = trail_below("editing")
    context = {
        "form": form, "words": editing_words()[name], "about": about, "slug": slug,
        "crumbs": crumbs, "back": crumbs[-1][1], **more,
    }  # fmt: skip
    return render(request, "support/edit.html", context, status=422 if form.errors else 200)
