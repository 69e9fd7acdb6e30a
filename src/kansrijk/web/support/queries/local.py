"""What is known of help in a municipality."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kansrijk.reference.loader import load
from kansrijk.reference.tables.support_local import LocalNote
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.models.parts import valid_on
from kansrijk.web.accounts.permissions import Rights
from kansrijk.web.accounts.places import place
from kansrijk.web.accounts.presenters.words import word
from kansrijk.web.support.access.local import is_inside, may_handle
from kansrijk.web.support.finding.local import Freshness, Local
from kansrijk.web.support.freshness import freshness, last_sign
from kansrijk.web.support.local_search import plain
from kansrijk.web.support.models import Gap, LocalOffer, Remark
from kansrijk.web.support.words import languages, term


def open_offers(code: str, offer: str = "") -> QuerySet[LocalOffer]:
    """The rows of a municipality that hold today, of one offer or of all."""
    rows = LocalOffer.objects.filter(valid_on(today()), municipality=code)
    return rows.filter(offer=offer) if offer else rows


def local_offers(code: str, own: Rights | None = None) -> Mapping[str, tuple[Local, ...]]:
    """What is known in a municipality, by the slug of the offer: for the finder and the pages.

    An offer that is not there is unknown. ``own``: who asks; name and direct number of a contact
    are for who may see them.
    """
    day = today()
    found: dict[str, list[Local]] = defaultdict(list)
    for row in open_offers(code).select_related("organisation").order_by("name", "pk"):
        state = freshness(last_sign(row), day)
        found[row.offer].append(as_local(row, own, state))
    return {offer: tuple(rows) for offer, rows in found.items()}


def as_local(row: LocalOffer, own: Rights | None, state: Freshness) -> Local:
    """A row as who asks may see it."""
    shows_person = state != "hidden" and is_inside(own, row)
    contact = [row.contact_function, row.contact_name if shows_person else ""]
    numbers = [row.phone, row.contact_direct if shows_person else ""]
    return Local(
        offer=row.offer,
        availability=row.availability,
        name=row.name,
        organisation=organisation_of(row),
        contact=", ".join(filter(None, contact)),
        phone=" / ".join(filter(None, numbers)),
        area=area_text(row),
        languages=language_names(row),
        wait=wait_text(row.wait_weeks),
        accepts=row.accepts,
        accepts_on=row.accepts_on,
        checked_on=last_sign(row),
        freshness=state,
        key=row.public_id,
        agreement=row.agreement,
        agreement_url=row.agreement_url,
    )


def organisation_of(row: LocalOffer) -> str:
    """Who gives it: as the register calls it, or as it was written."""
    return row.organisation.name if row.organisation else row.organisation_name


def area_text(row: LocalOffer) -> str:
    """For where it is: a neighbourhood, a region, or the whole municipality."""
    if row.area_name:
        return str(row.area_name)
    found = place("municipality", row.municipality)
    return found.name if found and row.area_kind == "municipality" else ""


def language_names(row: LocalOffer) -> tuple[str, ...]:
    """The languages in which it is given, in the language of the page."""
    return tuple(word(languages(), key) for key in row.languages.split())


def wait_text(weeks: int | None) -> str:
    """How long one waits; empty when nobody said."""
    if weeks is None:
        return ""
    if weeks == 0:
        return _("no wait")
    return ngettext("%(weeks)s week", "%(weeks)s weeks", weeks) % {"weeks": weeks}


def directory(
    text: str, *, invented: bool, codes: Sequence[str] | None = None, offer: str = ""
) -> QuerySet[LocalOffer]:
    """The help that is there and fits what someone typed: every word occurs in it."""
    rows = LocalOffer.objects.filter(valid_on(today()), availability="yes", is_invented=invented)
    if codes is not None:
        rows = rows.filter(municipality__in=codes)
    if offer:
        rows = rows.filter(offer=offer)
    for each in plain(text).split():
        rows = rows.filter(search__contains=each)
    return rows.select_related("organisation").order_by("municipality", "offer", "pk")


def shown_gaps(code: str) -> list[Gap]:
    """Gaps that were reported often enough to be shown, the newest month first."""
    rows = Gap.objects.filter(municipality=code, times__gte=term("gaps_shown_from"))
    return list(rows.order_by("-month", "-times", "theme"))


def notes_of(code: str) -> tuple[LocalNote, ...]:
    """What sources say of a municipality beside its offers."""
    return tuple(row for row in load(LocalNote) if row.code == code)


def open_remarks(own: Rights, code: str) -> list[Remark]:
    """The remarks on a municipality that wait for someone, the oldest first."""
    rows = Remark.objects.filter(municipality=code, handled_on__isnull=True)
    rows = rows.select_related("local_offer").order_by("made_on", "pk")
    return [row for row in rows if may_handle(own, row)]
