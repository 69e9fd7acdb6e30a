"""Whether an offer is there, as a parent reads it, and who gives it."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kansrijk.web.support.finding.local import Local
from kansrijk.web.support.presenters.addresses import address


@dataclass(frozen=True, slots=True)
class Contact:
    """Who gives an offer here; ``is_old`` when nobody confirmed it for months."""

    name: str
    phone: str
    details: tuple[str, ...]
    is_old: bool
    doubt: str

    @property
    def dial(self) -> str:
        """What a telephone dials."""
        return re.sub(r"[^\d+]", "", self.phone)


def is_here(local: tuple[Local, ...]) -> str:
    """Yes when one says so, no only when all do. What is very old says "maybe", and never no."""
    now = {it.availability for it in local if it.freshness != "hidden"}
    if "yes" in now:
        return "yes"
    if any(it.availability == "yes" for it in local):
        return "maybe"
    said = {it.availability if it.freshness != "hidden" else "unknown" for it in local}
    return "no" if said == {"no"} else "unknown"


def contacts(local: tuple[Local, ...], *, invented: bool) -> tuple[Contact, ...]:
    """Who gives it here, the confirmed ones first."""
    found = [_contact(it, invented=invented) for it in local if it.availability == "yes"]
    return tuple(sorted(found, key=lambda contact: contact.is_old))


def _contact(it: Local, *, invented: bool) -> Contact:
    parts = dict.fromkeys(part for part in (it.name, it.organisation, it.contact) if part)
    return Contact(
        name=", ".join(parts),
        phone=it.phone,
        details=_details(it),
        is_old=it.freshness != "fresh",
        doubt=address("remark_row", it.key, invented=invented) if it.key else "",
    )


def _details(it: Local) -> tuple[str, ...]:
    wait = _("Wait: %(wait)s") % {"wait": it.wait} if it.wait else ""
    closed = _("Takes nobody on at the moment") if it.accepts is False else ""
    spoken = _("Languages: %(languages)s") % {"languages": ", ".join(it.languages)}
    return tuple(part for part in (wait, closed, spoken if it.languages else "") if part)
