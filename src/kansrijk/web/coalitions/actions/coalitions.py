"""Making a coalition, renaming it, making it public, and saying that it has stopped."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.text import slugify

from kansrijk.errors import UserError
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.permissions import Rights
from kansrijk.web.accounts.words import one_of
from kansrijk.web.audit.actions import By, action, recorded
from kansrijk.web.coalitions.access import may_edit_municipality
from kansrijk.web.coalitions.countries import is_of_invented_country, municipality
from kansrijk.web.coalitions.evidence import Evidence, Since, check_end, clean_text
from kansrijk.web.coalitions.models import LONGEST_NAME, Coalition, Membership
from kansrijk.web.coalitions.words import kinds, reasons

#: Words in the addresses of the register, which no coalition can have.
TAKEN = frozenset({"nieuw", "beheer", "gemeenten", "register"})


@action("coalition.create")
def create_coalition(
    *, by: By, rights: Rights | None, name: str, kind: str, since: Since, evidence: Evidence,
    municipalities: Iterable[str], slug: str = "", is_public: bool = False,
    reason: str = "new_coalition",
) -> Coalition:  # fmt: skip
    """A coalition with its first municipalities; not public until someone says so.

    ``rights`` are of who makes it; None: the system does. Every municipality must be in his area.
    """
    codes = sorted(set(municipalities))
    if not codes:
        raise UserError("Kies minstens één gemeente: een coalitie is altijd ergens.")
    one_of(kinds(), kind, "De soort coalitie")
    one_of(reasons("start"), reason, "De reden")
    is_invented = is_of_invented_country(codes)
    for code in codes:
        check_may_add(rights, code)
    name = clean_text(name, LONGEST_NAME, "Geef de coalitie een naam")
    dated = since.fields(evidence) | evidence.fields()
    made = Coalition.objects.create(
        slug=_free_slug(slug or slugify(name)[:70], is_invented=is_invented), name=name, kind=kind,
        is_invented=is_invented, is_public=is_public, **dated,
    )  # fmt: skip
    for code in codes:
        with recorded("membership.add", by=by, reason=reason) as recording:
            joined = Membership.objects.create(coalition=made, municipality=code, **dated)
            recording.about(joined)
    return made


@action("coalition.rename")
def rename_coalition(*, coalition: Coalition, by: By, name: str, reason: str) -> None:
    """Another name; the address of its page stays, so that links do."""
    one_of(reasons("evidence"), reason, "De reden")
    coalition.name = clean_text(name, LONGEST_NAME, "Geef de coalitie een naam")
    coalition.save(update_fields=["name"])


@action("coalition.publish")
def publish_coalition(*, coalition: Coalition, by: By, reason: str) -> None:
    """From now on it stands in the register for everyone."""
    one_of(reasons("publish"), reason, "De reden")
    coalition.is_public = True
    coalition.save(update_fields=["is_public"])


@action("coalition.end")
def end_coalition(*, coalition: Coalition, by: By, reason: str, day: date | None = None) -> None:
    """It has stopped: all memberships and regions end with it, and roles for it hold no place.

    What is known of its municipalities stays until a source says otherwise.
    """
    one_of(reasons("end"), reason, "De reden")
    locked = held(coalition)
    if locked.valid_to is not None:
        raise UserError("Deze coalitie was al beëindigd.")
    day = day or today()
    check_end(day, locked.valid_from)
    _end_parts("membership.end", coalition.memberships, day, by, reason)
    _end_parts("own_region.end", coalition.own_regions, day, by, reason)
    coalition.valid_to = day
    coalition.save(update_fields=["valid_to"])


def _end_parts(action_name: str, rows: Any, day: date, by: By, reason: str) -> None:
    for row in rows.filter(valid_to__isnull=True):
        with recorded(action_name, row, by=by, reason=reason):
            row.valid_to = max(day, row.valid_from)
            row.save(update_fields=["valid_to"])


def held(coalition: Coalition) -> Coalition:
    """The coalition, held until the commit: two who change it at once stand in line."""
    return Coalition.objects.select_for_update().get(pk=coalition.pk)


def check_may_add(rights: Rights | None, code: str) -> None:
    """Raise UserError unless someone may bring this municipality into a coalition."""
    name = municipality(code).name
    if rights is not None and not may_edit_municipality(rights, code):
        raise UserError(
            f"{name} ligt buiten uw gebied. U kunt alleen gemeenten toevoegen waarvan u het"
            " register bijhoudt; vraag het iemand met een rol voor die gemeente of regio."
        )


def _free_slug(base: str, *, is_invented: bool) -> str:
    """From the name; with a number behind it when another has it already."""
    base = base or "coalitie"
    rows = Coalition.objects.filter(slug__startswith=base, is_invented=is_invented)
    taken = {*rows.values_list("slug", flat=True), *TAKEN}
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
