"""A page of the log: what happened around one organisation, or one part of it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kansrijk.web.accounts.permissions import Rights
from kansrijk.web.accounts.scopes import Scope
from kansrijk.web.audit.models import Event
from kansrijk.web.coalitions.models import Coalition
from kansrijk.web.coalitions.presenters.text import coalition_address
from kansrijk.web.desk.access import Subject
from kansrijk.web.desk.presenters.lines import Day, days
from kansrijk.web.desk.presenters.people import People
from kansrijk.web.desk.presenters.things import Things

#: Lines on one page.
PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class LogPage:
    """What stands on it. ``older`` is the number before which the next page begins."""

    title: str
    crumbs: tuple[tuple[str, str], ...]
    days: tuple[Day, ...]
    older: int | None
    file: str


def log_page(own: Rights, subject: Subject, events: list[Event]) -> LogPage:
    """From one event more than fits, to know whether there are older ones."""
    shown = events[:PER_PAGE]
    return LogPage(
        title=subject_name(own, subject),
        crumbs=_crumbs(subject),
        days=tuple(days(own, shown)),
        older=shown[-1].number if len(events) > PER_PAGE else None,
        file=reverse(f"desk:{PAGES[subject.word]}_events_file", args=[subject.key]),
    )


def subject_name(own: Rights, subject: Subject) -> str:
    """What the page is about, as in a sentence about it."""
    event = Event(kind=subject.kind, key=str(subject.thing.pk))
    return Things(own, [event], People(own, [event])).of(event).name


#: The word in the address -> the first part of the names of its pages.
PAGES = {
    "organisatie": "organisation",
    "functie": "function",
    "rol": "role",
    "nummer": "number",
    "persoon": "person",
    "coalitie": "coalition",
}


def _crumbs(subject: Subject) -> tuple[tuple[str, str], ...]:
    desk = (_("My desk"), reverse("desk:desk"))
    where = subject.place
    if isinstance(subject.thing, Coalition):
        return (desk, (subject.thing.name, coalition_address(subject.thing)))
    if isinstance(where, Scope) or subject.word == "persoon":
        return (desk,)
    if subject.word == "organisatie":
        return (desk, (where.name, reverse("accounts:organisation", args=[where.slug])))
    log = reverse("desk:organisation_events", args=[where.slug])
    return (desk, (_("What happened at %(name)s") % {"name": where.name}, log))
