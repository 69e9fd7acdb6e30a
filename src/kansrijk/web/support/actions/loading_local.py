"""Filling the local layer with what sources state: once, and never over what someone edited.

A row of the file is known by its id. What is not there yet is added; what was added before stays as
it is, also when someone changed or ended it; where it differs that is said.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from kansrijk.errors import UserError
from kansrijk.reference.loader import load
from kansrijk.reference.tables.sources import Source
from kansrijk.reference.tables.support_local import InventedLocalOffer, StatedOffer
from kansrijk.web.accounts.acting import by_system
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.models import Organisation
from kansrijk.web.accounts.places import is_invented
from kansrijk.web.accounts.validity import months_later
from kansrijk.web.audit.actions import By, recorded
from kansrijk.web.coalitions.actions.loading import Loaded
from kansrijk.web.coalitions.countries import municipalities
from kansrijk.web.coalitions.evidence import Evidence, Since
from kansrijk.web.coalitions.moments import parse_moment
from kansrijk.web.support.actions.local import add_local_offer
from kansrijk.web.support.local_facts import LocalFacts
from kansrijk.web.support.models import LocalOffer


def load_local_offers(*, by: By | None = None) -> Loaded:
    """Load both countries; the invented one only where it was made."""
    by, done = by or by_system(), Loaded()
    for rows, invented in ((load(StatedOffer), False), (load(InventedLocalOffer), True)):
        if names := {area.code: area.name for area in municipalities(invented=invented)}:
            _load(_present(rows, names, done, invented=invented), by, done)
    return done


def _load(rows: Sequence[StatedOffer], by: By, done: Loaded) -> None:
    known = {row.loaded_as: row for row in LocalOffer.objects.exclude(loaded_as="")}
    new = [row for row in rows if row.id not in known]
    done.differences += [
        text for row in rows if row.id in known for text in _differences(known[row.id], row)
    ]
    if new:  # a load that changes nothing leaves no event
        with recorded("local_offers.load", by=by):
            for row in new:
                _add(row, by)
        done.added += len(new)


def _add(row: StatedOffer, by: By) -> None:
    add_local_offer(
        by=by, code=row.code, facts=_facts(row), evidence=_evidence(row.source),
        since=Since(parse_moment(row.start), row.is_latest_start), checked_on=_checked(row),
        loaded_as=row.id, reason="by_file",
    )  # fmt: skip


def _facts(row: StatedOffer) -> LocalFacts:
    known = _organisation(row)
    return LocalFacts(
        offer=row.offer, availability=row.availability, name=row.local_name,
        organisation=known, organisation_name="" if known else row.organisation,
        contact_function=row.contact, phone=row.phone,
        contact_name=getattr(row, "contact_name", ""),
        contact_direct=getattr(row, "contact_direct", ""),
        contact_email=getattr(row, "contact_email", ""),
        area_kind=row.area_kind, area_name=row.area, languages=row.languages,
        wait_weeks=row.wait_weeks, accepts=row.accepts,
        accepts_on=_checked(row) if row.accepts is not None else None, agreement=row.agreement,
    )  # fmt: skip


def _organisation(row: StatedOffer) -> Organisation | None:
    """The one of the register with this name, in the same country."""
    rows = Organisation.objects.filter(
        name=row.organisation, is_invented=is_invented(row.code), ended_on__isnull=True
    )
    return rows.first() if row.organisation else None


def _checked(row: StatedOffer) -> date | None:
    """Nobody checked what a source states; an invented row says how long ago it was."""
    if isinstance(row, InventedLocalOffer):
        return months_later(today(), -row.age_months)
    return None


def _evidence(key: str) -> Evidence:
    source = next(source for source in load(Source) if source.source == key)
    return Evidence(title=source.name[:200], date=parse_moment(source.date))


def _present(
    rows: Sequence[StatedOffer], names: dict[str, str], done: Loaded, *, invented: bool
) -> list[StatedOffer]:
    """The rows of municipalities that exist now, under the name that the file gives."""
    found = []
    for row in rows:
        if row.code in names and row.name in (None, names[row.code]):
            found.append(row)
        elif invented:  # that country is made anew now and then
            done.differences.append(f"{row.table}.csv: {row.code} bestaat niet")
        else:
            now = names.get(row.code, "niets")
            raise UserError(f"{row.table}.csv: {row.code} heet nu {now} en niet '{row.name}'.")
    return found


def _differences(known: LocalOffer, row: StatedOffer) -> Iterator[str]:
    organisation = known.organisation.name if known.organisation else known.organisation_name
    pairs = (
        ("aanwezig", known.availability, row.availability),
        ("naam", known.name, row.local_name),
        ("organisatie", organisation, row.organisation),
        ("contact", known.contact_function, row.contact),
        ("nummer", known.phone, row.phone),
        ("beëindigd", str(known.valid_to or ""), ""),
    )
    for what, mine, theirs in pairs:
        if mine != theirs:
            yield f"hulp {row.id}, {what}: hier '{mine}', bestand '{theirs}'"
