"""What happened: pages and files of the log. Whoever looks is kept in it."""

from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from kansrijk.web.accounts.access import acting, rights
from kansrijk.web.accounts.doors import needs
from kansrijk.web.accounts.scopes import Scope
from kansrijk.web.audit.actions import note
from kansrijk.web.desk.access import READ, Subject, read_permission, subject
from kansrijk.web.desk.forms import LogForm
from kansrijk.web.desk.presenters.log_file import log_rows
from kansrijk.web.desk.presenters.log_page import PER_PAGE, log_page
from kansrijk.web.desk.queries.events import events_about, narrowed


@needs(*READ)
@never_cache
def page(request: HttpRequest, key: str, word: str) -> HttpResponse:
    """A page of it, the newest first."""
    about = subject(rights(request), word, key)
    form = LogForm(request.GET)
    if not form.is_valid():
        return _draw(request, about, form, [])
    events = list(narrowed(events_about(about), form.chosen)[: PER_PAGE + 1])
    note("audit.read", **_looked(request, about))
    return _draw(request, about, form, events)


@needs(*READ)
@never_cache
def file(request: HttpRequest, key: str, word: str) -> Any:
    """All of it that was asked for, as CSV."""
    about = subject(rights(request), word, key)
    form = LogForm(request.GET)
    if not form.is_valid():
        return _draw(request, about, form, [])
    note("audit.export", **_looked(request, about))
    rows = log_rows(rights(request), narrowed(events_about(about), form.chosen))
    answer = StreamingHttpResponse(rows, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="gebeurtenissen-{word}-{key}.csv"'
    return answer


def _looked(request: HttpRequest, about: Subject) -> dict[str, Any]:
    """Who looks at what, in the role that lets him."""
    permission = read_permission(rights(request), about.place) or READ[0]
    place = about.place
    if isinstance(place, Scope):
        by = acting(request, permission, scope=place)
    else:
        by = acting(request, permission, place)
    return {"by": by, "kind": about.kind, "key": str(about.thing.pk)}


def _draw(request: HttpRequest, about: Subject, form: LogForm, events: list[Any]) -> HttpResponse:
    context = {
        "page": log_page(rights(request), about, events),
        "form": form,
        "asked": _asked(request),
        "is_filtered": any(request.GET.get(name) for name in ("van", "tot", "wat")),
    }
    status = 422 if form.errors else 200
    return render(request, "desk/events.html", context, status=status)


def _asked(request: HttpRequest) -> str:
    """The period and action that were asked for, to take along to another page."""
    asked = request.GET.copy()
    asked.pop("voor", None)
    return str(asked.urlencode())
