"""How the local layer says availability, area, days and freshness."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kansrijk.web.support.finding.local import Freshness
from kansrijk.web.support.models import LocalOffer
from kansrijk.web.support.words import national_offers

#: The tag of each freshness, as the interface calls it.
TAGS = {"fresh": "good", "stale": "warn", "hidden": "bad"}


def availability_text(key: str) -> str:
    """Whether it is here; unknown is never no."""
    return {"yes": _("yes"), "no": _("no"), "unknown": _("unknown")}[key]


def area_kinds() -> list[tuple[str, str]]:
    """For which part an offer is there, to choose from."""
    return [
        ("municipality", _("the whole municipality")),
        ("neighbourhood", _("a neighbourhood")),
        ("region", _("a region")),
    ]


def day_text(day: date | None) -> str:
    """A day in words; nothing when there is none."""
    return str(date_format(day, "j F Y")) if day else ""


def freshness_word(state: Freshness) -> str:
    """The same in a word or two, for a tag; the day stands beneath it."""
    return {"fresh": _("confirmed"), "stale": _("old"), "hidden": _("silent")}[state]


def freshness_text(state: Freshness, sign: date) -> str:
    """How old what we know is."""
    day = {"day": day_text(sign)}
    if state == "fresh":
        return _("confirmed on %(day)s") % day
    if state == "stale":
        return _("not confirmed since %(day)s") % day
    return _("silent since %(day)s: not shown first") % day


def accepts_text(accepts: bool | None, day: date | None) -> str:
    """Whether someone new can come, and who says so since when."""
    if accepts is None:
        return ""
    said = _("yes, on %(day)s") if accepts else _("no, on %(day)s")
    return said % {"day": day_text(day)}


def offer_name(slug: str) -> str:
    """What the catalogue calls an offer; its slug when it has gone."""
    found = national_offers().get(slug)
    return found.name if found else slug


def row_name(row: LocalOffer) -> str:
    """What it is called here."""
    return str(row.name) or offer_name(row.offer)
