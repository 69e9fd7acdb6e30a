"""Who keeps the catalogue: a role with ``catalogue.edit`` for the whole country."""

from django.http import Http404, HttpRequest

from kansrijk.monitor.areas import netherlands
from kansrijk.web.accounts.access import acting
from kansrijk.web.accounts.permissions import Rights, may
from kansrijk.web.accounts.scopes import Scope
from kansrijk.web.audit.actions import By

EDIT = "catalogue.edit"


def country() -> Scope:
    """The Netherlands: a role in the invented country does not reach the catalogue."""
    return Scope("country", netherlands().country.code)


def may_edit(own: Rights) -> bool:
    """Whether someone keeps the catalogue."""
    return may(own, EDIT, country())


def editor_or_404(own: Rights) -> None:
    """For who does not keep it, its pages do not exist."""
    if not may_edit(own):
        raise Http404


def acting_on(request: HttpRequest) -> By:
    """Who keeps the catalogue, in the role that lets him."""
    return acting(request, EDIT, scope=country())
