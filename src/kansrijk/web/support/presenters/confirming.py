"""What stands on the page behind the link in a mail to a contact."""

from django.utils.translation import gettext as _

from kansrijk.web.coalitions.presenters.text import municipality_name
from kansrijk.web.jobs.views import Words
from kansrijk.web.support.confirming import confirmable
from kansrijk.web.support.models import LocalOffer
from kansrijk.web.support.presenters.local_places import remark_address
from kansrijk.web.support.presenters.local_text import accepts_text, row_name
from kansrijk.web.support.queries.local import (
    area_text,
    language_names,
    organisation_of,
    wait_text,
)


def explain(key: str) -> Words | None:
    """What is known now, so that whoever confirms has read it; none when there is nothing left."""
    row = confirmable(key)
    if row is None:
        return None
    return Words(
        _("Is this still right?"),
        _("You are the contact for this help. This is what Kansrijk says of it."),
        _("Yes, this is right"),
        _("Thank you. From today on it says that this was confirmed."),
        facts=_facts(row),
        instead=(_("No, something is not right"), remark_address(row)),
    )


def _facts(row: LocalOffer) -> tuple[tuple[str, str], ...]:
    pairs = (
        (_("Help"), row_name(row)),
        (_("Municipality"), municipality_name(row.municipality)),
        (_("Organisation"), organisation_of(row)),
        (_("Contact"), ", ".join(filter(None, (row.contact_function, row.contact_name)))),
        (_("General number"), row.phone),
        (_("Direct number"), row.contact_direct),
        (_("Area"), area_text(row)),
        (_("Languages"), ", ".join(language_names(row))),
        (_("Wait"), wait_text(row.wait_weeks)),
        (_("Accepts now"), accepts_text(row.accepts, row.accepts_on)),
    )
    return tuple((name, value) for name, value in pairs if value)
