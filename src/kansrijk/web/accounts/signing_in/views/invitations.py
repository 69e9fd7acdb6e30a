"""Inviting people, and coming in by an invitation."""

from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core import ratelimit
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from kansrijk.errors import UserError
from kansrijk.web.accounts.access import acting, rights
from kansrijk.web.accounts.doors import READ_AND_SEND, needs, public
from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.signing_in import queries
from kansrijk.web.accounts.signing_in.actions import invitations as actions
from kansrijk.web.accounts.signing_in.actions.secrets import digest
from kansrijk.web.accounts.signing_in.events import refused
from kansrijk.web.accounts.signing_in.invitation_forms import AcceptForm, InviteForm
from kansrijk.web.accounts.signing_in.models import Invitation

PAGES = "accounts/signing_in"
#: Secrets tried from one address; a real one is right the first time.
LIMIT = {"invitation": "20/m/ip"}


@needs("function.edit")
@never_cache
def invitations(request: HttpRequest) -> HttpResponse:
    """Who was invited and has not come yet, for the organisations that are one's own to staff."""
    context = {"invitations": queries.open_invitations(rights(request))}
    return render(request, f"{PAGES}/invitations.html", context)


@needs("function.edit", methods=READ_AND_SEND)
@never_cache
def invite(request: HttpRequest) -> HttpResponse:
    """Invite someone by mail."""
    form = InviteForm(request.POST or None, rights=rights(request))
    if request.method == "POST" and form.is_valid():
        data, promise = form.cleaned_data, form.promise
        actions.invite(
            by=acting(request, "function.edit", promise.organisation), inviter=request.user,
            rights=rights(request), email=data["email"], language=data["language"],
            promise=promise,
        )  # fmt: skip
        return redirect("signing_in:invitations")
    return render(request, f"{PAGES}/invite.html", {"form": form})


@needs("function.edit", methods=("POST",))
def resend(request: HttpRequest, public_id: str) -> HttpResponse:
    """Send it once more, with a new link."""
    invitation = queries.invitation_to_change(rights(request), public_id)
    actions.resend(invitation=invitation, by=_by(request, invitation))
    return redirect("signing_in:invitations")


@needs("function.edit", methods=("POST",))
def revoke(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take it back."""
    invitation = queries.invitation_to_change(rights(request), public_id)
    actions.revoke(invitation=invitation, by=_by(request, invitation))
    return redirect("signing_in:invitations")


def _by(request: HttpRequest, invitation: Invitation) -> Any:
    return acting(request, "function.edit", invitation.organisation)


@public(methods=READ_AND_SEND)
@never_cache
def accept(request: HttpRequest, secret: str) -> HttpResponse:
    """The page of an invitation; only its button accepts."""
    limited = ratelimit.consume_or_429(request, action="invitation", config=LIMIT, limit_get=True)
    if limited:
        return limited
    invitation = Invitation.objects.filter(digest=digest(secret)).first()
    fault = actions.fault(invitation)
    if fault or invitation is None:
        return _refuse(request, invitation, fault)
    known = Person.objects.filter(email=invitation.email, is_active=True).first()
    if known and (invitation.person_id != known.pk or known.has_usable_password()):
        return _accept_beside(request, invitation, known)
    return _accept_new(request, invitation)


def _refuse(request: HttpRequest, invitation: Invitation | None, fault: str) -> HttpResponse:
    label, key = ("signing_in.invitation", str(invitation.pk)) if invitation else ("", "")
    refused("invitation.refuse", None, fault, kind=label, key=key)
    status = 404 if invitation is None else 410
    return render(request, f"{PAGES}/invitation_refused.html", {"fault": fault}, status=status)


def _accept_new(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """Someone without an account chooses a name and a password."""
    named = {"name": invitation.person.name} if invitation.person else {}
    form = AcceptForm(request.POST or None, email=invitation.email, initial=named)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            person = actions.accept(
                invitation=invitation, name=data["name"], password=data["password1"]
            )
        except UserError as error:
            form.add_error(None, str(error))
        else:
            record_authentication(request, person, "password")
            return perform_login(request, Login(user=person, email=person.email))
    context = {"form": form, "invitation": invitation, "email": invitation.email}
    return render(request, f"{PAGES}/invitation.html", context)


def _accept_beside(request: HttpRequest, invitation: Invitation, known: Person) -> HttpResponse:
    """Someone with an account signs in first, and then takes the work beside what he had."""
    context: dict[str, Any] = {"invitation": invitation, "is_signed_in": request.user == known}
    if request.method == "POST":
        if request.user != known:
            raise Http404
        try:
            actions.accept(invitation=invitation, person=known)
        except UserError as error:
            context["error"] = str(error)
        else:
            return redirect("mfa_index")
    return render(request, f"{PAGES}/invitation_beside.html", context)
