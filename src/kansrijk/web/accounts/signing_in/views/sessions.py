"""Where someone is signed in, and ending that."""

from allauth.usersessions.models import UserSession
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from kansrijk.web.accounts.acting import by_person
from kansrijk.web.accounts.doors import signed_in
from kansrijk.web.accounts.signing_in.actions.sessions import revoke_session


@signed_in
@never_cache
def sessions(request: HttpRequest) -> HttpResponse:
    """Every session of this person, this one first."""
    own = UserSession.objects.purge_and_list(request.user)
    here = request.session.session_key
    ordered = sorted(own, key=lambda one: (one.session_key != here, -one.last_seen_at.timestamp()))
    context = {"sessions": ordered, "here": here}
    return render(request, "accounts/signing_in/sessions.html", context)


@signed_in(methods=("POST",))
def end_session(request: HttpRequest, number: int) -> HttpResponse:
    """End one of his own sessions; another's does not exist."""
    session = UserSession.objects.filter(pk=number, user=request.user).first()
    if session is None:
        raise Http404
    revoke_session(usersession=session, by=by_person(request.user))
    return redirect("signing_in:sessions")


@signed_in(methods=("POST",))
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    """End all of his sessions but this one."""
    others = UserSession.objects.filter(user=request.user)
    for session in others.exclude(session_key=request.session.session_key):
        revoke_session(usersession=session, by=by_person(request.user))
    return redirect("signing_in:sessions")
