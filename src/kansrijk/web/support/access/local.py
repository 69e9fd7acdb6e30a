"""Who keeps the local layer, and who sees what is not public of it.

``support.edit`` is for all offers of a place, ``support.edit_own`` for those of the organisation
that a role belongs to, within the scope of that role.
"""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from kansrijk.monitor.areas import Area
from kansrijk.web.accounts.access import acting
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.models import Organisation
from kansrijk.web.accounts.models.parts import valid_on
from kansrijk.web.accounts.permissions import Rights, may, permissions_of
from kansrijk.web.accounts.places import choices, place
from kansrijk.web.accounts.scopes import Scope, contains
from kansrijk.web.audit.actions import By
from kansrijk.web.support.models import LocalOffer, Remark

EDIT, EDIT_OWN = "support.edit", "support.edit_own"
READ_INTERNAL = "support.read_internal"


def scope_of(code: str) -> Scope:
    """The scope of a municipality."""
    return Scope("municipality", code)


def is_inside(own: Rights | None, row: LocalOffer) -> bool:
    """Whether someone sees name and direct number of the contact."""
    if own is None:
        return False
    is_own = row.organisation_id is not None and row.organisation_id in own.organisations
    return is_own or may(own, READ_INTERNAL, scope_of(row.municipality))


def may_edit_place(own: Rights, code: str) -> bool:
    """Whether someone keeps all offers of a municipality."""
    return may(own, EDIT, scope_of(code))


def own_organisations(own: Rights, code: str) -> frozenset[int]:
    """The organisations of which someone keeps the offers in a municipality."""
    return frozenset(
        held.organisation
        for held in own.roles
        if EDIT_OWN in permissions_of(held.role) and contains(held.scope, scope_of(code))
    )


def may_edit(own: Rights, row: LocalOffer) -> bool:
    """Whether someone keeps this row. What has ended is closed to everyone."""
    if row.valid_to is not None and row.valid_to <= own.day:
        return False
    mine = own_organisations(own, row.municipality)
    return may_edit_place(own, row.municipality) or row.organisation_id in mine


def may_keep(own: Rights, code: str) -> bool:
    """Whether someone keeps anything of a municipality."""
    return may_edit_place(own, code) or bool(own_organisations(own, code))


def kept_municipalities(own: Rights) -> list[Area]:
    """The municipalities of which someone keeps something, by name."""
    return [
        area
        for invented in (False, True)
        for area in choices("municipality", invented=invented)
        if may_keep(own, area.code)
    ]


def local_rows(own: Rights, code: str) -> QuerySet[LocalOffer]:
    """The rows of a municipality that someone keeps."""
    rows = LocalOffer.objects.filter(municipality=code).select_related("organisation")
    if may_edit_place(own, code):
        return rows
    return rows.filter(organisation__in=own_organisations(own, code))


def municipality_to_keep(own: Rights, code: str) -> Area:
    """A municipality of which someone keeps something."""
    found = place("municipality", code)
    return _or_404(found if found and may_keep(own, code) else None)


def municipality_to_edit(own: Rights, code: str) -> Area:
    """A municipality of which someone keeps everything."""
    found = place("municipality", code)
    return _or_404(found if found and may_edit_place(own, code) else None)


def local_offer_to_edit(own: Rights, public_id: str) -> LocalOffer:
    """A row to change, check or end."""
    rows = LocalOffer.objects.select_related("organisation")
    found = rows.filter(public_id=public_id).first()
    return _or_404(found if found and may_edit(own, found) else None)


def local_offer_to_ask(own: Rights, public_id: str) -> LocalOffer:
    """A row with a contact who can be asked, and was not asked today."""
    found = local_offer_to_edit(own, public_id)
    return _or_404(found if may_ask(found, own.day) else None)


def may_ask(row: LocalOffer, day: date) -> bool:
    """Whether there is a contact to ask who was not asked today."""
    return bool(row.contact_email) and row.availability == "yes" and row.asked_on != day


def local_offer_to_doubt(public_id: str, *, invented: bool) -> LocalOffer:
    """A row that holds today: it is public, so everyone may say that it is not right."""
    rows = LocalOffer.objects.filter(valid_on(today()), is_invented=invented)
    return _or_404(rows.select_related("organisation").filter(public_id=public_id).first())


def may_handle(own: Rights, remark: Remark) -> bool:
    """Whether a remark is for someone: who keeps the place, or the row that it is about."""
    row = remark.local_offer
    return may_edit_place(own, remark.municipality) or (row is not None and may_edit(own, row))


def remark_to_handle(own: Rights, public_id: str) -> Remark:
    """A remark that is still open."""
    rows = Remark.objects.select_related("local_offer")
    found = rows.filter(public_id=public_id, handled_on__isnull=True).first()
    return _or_404(found if found and may_handle(own, found) else None)


def acting_in(
    request: HttpRequest, own: Rights, code: str, organisation: Organisation | None = None
) -> By:
    """Who keeps something of a municipality, in the role that lets him."""
    name = EDIT if may_edit_place(own, code) else EDIT_OWN
    return acting(request, name, organisation, scope_of(code))


def _or_404(found: Any) -> Any:
    if found is None:
        raise Http404
    return found
