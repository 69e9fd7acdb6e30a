"""Closing off and erasing another."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kansrijk.web.accounts import access
from kansrijk.web.accounts.access import acting_for, rights
from kansrijk.web.accounts.actions.people import deactivate_person, erase_person
from kansrijk.web.accounts.doors import READ_AND_SEND, needs
from kansrijk.web.accounts.forms.people import CloseForm
from kansrijk.web.accounts.views.forms import draw_form


@needs("person.close", methods=READ_AND_SEND)
def close(request: HttpRequest, key: str) -> HttpResponse:
    """Close someone off, or forget who it was."""
    person = access.person_to_close(rights(request), key)
    form = CloseForm(request.POST or None)
    by = acting_for(request, person, "person.close")

    def do(given: Mapping[str, str]) -> None:
        act = erase_person if given["what"] == "erase" else deactivate_person
        act(person=person, by=by, reason=given["reason"])

    if request.method == "POST" and form.attempt(do):
        return redirect("accounts:organisations")
    return draw_form(request, form, "close_person", about=person.name)
