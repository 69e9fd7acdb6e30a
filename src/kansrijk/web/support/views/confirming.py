"""The page behind the link in a mail to a contact."""

from django.http import HttpRequest, HttpResponse

from kansrijk.web.accounts.acting import by_system
from kansrijk.web.accounts.doors import READ_AND_SEND, public
from kansrijk.web.jobs.links import UsedLinkError
from kansrijk.web.jobs.views import button_page
from kansrijk.web.support.actions.contacts import confirm_contact
from kansrijk.web.support.confirming import PURPOSE, confirmable
from kansrijk.web.support.presenters.confirming import explain


def _confirm(request: HttpRequest, key: str) -> HttpResponse | None:
    row = confirmable(key)
    if row is None:
        raise UsedLinkError
    confirm_contact(local_offer=row, by=by_system())
    return None


confirm = public(button_page(PURPOSE, explain=explain, act=_confirm), methods=READ_AND_SEND)
