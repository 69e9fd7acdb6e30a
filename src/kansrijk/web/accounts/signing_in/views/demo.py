"""Looking around as an invented person, without a password: in a demonstration only."""

from allauth.account.adapter import get_adapter
from allauth.account.signals import user_logged_in
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from kansrijk.reference.loader import load
from kansrijk.reference.tables.signing_in import InventedPerson
from kansrijk.web.accounts.doors import public
from kansrijk.web.accounts.models import Person


@public
@never_cache
def roles(request: HttpRequest) -> HttpResponse:
    """The invented people, each with a button."""
    rows = _rows()
    name = "what_en" if get_language() == "en" else "what_nl"
    people = [(row, getattr(row, name)) for row in rows.values()]
    return render(request, "accounts/signing_in/demo.html", {"people": people})


@public(methods=("POST",))
def sign_in(request: HttpRequest, key: str) -> HttpResponse:
    """Sign in as one of them; nobody else can be reached this way."""
    row = _rows().get(key)
    found = (
        Person.objects.filter(email=row.email, is_invented=True, is_active=True) if row else None
    )
    person = found.first() if found is not None else None
    if person is None:
        raise Http404
    get_adapter().login(request, person)
    user_logged_in.send(sender=Person, request=request, response=None, user=person)
    return redirect(settings.LOGIN_REDIRECT_URL)


def _rows() -> dict[str, InventedPerson]:
    """Nobody outside a demonstration: then this page does not exist."""
    if not settings.IS_DEMO:
        raise Http404
    return {row.id: row for row in load(InventedPerson)}
