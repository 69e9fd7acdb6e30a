"""Helping another who cannot get in any more."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kansrijk.web.accounts.access import acting_for, person_to_reset, rights
from kansrijk.web.accounts.doors import READ_AND_SEND, needs
from kansrijk.web.accounts.forms.people import ResetStepForm
from kansrijk.web.accounts.signing_in.actions.second_steps import reset_second_step
from kansrijk.web.accounts.views.forms import draw_form

RESET = "person.reset_step"


@needs(RESET, methods=READ_AND_SEND)
def reset_step(request: HttpRequest, key: str) -> HttpResponse:
    """Take away the second step of who lost it."""
    person = person_to_reset(rights(request), key)
    form = ResetStepForm(request.POST or None)
    by = acting_for(request, person, RESET)
    if request.method == "POST" and form.attempt(
        lambda given: reset_second_step(person=person, by=by, **given)
    ):
        return redirect("accounts:organisations")
    return draw_form(request, form, "reset_step", about=person.name)
