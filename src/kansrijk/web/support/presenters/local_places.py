"""Where the pages of the local layer are; those of the invented country stand apart."""

from django.urls import reverse
from django.utils.translation import gettext as _

from kansrijk.web.coalitions.presenters.text import municipality_name
from kansrijk.web.support.models import LocalOffer

Pair = tuple[str, str]


def address(name: str, *arguments: str, invented: bool) -> str:
    """A page of help for everyone."""
    space = "invented_support" if invented else "support"
    return reverse(f"{space}:{name}", args=arguments)


def remark_address(row: LocalOffer) -> str:
    """Where one says that a row is not right."""
    return address("remark_row", row.public_id, invented=row.is_invented)


def trail(*, invented: bool) -> list[Pair]:
    """The pages above a public page."""
    return [(_("Invented example"), reverse("invented:home"))] if invented else []


def kept_trail(code: str) -> list[Pair]:
    """The pages above a page of who keeps a municipality."""
    return [
        (_("Keeping help"), reverse("support:local_places")),
        (municipality_name(code), reverse("support:local", args=[code])),
    ]
