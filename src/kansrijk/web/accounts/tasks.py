"""What people and organisations have waiting for someone; worked out each time, stored nowhere."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import islice

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kansrijk.reference.loader import load
from kansrijk.reference.tables.desk import NoticeTerm
from kansrijk.web.accounts.access import EDIT, may_edit, may_end_role, may_see, may_staff
from kansrijk.web.accounts.models import (
    Function,
    Organisation,
    Person,
    RoleAssignment,
)
from kansrijk.web.accounts.permissions import Rights, all_roles, may_somewhere
from kansrijk.web.accounts.presenters.organisations import day, scope_text
from kansrijk.web.accounts.presenters.words import word
from kansrijk.web.accounts.retention import YEAR, term
from kansrijk.web.accounts.validity import months_later
from kansrijk.web.accounts.words import function_kinds
from kansrijk.web.interface.tasks import MOST, Task


@cache
def notice(name: str) -> timedelta:
    """How long before an end, or after the last look."""
    (found,) = (row for row in load(NoticeTerm) if row.id == name)
    return timedelta(days=found.days)


def tasks_of(person: Person, rights: Rights) -> list[Task]:
    """Everything of this room that waits for someone, with the rights he has today."""
    return [
        *_own_data(person, rights),
        *_own_endings(rights),
        *_roles_of_others(rights),
        *_functions_of_others(rights),
        *_numbers(rights),
    ]


def _own_data(person: Person, rights: Rights) -> Iterator[Task]:
    hidden, _years = term()
    since = person.confirmed_on or timezone.localdate(person.made_at)
    until = months_later(since, YEAR * hidden)
    if until > rights.day + notice("own_data"):
        return
    why = _("Last confirmed on %(day)s. From %(until)s on others no longer see your name.")
    why = why % {"day": day(since), "until": day(until)}
    address = reverse("accounts:own_data")
    yield Task("unconfirmed", _("Are your own data still right?"), why, address, until)


def _own_endings(rights: Rights) -> Iterator[Task]:
    address = reverse("accounts:own")
    for role in _ending_roles(rights).filter(function__person_id=rights.person):
        title = _("Your role ends: %(role)s") % {"role": _role(role)}
        why = _("After that you may no longer do what it allows. Ask whoever gave it.")
        yield Task("expiring", title, why, address, role.valid_to)
    for function in _ending_functions(rights).filter(person_id=rights.person):
        title = _("Your function ends: %(function)s") % {"function": _function(function)}
        yield Task(
            "expiring", title, _("Your roles there end with it."), address, function.valid_to
        )


def _roles_of_others(rights: Rights) -> Iterable[Task]:
    if not may_somewhere(rights, "role.grant"):
        return ()
    rows = _ending_roles(rights).exclude(function__person_id=rights.person)
    mine = (role for role in rows.iterator() if may_end_role(rights, role))
    return (_role_of_other(rights, role) for role in islice(mine, MOST))


def _role_of_other(rights: Rights, role: RoleAssignment) -> Task:
    is_seen = may_see(rights, role.function.organisation)
    name = {"name": role.function.person.name, "role": _role(role)}
    where = role.function.organisation
    return Task(
        "expiring",
        _("A role of %(name)s ends: %(role)s") % name,
        _("Give it again if the work goes on."),
        _page(where) if is_seen else reverse("accounts:organisations"),
        role.valid_to,
    )


def _functions_of_others(rights: Rights) -> Iterable[Task]:
    if not may_somewhere(rights, "function.edit"):
        return ()
    rows = _ending_functions(rights).exclude(person_id=rights.person)
    mine = (row for row in rows.iterator() if may_staff(rights, row.organisation))
    return (_function_of_other(row) for row in islice(mine, MOST))


def _function_of_other(row: Function) -> Task:
    name = {"name": row.person.name, "function": _function(row)}
    title = _("%(name)s leaves: %(function)s") % name
    why = _("Who takes over the work, and the roles?")
    return Task("expiring", title, why, _page(row.organisation), row.valid_to)


def _numbers(rights: Rights) -> Iterator[Task]:
    """Numbers that nobody looked at for long, one task for each organisation."""
    if not any(may_somewhere(rights, name) for name in EDIT):
        return
    rows = Organisation.objects.filter(
        external_numbers__checked_on__lte=rights.day - notice("number_check"), ended_on=None
    )
    oldest = Min("external_numbers__checked_on")
    rows = rows.annotate(stale=Count("external_numbers"), oldest=oldest)
    mine = (row for row in rows.order_by("oldest", "pk").iterator() if may_edit(rights, row))
    for row in islice(mine, MOST):
        yield _number_task(row, row.stale, row.oldest)


def _number_task(organisation: Organisation, count: int, oldest: date) -> Task:
    name = {"number": count, "organisation": organisation.name}
    title = ngettext(
        "Check %(number)s number of %(organisation)s",
        "Check %(number)s numbers of %(organisation)s",
        count,
    )
    why = _("Last checked on %(day)s.") % {"day": day(oldest)}
    return Task("unconfirmed", title % name, why, _page(organisation))


def _ending_roles(rights: Rights) -> QuerySet[RoleAssignment]:
    """Roles that hold now and end soon, and that were not given again."""
    again = RoleAssignment.objects.filter(
        function__person=OuterRef("function__person"), role=OuterRef("role"),
        scope_kind=OuterRef("scope_kind"), scope_code=OuterRef("scope_code"),
        valid_from__lte=OuterRef("valid_to"), valid_to__gt=OuterRef("valid_to"),
    )  # fmt: skip
    rows = RoleAssignment.objects.filter(_soon(rights), ~Exists(again))
    rows = rows.select_related("function__person", "function__organisation")
    return rows.order_by("valid_to", "pk")


def _ending_functions(rights: Rights) -> QuerySet[Function]:
    rows = Function.objects.filter(_soon(rights)).select_related("person", "organisation")
    return rows.order_by("valid_to", "pk")


def _soon(rights: Rights) -> Q:
    """Holds today, and ends within the time that the desk looks ahead."""
    last = rights.day + notice("ending")
    return Q(valid_from__lte=rights.day, valid_to__gt=rights.day, valid_to__lte=last)


def _role(role: RoleAssignment) -> str:
    where = scope_text(role.scope_kind, role.scope_code)
    return f"{word(all_roles(), role.role)}, {where}"


def _function(row: Function) -> str:
    return f"{word(function_kinds(), row.kind)}, {row.organisation.name}"


def _page(organisation: Organisation) -> str:
    return reverse("accounts:organisation", args=[organisation.slug])
