"""The page where one comes after signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from kansrijk.web.accounts.access import person, rights
from kansrijk.web.accounts.doors import signed_in
from kansrijk.web.accounts.permissions import may_somewhere
from kansrijk.web.desk.presenters.desk import desk_page
from kansrijk.web.desk.queries.tasks import WORK


@signed_in
@never_cache
def desk(request: HttpRequest) -> HttpResponse:
    """What is waiting, what changed, and one's places."""
    own = rights(request)
    context = {
        "page": desk_page(person(request), own),
        "may_see_work": may_somewhere(own, WORK),
        "may_invite": may_somewhere(own, "function.edit"),
    }
    return render(request, "desk/desk.html", context)
