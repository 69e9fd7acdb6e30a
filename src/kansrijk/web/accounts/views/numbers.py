"""Numbers from outside of an organisation: adding, checking again, removing."""

from django.http import HttpRequest, HttpResponse

from kansrijk.web.accounts import access
from kansrijk.web.accounts.access import acting, rights
from kansrijk.web.accounts.actions import numbers as actions
from kansrijk.web.accounts.doors import READ_AND_SEND, needs
from kansrijk.web.accounts.forms.base import Form
from kansrijk.web.accounts.forms.organisations import CheckForm, NumberForm
from kansrijk.web.accounts.views.forms import draw_form
from kansrijk.web.accounts.views.organisations import saved


@needs(*access.EDIT, methods=READ_AND_SEND)
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """A number with where and when it was found."""
    it = access.organisation_to_edit(rights(request), slug)
    form = NumberForm(request.POST or None)
    by = acting(request, access.edit_permission(rights(request), it), it)
    if request.method == "POST" and form.attempt(
        lambda given: actions.add_number(organisation=it, by=by, **given)
    ):
        return saved(it.slug)
    return draw_form(request, form, "new_number", it)


@needs(*access.EDIT, methods=READ_AND_SEND)
def check(request: HttpRequest, key: str) -> HttpResponse:
    """Looked up again, and still right."""
    number = access.number_to_edit(rights(request), key)
    it = number.organisation
    form = CheckForm(request.POST or None, initial={"source": number.source})
    by = acting(request, access.edit_permission(rights(request), it), it)
    if request.method == "POST" and form.attempt(
        lambda given: actions.check_number(number=number, by=by, **given)
    ):
        return saved(it.slug)
    return draw_form(request, form, "check_number", it, about=number.value)


@needs(*access.EDIT, methods=READ_AND_SEND)
def remove(request: HttpRequest, key: str) -> HttpResponse:
    """Wrong, or no longer so."""
    number = access.number_to_edit(rights(request), key)
    it = number.organisation
    by = acting(request, access.edit_permission(rights(request), it), it)
    if request.method == "POST":
        actions.remove_number(number=number, by=by)
        return saved(it.slug)
    return draw_form(request, Form(), "remove_number", it, about=number.value)
