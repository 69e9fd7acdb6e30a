"""The pages above a page of help."""

from django.urls import reverse
from django.utils.translation import gettext as _

from kansrijk.web.support.presenters import addresses

Pair = tuple[str, str]


def trail() -> list[Pair]:
    """Above the first pages of help."""
    return addresses.trail(invented=False)


def trail_below(name: str) -> list[Pair]:
    """Above a page that belongs to a list: the list, by the name of its address."""
    titles = {
        "catalogue": _("Catalogue of help"),
        "factors": _("Worries and strengths"),
        "signalling": _("Aid to a talk"),
        "paying": _("Who pays?"),
        "paying_municipalities": _("Money per municipality"),
        "editing": _("Keeping the catalogue"),
    }
    return [*trail(), (titles[name], reverse(f"support:{name}"))]
