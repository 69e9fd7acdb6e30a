"""Events of the log about an object, at an organisation, or in one's places."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone

from kansrijk.reference.loader import load
from kansrijk.reference.tables.audit import Sentence
from kansrijk.web.accounts.access import organisations
from kansrijk.web.accounts.models import ExternalNumber, Function, Organisation, RoleAssignment
from kansrijk.web.accounts.permissions import Rights, may
from kansrijk.web.accounts.scopes import Scope
from kansrijk.web.accounts.signing_in.models import Invitation
from kansrijk.web.accounts.tasks import notice
from kansrijk.web.audit.models import ChainHead, Event
from kansrijk.web.coalitions.models import Coalition, Membership, OwnRegion
from kansrijk.web.desk.access import Subject

#: What hangs on an organisation, and by which field.
PARTS = (
    (Function, "organisation"),
    (RoleAssignment, "function__organisation"),
    (ExternalNumber, "organisation"),
    (Invitation, "organisation"),
)
ALL_PARTS = {
    Organisation: PARTS,
    Coalition: ((Membership, "coalition"), (OwnRegion, "coalition")),
}
#: What happened longer ago than so many events does not come on the desk.
LOOKED_BACK = 20_000


@dataclass(frozen=True, slots=True)
class Filter:
    """Which events of a log: from and up to a day, of one action, before a number."""

    first: date | None = None
    last: date | None = None
    action: str = ""
    before: int | None = None


def events_about(subject: Subject) -> QuerySet[Event]:
    """Everything about an object, the newest first.

    For an organisation or a coalition also what hangs on it; for an organisation what was done
    from it, too.
    """
    about = Q(kind=subject.kind, key=str(subject.thing.pk))
    for model, path in ALL_PARTS.get(type(subject.thing), ()):
        keys = [str(key) for key in _keys(model, path, [subject.thing.pk])]
        about |= Q(kind=model._meta.label_lower, key__in=keys)
    if isinstance(subject.thing, Organisation):
        about |= Q(organisation=str(subject.thing.pk))
    return Event.objects.filter(about).order_by("-number")


def narrowed(rows: QuerySet[Event], chosen: Filter) -> QuerySet[Event]:
    """Only what was asked for."""
    if chosen.first:
        rows = rows.filter(at__gte=_moment(chosen.first))
    if chosen.last:
        rows = rows.filter(at__lt=_moment(chosen.last + timedelta(days=1)))
    if chosen.action:
        rows = rows.filter(action=chosen.action)
    if chosen.before:
        rows = rows.filter(number__lt=chosen.before)
    return rows


def changes_in_sight(own: Rights, most: int) -> list[Event]:
    """What changed lately at organisations that someone may see; inside, also what is internal."""
    seen, inside = organisations(own).order_by(), _inside(own)
    about = Q(action__in=_shown("all")) & _at(seen)
    about |= Q(action__in=_shown("inside")) & _at(inside)
    head = ChainHead.objects.values_list("number", flat=True).first() or 0
    rows = Event.objects.filter(about, number__gt=head - LOOKED_BACK)
    rows = rows.filter(at__gte=_moment(own.day - notice("changes")))
    return list(rows.order_by("-number")[:most])


def _inside(own: Rights) -> QuerySet[Organisation]:
    """Where someone sees what is for colleagues."""
    places = Organisation.objects.order_by().values_list("area_kind", "area_code").distinct()
    seen = Q(pk__in=own.organisations)
    for kind, code in places:
        if may(own, "organisation.read_internal", Scope(kind, code)):
            seen |= Q(area_kind=kind, area_code=code)
    return Organisation.objects.filter(seen)


def _shown(audience: str) -> list[str]:
    return [row.action for row in load(Sentence) if row.shown == audience]


def _at(places: QuerySet[Organisation]) -> Q:
    """About these organisations and what hangs on them; the database looks the keys up."""
    within = places.values("pk")
    about = Q(kind=Organisation._meta.label_lower, key__in=_texts(Organisation, "pk", within))
    for model, path in PARTS:
        about |= Q(kind=model._meta.label_lower, key__in=_texts(model, path, within))
    return about


def _keys(model: type, path: str, within: Iterable[int]) -> Iterable[int]:
    found: Iterable[int] = model.objects.filter(**{f"{path}__in": within}).values_list(  # type: ignore[attr-defined]
        "pk", flat=True
    )
    return found


def _texts(model: type, path: str, within: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """The keys as the log has them, for the database to look in."""
    rows: QuerySet[Organisation] = model.objects.filter(**{f"{path}__in": within})  # type: ignore[attr-defined]
    return rows.order_by().values_list(Cast("pk", CharField(max_length=64)), flat=True)


def _moment(day: date) -> str:
    """When a day begins here, as the log writes moments."""
    start = timezone.make_aware(datetime.combine(day, time.min))
    return start.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
