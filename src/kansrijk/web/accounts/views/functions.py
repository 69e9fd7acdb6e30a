"""Who works where: functions begin and end, and the roles in them."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from kansrijk.web.accounts import access
from kansrijk.web.accounts.access import acting, rights
from kansrijk.web.accounts.actions import functions as actions
from kansrijk.web.accounts.actions.roles import end_role, grant_role
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.doors import READ_AND_SEND, needs
from kansrijk.web.accounts.forms.organisations import EndForm
from kansrijk.web.accounts.forms.people import FunctionForm, RoleForm
from kansrijk.web.accounts.presenters.choices import people_choices, role_choices
from kansrijk.web.accounts.presenters.organisations import role_text
from kansrijk.web.accounts.queries import known_people
from kansrijk.web.accounts.views.forms import draw_form
from kansrijk.web.accounts.views.organisations import saved


@needs("function.edit", methods=READ_AND_SEND)
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Someone who is known begins here."""
    own = rights(request)
    it = access.organisation_to_staff(own, slug)
    people = {person.public_id: person for person in known_people(own)}
    form = FunctionForm(request.POST or None, people_choices(list(people.values())))
    by = acting(request, "function.edit", it)

    def begin(given: Mapping[str, Any]) -> None:
        who = {"person": people[given["person"]]}
        actions.start_function(organisation=it, by=by, **{**given, **who})

    if request.method == "POST" and form.attempt(begin):
        return saved(it.slug)
    return draw_form(request, form, "new_function", it)


@needs("function.edit", methods=READ_AND_SEND)
def end(request: HttpRequest, key: str) -> HttpResponse:
    """Someone leaves."""
    function = access.function_to_edit(rights(request), key)
    it = function.organisation
    form = EndForm(request.POST or None)
    by = acting(request, "function.edit", it)
    if request.method == "POST" and form.attempt(
        lambda given: actions.end_function(function=function, by=by, **given)
    ):
        return saved(it.slug)
    return draw_form(request, form, "end_function", it, about=function.person.name)


@needs("role.grant", methods=READ_AND_SEND)
def grant(request: HttpRequest, key: str) -> HttpResponse:
    """A role in a function: never more than one's own, never outside one's own scope."""
    own = rights(request)
    function = access.function_to_edit(own, key)
    it = function.organisation
    choices = role_choices(own, invented=it.is_invented)
    form = RoleForm(request.POST or None, *choices)
    form.initial = {"valid_from": today()}
    by = acting(request, "role.grant", it)
    if request.method == "POST" and form.attempt(
        lambda given: grant_role(function=function, by=by, rights=own, **given)
    ):
        return saved(it.slug)
    return draw_form(request, form, "new_role", it, about=function.person.name)


@needs("role.grant", methods=READ_AND_SEND)
def finish_role(request: HttpRequest, key: str) -> HttpResponse:
    """End a role that one may give."""
    own = rights(request)
    role = access.role_to_end(own, key)
    it = role.function.organisation
    form = EndForm(request.POST or None)
    by = acting(request, "role.grant", it, access.scope_of(role))
    if request.method == "POST" and form.attempt(
        lambda given: end_role(assignment=role, by=by, rights=own, **given)
    ):
        return saved(it.slug)
    about = f"{role.function.person.name}: {role_text(role)}"
    return draw_form(request, form, "end_role", it, about=about)
