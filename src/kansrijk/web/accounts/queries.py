"""What the pages show, once ``access`` has said that it may be seen."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from kansrijk.web.accounts.access import may_staff, organisations
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.models import Function, Organisation, Person, RoleAssignment
from kansrijk.web.accounts.permissions import Rights, all_roles, may_grant
from kansrijk.web.accounts.places import choices
from kansrijk.web.accounts.scopes import Scope, known_coalitions


def present_functions(organisation: Organisation) -> QuerySet[Function]:
    """Who works in an organisation now, or soon, by name."""
    ends_later = Q(valid_to__isnull=True) | Q(valid_to__gt=today())
    rows = organisation.functions.filter(ends_later)
    return rows.select_related("person").order_by("person__name", "pk")


def present_roles(functions: Iterable[Function]) -> list[RoleAssignment]:
    """The roles in these functions that hold now or later."""
    rows = RoleAssignment.objects.filter(function__in=functions, valid_to__gt=today())
    return list(rows.select_related("function__person", "function__organisation").order_by("pk"))


def functions_of(person: Person) -> list[Function]:
    """All functions that someone has or had, the newest first."""
    rows = person.functions.select_related("organisation")
    return list(rows.order_by("-valid_from", "-pk"))


def roles_of(person: Person) -> list[RoleAssignment]:
    """All roles that someone has or had, the newest first."""
    rows = RoleAssignment.objects.filter(function__person=person)
    return list(rows.select_related("function__organisation").order_by("-valid_from", "-pk"))


def known_people(own: Rights) -> list[Person]:
    """People who work somewhere that one may staff; others are invited."""
    mine = [each.pk for each in organisations(own) if may_staff(own, each)]
    found = Person.objects.filter(
        is_active=True, functions__organisation__in=mine, erased_at__isnull=True
    )
    return list(found.distinct().order_by("name", "pk"))


def grantable(own: Rights, *, invented: bool) -> tuple[list[str], list[Scope]]:
    """The roles that someone may give, and the places for which he may give any."""
    scopes = [
        Scope(kind, area.code)
        for kind in ("municipality", "region", "country")
        for area in choices(kind, invented=invented)
    ]
    scopes += [Scope("coalition", c) for c in known_coalitions().codes(invented=invented)]
    pairs = [
        (role.id, scope)
        for scope in scopes
        for role in all_roles().values()
        if scope.kind in role.scope_kinds and may_grant(own, role.id, scope)
    ]
    roles = {role for role, _ in pairs}
    given = {scope for _, scope in pairs}
    return [role for role in all_roles() if role in roles], [s for s in scopes if s in given]
