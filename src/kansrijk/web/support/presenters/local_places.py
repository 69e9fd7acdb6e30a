"""Where the pages of the local layer are; those of the invented country stand apart."""

from django.urls import reverse
from django.utils.translation import gettext as _

from kansrijk.web.coalitions.presenters.text import municipality_name
from kansrijk.web.support.models import LocalOffer
from kansrijk.web.support.presenters.addresses import address

Pair = tuple[str, str]


def remark_address(row: LocalOffer) -> str:
    """Where one says that a row is not right."""
    return address("remark_row", row.public_id, invented=row.is_invented)


def kept_trail(code: str) -> list[Pair]:
    """The pages above a page of who keeps a municipality."""
    return [
        (_("Keeping help"), reverse("support:local_places")),
        (municipality_name(code), reverse("support:local", args=[code])),
    ]
