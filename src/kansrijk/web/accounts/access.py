"""The one way to people and organisations: what someone may not see does not exist for him.

Every fetch takes the rights of who asks. Another's record answers 404, as one that is not there.
"""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest

from kansrijk.web.accounts.acting import by_person
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.models import (
    ExternalNumber,
    Function,
    Organisation,
    Person,
    RoleAssignment,
)
from kansrijk.web.accounts.models.parts import valid_on
from kansrijk.web.accounts.permissions import (
    Held,
    Rights,
    may,
    may_grant,
    role_that_lets,
)
from kansrijk.web.accounts.places import choices
from kansrijk.web.accounts.scopes import Scope
from kansrijk.web.audit.actions import By

#: Whoever may change an organisation, by a role for its area or by one in it.
EDIT = ("organisation.edit", "organisation.edit_own")


def rights_of(person: Person | AnonymousUser) -> Rights:
    """The roles that hold today, in functions that hold today; nobody has none."""
    day = today()
    if not isinstance(person, Person) or not person.is_active:
        return Rights(day)
    functions = person.functions.filter(valid_on(day))
    roles = RoleAssignment.objects.filter(valid_on(day), function__in=functions)
    return Rights(
        day,
        person.pk,
        tuple(_held(role) for role in roles.select_related("function").order_by("pk")),
        frozenset(functions.values_list("organisation_id", flat=True)),
    )


def rights(request: HttpRequest) -> Rights:
    """The rights of who asks for this page, looked up once."""
    found: Rights | None = getattr(request, "_kansrijk_rights", None)
    if found is None:
        found = rights_of(request.user)
        request._kansrijk_rights = found
    return found


def person(request: HttpRequest) -> Person:
    """Who is signed in, as he is stored now."""
    found: Person = Person.objects.get(pk=request.user.pk)
    return found


def acting(
    request: HttpRequest,
    permission: str,
    organisation: Organisation | None = None,
    scope: Scope | None = None,
) -> By:
    """Who acts on an organisation or for a scope, in the role that lets him."""
    if organisation is not None:
        scope = scope or area(organisation)
    key = organisation.pk if organisation else None
    held = role_that_lets(rights(request), permission, scope, key)
    found = RoleAssignment.objects.filter(public_id=held.key) if held else None
    role = found.select_related("function__organisation").first() if found else None
    return by_person(request.user, role)


def acting_for(request: HttpRequest, person: Person, permission: str) -> By:
    """Who acts on another, in the role that lets him."""
    function = _functions(person).first()
    if function is not None:
        return acting(request, permission, function.organisation)
    countries = _country(is_invented=person.is_invented)
    return acting(request, permission, scope=countries[0] if countries else None)


def area(organisation: Organisation) -> Scope:
    """Where an organisation belongs."""
    return Scope(organisation.area_kind, organisation.area_code)


def scope_of(role: RoleAssignment) -> Scope:
    """For what a role holds."""
    return Scope(role.scope_kind, role.scope_code)


def _held(role: RoleAssignment) -> Held:
    return Held(
        role.role, scope_of(role), role.function.organisation_id, role.valid_from, role.valid_to,
        role.public_id,
    )  # fmt: skip


# Organisations ------------------------------------------------------------------------------------


def may_see(own: Rights, organisation: Organisation) -> bool:
    """Whether an organisation exists for someone."""
    if organisation.pk in own.organisations:
        return True
    return may(own, "organisation.read", area(organisation), organisation.pk)


def is_inside(own: Rights, organisation: Organisation) -> bool:
    """Whether someone also sees what is for colleagues only."""
    if organisation.pk in own.organisations:
        return True
    return may(own, "organisation.read_internal", area(organisation), organisation.pk)


def may_edit(own: Rights, organisation: Organisation) -> bool:
    """Whether someone may change an organisation."""
    return any(may(own, name, area(organisation), organisation.pk) for name in EDIT)


def edit_permission(own: Rights, organisation: Organisation) -> str:
    """Which permission lets someone change it: the log names the role behind it."""
    target = (area(organisation), organisation.pk)
    return next((name for name in EDIT if may(own, name, *target)), EDIT[0])


def may_stop(own: Rights, organisation: Organisation) -> bool:
    """Whether someone may say that an organisation that goes on has stopped."""
    return organisation.ended_on is None and may(own, "organisation.edit", area(organisation))


def organisations(own: Rights) -> QuerySet[Organisation]:
    """All organisations that exist for someone, by name."""
    places = Organisation.objects.order_by().values_list("area_kind", "area_code").distinct()
    seen = Q(pk__in=own.organisations)
    for kind, code in places:
        if may(own, "organisation.read", Scope(kind, code)):
            seen |= Q(area_kind=kind, area_code=code)
    return Organisation.objects.filter(seen).order_by("name", "pk")


def organisation(own: Rights, slug: str) -> Organisation:
    """An organisation to look at."""
    found = Organisation.objects.filter(slug=slug).first()
    return _or_404(found if found and may_see(own, found) else None)


def organisation_to_edit(own: Rights, slug: str) -> Organisation:
    """An organisation to change."""
    found = Organisation.objects.filter(slug=slug).first()
    return _or_404(found if found and may_edit(own, found) else None)


def organisation_to_stop(own: Rights, slug: str) -> Organisation:
    """An organisation to stop: by a role for its area, not by one in it."""
    found = Organisation.objects.filter(slug=slug).first()
    return _or_404(found if found and may_stop(own, found) else None)


def number_to_edit(own: Rights, public_id: str) -> ExternalNumber:
    """A number from outside, to check or remove."""
    rows = ExternalNumber.objects.select_related("organisation")
    found = rows.filter(public_id=public_id).first()
    return _or_404(found if found and may_edit(own, found.organisation) else None)


# People in them -----------------------------------------------------------------------------------


def may_staff(own: Rights, organisation: Organisation) -> bool:
    """Whether someone may say who works in an organisation."""
    return may(own, "function.edit", area(organisation), organisation.pk)


def organisation_to_staff(own: Rights, slug: str) -> Organisation:
    """An organisation in which someone may be given a function."""
    found = Organisation.objects.filter(slug=slug).first()
    return _or_404(found if found and may_staff(own, found) else None)


def function_to_edit(own: Rights, public_id: str) -> Function:
    """A function to end, or to hang a role on."""
    rows = Function.objects.select_related("person", "organisation")
    found = rows.filter(public_id=public_id).first()
    return _or_404(found if found and may_staff(own, found.organisation) else None)


def own_function(own: Rights, public_id: str) -> Function:
    """A function of one's own."""
    return _or_404(Function.objects.filter(public_id=public_id, person_id=own.person).first())


def role_to_end(own: Rights, public_id: str) -> RoleAssignment:
    """A role within the scope of one's own right to give roles."""
    rows = RoleAssignment.objects.select_related("function__person", "function__organisation")
    found = rows.filter(public_id=public_id).first()
    return _or_404(found if found and may_end_role(own, found) else None)


def own_role(own: Rights, public_id: str) -> RoleAssignment:
    """A role of one's own."""
    rows = RoleAssignment.objects.select_related("function__organisation")
    found = rows.filter(public_id=public_id, function__person_id=own.person).first()
    return _or_404(found)


def may_end_role(own: Rights, role: RoleAssignment) -> bool:
    """Whether someone may end a role because he may give it."""
    return may_grant(own, role.role, scope_of(role))


def may_see_role(own: Rights, role: RoleAssignment) -> bool:
    """Whether someone sees that another has a role."""
    return role.function.person_id == own.person or may(own, "role.read", scope_of(role))


def may_close(own: Rights, person: Person) -> bool:
    """Whether someone may close off or erase another."""
    return _may_on(own, "person.close", person)


def _may_on(own: Rights, permission: str, person: Person) -> bool:
    """For the whole area where he ever worked; of who never worked anywhere, the whole country."""
    places = {area(function.organisation) for function in _functions(person)}
    places = places or set(_country(is_invented=person.is_invented))
    return bool(places) and all(may(own, permission, place) for place in places)


def without_function(own: Rights) -> list[Person]:
    """People who never worked anywhere, as far as someone may close them off, by name."""
    rows = Person.objects.filter(functions=None, erased_at=None).exclude(pk=own.person)
    is_kept = {
        invented: any(may(own, "person.close", c) for c in _country(is_invented=invented))
        for invented in (False, True)
    }
    kept = [invented for invented, is_so in is_kept.items() if is_so]
    return list(rows.filter(is_invented__in=kept).order_by("name", "pk"))


def _country(*, is_invented: bool) -> list[Scope]:
    return [Scope("country", each.code) for each in choices("country", invented=is_invented)]


def person_to_close(own: Rights, public_id: str) -> Person:
    """A person to close off or erase; never oneself, that is on the page of one's own data."""
    found = Person.objects.filter(public_id=public_id, erased_at__isnull=True).first()
    is_other = found is not None and found.pk != own.person
    return _or_404(found if is_other and may_close(own, found) else None)


def person_to_reset(own: Rights, public_id: str) -> Person:
    """A person whose second step may be taken away; never oneself."""
    found = Person.objects.filter(public_id=public_id, is_active=True).first()
    is_other = found is not None and found.pk != own.person
    return _or_404(found if is_other and _may_on(own, "person.reset_step", found) else None)


def _functions(person: Person) -> QuerySet[Function]:
    return person.functions.select_related("organisation")


def _or_404(found: Any) -> Any:
    if found is None:
        raise Http404
    return found
