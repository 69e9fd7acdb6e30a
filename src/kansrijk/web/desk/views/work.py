"""The work in the background, for who looks after it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from kansrijk.errors import UserError
from kansrijk.web.accounts.access import rights
from kansrijk.web.accounts.acting import by_person
from kansrijk.web.accounts.doors import READ_AND_SEND, needs
from kansrijk.web.accounts.models import RoleAssignment
from kansrijk.web.accounts.permissions import permissions_of
from kansrijk.web.audit.actions import By
from kansrijk.web.desk.presenters.work import work_page
from kansrijk.web.desk.queries.tasks import WORK
from kansrijk.web.jobs import actions
from kansrijk.web.jobs.queries import job_of

#: What a button asks for, and the action that does it.
ACTIONS = {"opnieuw": actions.retry, "weghalen": actions.drop}


@needs(WORK, methods=READ_AND_SEND)
@never_cache
def work(request: HttpRequest) -> HttpResponse:
    """How the queue stands; a dead letter can be tried again or removed."""
    fault = _act(request) if request.method == "POST" else ""
    if request.method == "POST" and not fault:
        return redirect(reverse("desk:work") + "?gedaan")
    context = {
        "page": work_page(),
        "fault": fault,
        "is_done": "gedaan" in request.GET,
        "crumbs": [(_("My desk"), reverse("desk:desk"))],
    }
    return render(request, "desk/work.html", context, status=422 if fault else 200)


def _act(request: HttpRequest) -> str:
    """Do what the button says; why not, when it cannot be done."""
    act = ACTIONS.get(request.POST.get("doe", ""))
    if act is None:
        return _("Choose what must happen with a job: try again or remove.")
    try:
        act(job=job_of(request.POST.get("taak", "")), by=_by(request))
    except UserError as refusal:
        return str(refusal)
    return ""


def _by(request: HttpRequest) -> By:
    """Who acts, in the role that lets him: this work lies in no place."""
    held = next(h for h in rights(request).roles if WORK in permissions_of(h.role))
    rows = RoleAssignment.objects.select_related("function__organisation")
    return by_person(request.user, rows.get(public_id=held.key))
