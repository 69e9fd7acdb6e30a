"""What the register has waiting for who keeps it; worked out each time, stored nowhere."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kansrijk.web.accounts.permissions import Rights, permissions_of
from kansrijk.web.accounts.places import is_invented
from kansrijk.web.accounts.scopes import Scope, municipalities
from kansrijk.web.accounts.tasks import notice
from kansrijk.web.coalitions.access import EDIT, coalitions, may_edit
from kansrijk.web.coalitions.models import Coalition, MunicipalityStatus
from kansrijk.web.coalitions.presenters.text import address, municipality_name
from kansrijk.web.coalitions.queries import coalitions_by_municipality, statuses_on
from kansrijk.web.coalitions.words import statuses
from kansrijk.web.interface.tasks import MOST, Group, Task


def tasks_of(own: Rights) -> list[Task]:
    """Everything of the register that waits for someone, with the rights he has today."""
    scopes = [held.scope for held in own.roles if EDIT in permissions_of(held.role)]
    if not scopes:
        return []
    return [*_drafts(own), *_municipalities(own, scopes)]


def _drafts(own: Rights) -> Iterator[Task]:
    """Coalitions that one keeps, and that nobody else sees yet."""
    rows = Coalition.objects.filter(is_public=False, valid_to=None).order_by("name", "pk")
    for row in [row for row in rows if may_edit(own, row)][:MOST]:
        yield Task(
            "todo",
            _("%(name)s is not public yet") % {"name": row.name},
            _("Only who keeps it sees it. Look whether its name, municipalities and source hold."),
            reverse("coalitions:publish", args=[row.public_id]),
        )


@dataclass(frozen=True, slots=True)
class _Known:
    """What the register says of the municipalities that one keeps, as far as one sees it."""

    own: Rights
    status: dict[str, MunicipalityStatus]
    in_coalition: frozenset[str]

    def is_unknown(self, code: str) -> bool:
        return code not in self.status

    def is_contradicted(self, code: str) -> bool:
        """A status with a coalition and no coalition, or the other way round."""
        row = self.status.get(code)
        has_one = code in self.in_coalition
        return row is not None and statuses()[row.status].has_coalition != has_one

    def is_old(self, code: str) -> bool:
        row = self.status.get(code)
        oldest = self.own.day - notice("status_source")
        return row is not None and row.source_date.last_day < oldest


def _municipalities(own: Rights, scopes: Collection[Scope]) -> Iterator[Task]:
    kept = _codes(scopes)
    known = _look(own, kept)
    # For a whole country the register itself says of how many nothing is known.
    near = _codes([scope for scope in scopes if scope.kind != "country"])
    yield from _together("todo", near, known.is_unknown, _unknown)
    yield from _together("todo", kept, known.is_contradicted, _contradicted)
    yield from _together("unconfirmed", kept, known.is_old, _old)


def _codes(scopes: Iterable[Scope]) -> frozenset[str]:
    return frozenset().union(*(municipalities(scope) for scope in scopes))


def _look(own: Rights, codes: frozenset[str]) -> _Known:
    found: dict[str, MunicipalityStatus] = {}
    members: set[str] = set()
    for invented in {is_invented(code) for code in codes}:
        found |= statuses_on(own.day, invented=invented)
        seen = coalitions(own, invented=invented)
        members |= coalitions_by_municipality(seen, own.day, codes).keys()
    return _Known(own, found, frozenset(members))


def _together(
    group: Group, codes: Iterable[str], is_meant: Callable[[str], bool],
    words: Callable[[int, str], tuple[str, str]],
) -> Iterator[Task]:  # fmt: skip
    """One task: of one municipality on its own page, of more of them in the register."""
    for invented in (False, True):
        meant = sorted(c for c in codes if is_invented(c) == invented and is_meant(c))
        if not meant:
            continue
        names = sorted(municipality_name(code) for code in meant)
        title, why = words(len(meant), names[0])
        place = ("municipality", meant[0]) if len(meant) == 1 else ("home",)
        yield Task(group, title, why, address(*place, invented=invented))


def _unknown(number: int, name: str) -> tuple[str, str]:
    title = ngettext(
        "Of %(name)s no source says whether there is a coalition",
        "Of %(number)s municipalities no source says whether there is a coalition",
        number,
    )
    why = _("Do you know a public source? Record what it says.")
    return title % {"name": name, "number": number}, why


def _contradicted(number: int, name: str) -> tuple[str, str]:
    title = ngettext(
        "The status of %(name)s and its coalitions contradict each other",
        "Of %(number)s municipalities the status and the coalitions contradict each other",
        number,
    )
    why = _("The status says that there is a coalition and the register names none, or the other"
            " way round.")  # fmt: skip
    return title % {"name": name, "number": number}, why


def _old(number: int, name: str) -> tuple[str, str]:
    title = ngettext(
        "The source of the status of %(name)s is old",
        "The sources of the status of %(number)s municipalities are old",
        number,
    )
    why = _("A newer source may say something else.")
    return title % {"name": name, "number": number}, why
