"""Mail about support: the question to a contact whether it is still so."""

from django.urls import reverse

from kansrijk.web.coalitions.presenters.text import municipality_name
from kansrijk.web.jobs.links import make_token, site_address
from kansrijk.web.jobs.mail import Letter, mail
from kansrijk.web.support.confirming import PURPOSE, confirmable, link_key, link_lasts
from kansrijk.web.support.models import LocalOffer
from kansrijk.web.support.queries.local import organisation_of
from kansrijk.web.support.words import national_offers


@mail("support.confirm_contact")
def confirm_contact_mail(key: str) -> Letter | None:
    """A link to say that it is still so; nothing when there is nothing to ask any more."""
    row = LocalOffer.objects.filter(public_id=key).select_related("organisation").first()
    if row is None or confirmable(link_key(row)) is None:
        return None
    token = make_token(PURPOSE, link_key(row), link_lasts())
    context = {
        "url": site_address(reverse("support:confirm", args=[token])),
        "offer": row.name or national_offers()[row.offer].name,
        "organisation": organisation_of(row),
        "place": municipality_name(row.municipality),
        "days": link_lasts().days,
    }
    return Letter(row.contact_email, "support/mail/confirm_contact.txt", context)
