"""Organisations: the list, one of them, and changing it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kansrijk.web.accounts import access
from kansrijk.web.accounts.access import acting, rights
from kansrijk.web.accounts.actions import organisations as actions
from kansrijk.web.accounts.doors import READ_AND_SEND, needs, signed_in
from kansrijk.web.accounts.forms.organisations import (
    EndForm,
    NewOrganisationForm,
    OrganisationForm,
)
from kansrijk.web.accounts.permissions import may_somewhere
from kansrijk.web.accounts.presenters.choices import creation_places
from kansrijk.web.accounts.presenters.forms import trail
from kansrijk.web.accounts.presenters.organisations import organisation_lines, organisation_page
from kansrijk.web.accounts.presenters.words import word
from kansrijk.web.accounts.scopes import Scope
from kansrijk.web.accounts.views.forms import draw_form
from kansrijk.web.accounts.words import domains

#: A page stays under 100 kB.
PER_PAGE = 100


@signed_in
def listing(request: HttpRequest) -> HttpResponse:
    """The organisations that exist for who asks; of one domain when asked."""
    own = rights(request)
    rows = access.organisations(own)
    domain = request.GET.get("domein", "")
    if domain in domains():
        rows = rows.filter(domain=domain)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("pagina"))
    context = {
        "lines": organisation_lines(page.object_list),
        "pages": page,
        "domains": [(key, word(domains(), key)) for key in domains()],
        "chosen": domain if domain in domains() else "",
        "may_create": may_somewhere(own, "organisation.create"),
        "without_function": access.without_function(own),
    }
    return render(request, "accounts/organisations.html", context)


@signed_in
def one(request: HttpRequest, slug: str) -> HttpResponse:
    """An organisation; with ?als=ander as someone sees it who is no colleague."""
    own = rights(request)
    it = access.organisation(own, slug)
    is_inside = access.is_inside(own, it)
    as_other = is_inside and request.GET.get("als") == "ander"
    context = {
        "page": organisation_page(own, it, is_inside=is_inside and not as_other),
        "is_inside": is_inside,
        "as_other": as_other,
        "may_edit": access.may_edit(own, it) and not as_other,
        "may_staff": access.may_staff(own, it) and not as_other,
        "may_stop": access.may_stop(own, it) and not as_other,
        "may_close": may_somewhere(own, "person.close"),
        "may_reset": may_somewhere(own, "person.reset_step"),
        "is_saved": "bewaard" in request.GET,
        "crumbs": trail(),
    }
    return render(request, "accounts/organisation.html", context)


@needs("organisation.create", methods=READ_AND_SEND)
def new(request: HttpRequest) -> HttpResponse:
    """An organisation that is not there yet."""
    own = rights(request)
    form = NewOrganisationForm(request.POST or None, creation_places(own))
    made = []
    if request.method == "POST" and form.attempt(
        lambda given: made.append(_create(request, **given))
    ):
        return redirect("accounts:organisation", made[0])
    return draw_form(request, form, "new_organisation")


def _create(request: HttpRequest, *, place: Scope, **given: str) -> str:
    by = acting(request, "organisation.create", scope=place)
    return str(actions.create_organisation(by=by, area=place, **given).slug)


@needs(*access.EDIT, methods=READ_AND_SEND)
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Another name, kind or way to reach it."""
    it = access.organisation_to_edit(rights(request), slug)
    form = OrganisationForm.of(request.POST or None, it)
    by = acting(request, access.edit_permission(rights(request), it), it)
    if request.method == "POST" and form.attempt(
        lambda given: actions.edit_organisation(organisation=it, by=by, **given)
    ):
        return saved(it.slug)
    return draw_form(request, form, "edit_organisation", it)


@needs("organisation.edit", methods=READ_AND_SEND)
def stop(request: HttpRequest, slug: str) -> HttpResponse:
    """It has stopped, with everyone in it."""
    it = access.organisation_to_stop(rights(request), slug)
    form = EndForm(request.POST or None)
    by = acting(request, "organisation.edit", it)
    if request.method == "POST" and form.attempt(
        lambda given: actions.end_organisation(organisation=it, by=by, **given)
    ):
        return saved(it.slug)
    return draw_form(request, form, "stop_organisation", it)


def saved(slug: str) -> HttpResponse:
    """Back to the organisation, which says that it was saved."""
    answer = redirect("accounts:organisation", slug)
    answer["Location"] += "?bewaard"
    return answer
