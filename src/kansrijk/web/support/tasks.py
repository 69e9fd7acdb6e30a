"""What the help in municipalities has waiting for who keeps it; worked out each time."""

from collections import Counter
from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kansrijk.web.accounts.models.parts import valid_on
from kansrijk.web.accounts.permissions import Rights, may_somewhere
from kansrijk.web.coalitions.presenters.text import municipality_name
from kansrijk.web.interface.tasks import MOST, Task
from kansrijk.web.support.access.local import EDIT, EDIT_OWN, may_edit, may_handle
from kansrijk.web.support.freshness import freshness, last_sign
from kansrijk.web.support.models import LocalOffer, Remark


def tasks_of(own: Rights) -> list[Task]:
    """Remarks that are open, and help that nobody confirmed lately: one task a municipality."""
    if not any(may_somewhere(own, name) for name in (EDIT, EDIT_OWN)):
        return []
    return [*_remarks(own), *_unconfirmed(own)]


def _remarks(own: Rights) -> Iterator[Task]:
    rows = Remark.objects.filter(handled_on__isnull=True).select_related("local_offer")
    mine = Counter(row.municipality for row in rows if may_handle(own, row))
    for code, number in sorted(mine.items())[:MOST]:
        title = ngettext(
            "%(number)s remark on help in %(name)s: something is not right",
            "%(number)s remarks on help in %(name)s: something is not right",
            number,
        )
        why = _("A reader says so. Look into it, change it if needed, and say what you did.")
        yield Task("todo", title % _named(code, number), why, _page(code))


def _unconfirmed(own: Rights) -> Iterator[Task]:
    mine = Counter(
        row.municipality
        for row in _present(own)
        if freshness(last_sign(row), own.day) != "fresh" and may_edit(own, row)
    )
    for code, number in sorted(mine.items())[:MOST]:
        title = ngettext(
            "%(number)s piece of help in %(name)s was not confirmed lately",
            "%(number)s pieces of help in %(name)s were not confirmed lately",
            number,
        )
        why = _("Look whether it is still right, or ask the contact. Readers see that it is old.")
        yield Task("unconfirmed", title % _named(code, number), why, _page(code))


def _present(own: Rights) -> QuerySet[LocalOffer]:
    return LocalOffer.objects.filter(valid_on(own.day)).order_by("municipality", "pk")


def _named(code: str, number: int) -> dict[str, object]:
    return {"name": municipality_name(code), "number": number}


def _page(code: str) -> str:
    return reverse("support:local", args=[code])
