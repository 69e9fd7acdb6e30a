"""Filling the register with what was published: once, and never over what someone edited.

What stands in the register is compared with the files. What is not there yet is added, by the same
actions as on the site; what differs is reported and left alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from kansrijk.errors import UserError
from kansrijk.reference.loader import load
from kansrijk.reference.tables.coalitions import (
    InventedCoalition,
    InventedMembership,
    InventedStatus,
    InventedTranche,
    PublishedCoalition,
    PublishedMembership,
    PublishedStatus,
)
from kansrijk.reference.tables.sources import Source
from kansrijk.web.accounts.acting import by_system
from kansrijk.web.audit.actions import By, recorded
from kansrijk.web.coalitions.actions.coalitions import create_coalition
from kansrijk.web.coalitions.actions.statuses import record_status, set_tranche
from kansrijk.web.coalitions.countries import municipalities
from kansrijk.web.coalitions.evidence import Evidence, Since
from kansrijk.web.coalitions.models import Coalition, MunicipalityStatus, MunicipalityTranche
from kansrijk.web.coalitions.moments import parse_moment


@dataclass
class Loaded:
    """What a load did: how many were added, and where the register says something else."""

    added: int = 0
    differences: list[str] = field(default_factory=list)


Files = tuple[
    Sequence[PublishedCoalition], Sequence[PublishedMembership], Sequence[PublishedStatus],
    Sequence[InventedTranche],
]  # fmt: skip
Step = Callable[[], object]
Place = TypeVar("Place", PublishedMembership, PublishedStatus, InventedTranche)


def load_register(*, by: By | None = None) -> Loaded:
    """Load both countries; the invented one only where it was made."""
    by, done = by or by_system(), Loaded()
    real: Files = (load(PublishedCoalition), load(PublishedMembership), load(PublishedStatus), ())
    made_up: Files = (
        load(InventedCoalition), load(InventedMembership), load(InventedStatus),
        load(InventedTranche),
    )  # fmt: skip
    for files, invented in ((real, False), (made_up, True)):
        if municipalities(invented=invented):
            _load(files, by, done, invented=invented)
    return done


def _load(files: Files, by: By, done: Loaded, *, invented: bool) -> None:
    coalitions, memberships, statuses, tranches = files
    here = partial(_present, done=done, invented=invented)
    steps = [
        *_coalition_steps(coalitions, here(memberships), by, done, invented=invented),
        *_status_steps(here(statuses), by, done),
        *_tranche_steps(here(tranches), by, done),
    ]
    if steps:  # a load that changes nothing leaves no event
        with recorded("register.load", by=by):
            for step in steps:
                step()
        done.added += len(steps)


def _present(rows: Sequence[Place], done: Loaded, *, invented: bool) -> list[Place]:
    """The rows of municipalities that exist now, under the name that the file gives.

    A right code with another municipality's name is a slip that no one would see later. The
    invented country is made anew now and then; what it no longer has is said and passed over.
    """
    names = {area.code: area.name for area in municipalities(invented=invented)}
    found = []
    for row in rows:
        if row.code in names and row.name in (None, names[row.code]):
            found.append(row)
        elif invented:
            done.differences.append(f"{row.table}.csv: {row.code} bestaat niet")
        else:
            now = names.get(row.code, "niets")
            raise UserError(f"{row.table}.csv: {row.code} heet nu {now} en niet '{row.name}'.")
    return found


def _coalition_steps(
    rows: Sequence[PublishedCoalition], members: Sequence[PublishedMembership], by: By,
    done: Loaded, *, invented: bool,
) -> Iterator[Step]:  # fmt: skip
    codes: dict[str, list[str]] = defaultdict(list)
    for member in members:
        codes[member.coalition].append(member.code)
    for row in rows:
        known = Coalition.objects.filter(slug=row.slug, is_invented=invented).first()
        if known is None:
            yield partial(
                create_coalition, by=by, rights=None, name=row.name, kind=row.kind,
                since=_since(row), evidence=_evidence(row.source), slug=row.slug, is_public=True,
                municipalities=codes[row.slug],
            )  # fmt: skip
        else:
            _compare_coalition(known, row, codes[row.slug], done)


def _compare_coalition(
    known: Coalition, row: PublishedCoalition, codes: Sequence[str], done: Loaded
) -> None:
    stored = set(known.memberships.filter(valid_to=None).values_list("municipality", flat=True))
    pairs = (
        ("naam", known.name, row.name),
        ("soort", known.kind, row.kind),
        ("begin", str(known.start), row.start),
        ("gemeenten", " ".join(sorted(stored)), " ".join(sorted(codes))),
    )
    done.differences += [
        f"coalitie {row.slug}, {what}: register '{mine}', bestand '{theirs}'"
        for what, mine, theirs in pairs
        if mine != theirs
    ]


def _status_steps(rows: Sequence[PublishedStatus], by: By, done: Loaded) -> Iterator[Step]:
    stored = MunicipalityStatus.objects.filter(municipality__in={row.code for row in rows})
    known: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for status in stored:
        known[status.municipality].add((status.status, str(status.start)))
    for row in rows:
        if row.code not in known:
            yield partial(
                record_status, by=by, code=row.code, status=row.status, since=_since(row),
                evidence=_evidence(row.source), reason="new_evidence", remark=row.remark_nl,
            )  # fmt: skip
        elif (row.status, row.start) not in known[row.code]:
            done.differences.append(
                f"status {row.code}: het bestand zegt '{row.status}' vanaf {row.start};"
                " dat staat niet in het register"
            )


def _tranche_steps(rows: Sequence[InventedTranche], by: By, done: Loaded) -> Iterator[Step]:
    known = dict(MunicipalityTranche.objects.values_list("municipality", "number"))
    for row in rows:
        if row.code not in known:
            yield partial(
                set_tranche, by=by, code=row.code, number=str(row.number),
                evidence=_evidence(row.source), reason="new_evidence",
            )  # fmt: skip
        elif known[row.code] != row.number:
            done.differences.append(
                f"tranche {row.code}: register {known[row.code]}, bestand {row.number}"
            )


def _since(row: PublishedCoalition | PublishedStatus) -> Since:
    return Since(parse_moment(row.start), row.is_latest_start)


def _evidence(key: str) -> Evidence:
    source = next(source for source in load(Source) if source.source == key)
    return Evidence(title=source.name[:200], date=parse_moment(source.date))
