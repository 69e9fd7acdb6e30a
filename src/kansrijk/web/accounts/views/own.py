"""What is one's own: functions, roles, and everything that is known of oneself."""

from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kansrijk.web.accounts import access
from kansrijk.web.accounts.access import rights
from kansrijk.web.accounts.acting import by_person
from kansrijk.web.accounts.actions import people as actions
from kansrijk.web.accounts.actions.functions import show_function
from kansrijk.web.accounts.actions.roles import end_role
from kansrijk.web.accounts.doors import READ_AND_SEND, signed_in
from kansrijk.web.accounts.forms.organisations import EndForm
from kansrijk.web.accounts.forms.people import EraseSelfForm, OwnDataForm
from kansrijk.web.accounts.presenters.export import as_csv, as_json
from kansrijk.web.accounts.presenters.organisations import role_text
from kansrijk.web.accounts.presenters.own import own_page
from kansrijk.web.accounts.views.forms import draw_form
from kansrijk.web.audit.actions import note

#: The open formats of one's own data, and how each is written.
FORMATS = {"csv": (as_csv, "text/csv"), "json": (as_json, "application/json")}


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """One's functions and roles."""
    context = {
        "page": own_page(request.user, rights(request)),
        "saved": "bewaard" in request.GET,
        "crumbs": (),
    }
    return render(request, "accounts/own.html", context)


@signed_in(methods=READ_AND_SEND)
def data(request: HttpRequest) -> HttpResponse:
    """What is known of oneself: see, correct, and say that it is right."""
    person = access.person(request)
    known = {"name": person.name, "language": person.language}
    form = OwnDataForm(request.POST or None, initial=known)
    if request.method == "POST" and form.attempt(
        lambda given: actions.change_person(person=person, by=by_person(person), **given)
    ):
        return redirect(reverse("accounts:own") + "?bewaard")
    return draw_form(request, form, "own_data", about=person.email, is_own=True)


@signed_in(methods=("POST",))
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Let others than colleagues see one's name with a function, or no longer."""
    function = access.own_function(rights(request), key)
    is_public = request.POST.get("toon") == "ja"
    show_function(function=function, by=by_person(request.user), is_public=is_public)
    return redirect(reverse("accounts:own") + "?bewaard")


@signed_in(methods=READ_AND_SEND, again=True)
def finish_role(request: HttpRequest, key: str) -> HttpResponse:
    """End a role of one's own."""
    own = rights(request)
    role = access.own_role(own, key)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.attempt(
        lambda given: end_role(
            assignment=role, by=by_person(request.user, role), rights=own, **given
        )
    ):
        return redirect(reverse("accounts:own") + "?bewaard")
    return draw_form(request, form, "end_role", about=role_text(role), is_own=True)


@signed_in
def download(request: HttpRequest, format: str) -> HttpResponse:  # noqa: A002
    """Everything that this room knows of oneself, in an open format."""
    if format not in FORMATS:
        raise Http404
    note("person.export", by=by_person(request.user), kind="accounts.person",
         key=str(request.user.pk))  # fmt: skip
    text, kind = (
        (as_csv(request.user), "text/csv") if format == "csv"
        else (as_json(request.user), "application/json")
    )  # fmt: skip
    answer = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="mijn-gegevens.{format}"'
    answer["Cache-Control"] = "no-store"
    return answer


@signed_in(methods=READ_AND_SEND, again=True)
def erase(request: HttpRequest) -> HttpResponse:
    """Be forgotten."""
    person = access.person(request)
    form = EraseSelfForm(request.POST or None, person.email)
    if request.method == "POST" and form.attempt(
        lambda given: actions.erase_person(person=person, by=by_person(person))
    ):
        logout(request)
        return redirect("desk:home")
    return draw_form(request, form, "erase_self", about=person.email, is_own=True)
