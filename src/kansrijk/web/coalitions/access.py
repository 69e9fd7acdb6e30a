"""The one way to coalitions: what is not public does not exist for who may not keep it.

The register is public. Who keeps it follows from the place: a role with ``coalition.edit`` for a
scope that holds all municipalities of the coalition, or for the coalition itself.
"""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest

from kansrijk.monitor.areas import Area
from kansrijk.web.accounts.access import acting
from kansrijk.web.accounts.permissions import Rights, may
from kansrijk.web.accounts.places import is_invented, place
from kansrijk.web.accounts.scopes import Scope
from kansrijk.web.audit.actions import By
from kansrijk.web.coalitions.models import Coalition, Membership, MunicipalityStatus, OwnRegion

EDIT = "coalition.edit"
READ_INTERNAL = "coalition.read_internal"


def scope_of(coalition: Coalition) -> Scope:
    """For what a role for this coalition holds."""
    return Scope("coalition", coalition.public_id)


def is_inside(own: Rights, coalition: Coalition) -> bool:
    """Whether someone sees what is not public yet, and who recorded what."""
    return may(own, READ_INTERNAL, scope_of(coalition))


def may_read_log(own: Rights, coalition: Coalition) -> bool:
    """Whether someone may read who changed what about it."""
    return may(own, "audit.read", scope_of(coalition))


def may_edit(own: Rights, coalition: Coalition) -> bool:
    """Whether someone keeps a coalition. What has ended is closed to everyone."""
    has_ended = coalition.valid_to is not None and coalition.valid_to <= own.day
    return not has_ended and may(own, EDIT, scope_of(coalition))


def may_edit_municipality(own: Rights, code: str) -> bool:
    """Whether someone records what is known of a municipality, or adds it to a coalition.

    A role for a coalition reaches the municipalities in it and no further: it cannot widen itself.
    """
    return may(own, EDIT, Scope("municipality", code))


def coalitions(own: Rights, *, invented: bool) -> QuerySet[Coalition]:
    """All coalitions of a country that exist for someone, by name."""
    rows = Coalition.objects.filter(is_invented=invented)
    drafts = [row.pk for row in rows.filter(is_public=False) if is_inside(own, row)]
    return rows.filter(Q(is_public=True) | Q(pk__in=drafts)).order_by("name", "pk")


def coalition(own: Rights, slug: str, *, invented: bool) -> Coalition:
    """A coalition to look at."""
    return _or_404(coalitions(own, invented=invented).filter(slug=slug).first())


def coalition_to_edit(own: Rights, public_id: str) -> Coalition:
    """A coalition to keep."""
    found = Coalition.objects.filter(public_id=public_id).first()
    return _or_404(found if found and may_edit(own, found) else None)


def coalition_to_publish(own: Rights, public_id: str) -> Coalition:
    """A coalition that is not public yet."""
    found = coalition_to_edit(own, public_id)
    return _or_404(None if found.is_public else found)


def membership_to_end(own: Rights, public_id: str) -> Membership:
    """A municipality that leaves a coalition."""
    rows = Membership.objects.select_related("coalition")
    found = rows.filter(public_id=public_id).first()
    return _or_404(found if found and may_edit(own, found.coalition) else None)


def region_to_end(own: Rights, public_id: str) -> OwnRegion:
    """A region of a coalition's own."""
    rows = OwnRegion.objects.select_related("coalition")
    found = rows.filter(public_id=public_id).first()
    return _or_404(found if found and may_edit(own, found.coalition) else None)


def municipality(code: str, *, invented: bool) -> Area:
    """A present municipality of a country; its page is for everyone."""
    found = place("municipality", code)
    return _or_404(found if found and is_invented(code) == invented else None)


def municipality_to_edit(own: Rights, code: str) -> Area:
    """A municipality of which someone records what is known."""
    found = place("municipality", code)
    return _or_404(found if found and may_edit_municipality(own, code) else None)


def status_to_end(own: Rights, public_id: str) -> MunicipalityStatus:
    """A status that no longer holds, or never did."""
    found = MunicipalityStatus.objects.filter(public_id=public_id).first()
    return _or_404(found if found and may_edit_municipality(own, found.municipality) else None)


def acting_on(request: HttpRequest, coalition: Coalition) -> By:
    """Who keeps a coalition, in the role that lets him."""
    return acting(request, EDIT, scope=scope_of(coalition))


def acting_in(request: HttpRequest, code: str) -> By:
    """Who records something of a municipality, in the role that lets him."""
    return acting(request, EDIT, scope=Scope("municipality", code))


def _or_404(found: Any) -> Any:
    if found is None:
        raise Http404
    return found
