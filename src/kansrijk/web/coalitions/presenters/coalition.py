"""A coalition in words: its municipalities with what is known of each, and its own regions."""

from collections.abc import Mapping
from dataclasses import dataclass

from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.permissions import Rights
from kansrijk.web.accounts.presenters.words import in_language, word
from kansrijk.web.coalitions.access import may_edit
from kansrijk.web.coalitions.models import Coalition, Membership, MunicipalityStatus, OwnRegion
from kansrijk.web.coalitions.presenters.municipality import StatusLine, status_line
from kansrijk.web.coalitions.presenters.text import (
    SourceText,
    address,
    municipality_name,
    period_text,
    source_text,
    status_text,
    tranche_text,
)
from kansrijk.web.coalitions.queries import (
    former_memberships,
    history,
    own_regions,
    present_memberships,
    statuses_on,
    tranches,
)
from kansrijk.web.coalitions.words import kinds


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A municipality in a coalition."""

    key: str
    name: str
    address: str
    period: str
    status: str
    tranche: str
    source: SourceText


@dataclass(frozen=True, slots=True)
class RegionLine:
    """A region of the coalition's own."""

    key: str
    name: str
    municipalities: str
    period: str
    source: SourceText


@dataclass(frozen=True, slots=True)
class CoalitionPage:
    """What a reader sees of a coalition."""

    key: str
    name: str
    kind: str
    what: str
    period: str
    source: SourceText
    is_public: bool
    is_invented: bool
    has_ended: bool
    members: tuple[MemberLine, ...]
    former: tuple[MemberLine, ...]
    regions: tuple[RegionLine, ...]
    changes: tuple[tuple[str, tuple[StatusLine, ...]], ...]
    may_edit: bool


def coalition_page(own: Rights, it: Coalition, *, as_other: bool = False) -> CoalitionPage:
    """The page for this reader, or as another sees it."""
    members = present_memberships(it)
    found = statuses_on(today(), invented=it.is_invented)
    kind = kinds().get(it.kind)
    return CoalitionPage(
        key=it.public_id,
        name=it.name,
        kind=word(kinds(), it.kind),
        what=in_language(kind, "what") if kind else "",
        period=period_text(it),
        source=source_text(it),
        is_public=it.is_public,
        is_invented=it.is_invented,
        has_ended=it.valid_to is not None,
        members=tuple(_members(it, members, found)),
        former=tuple(_members(it, former_memberships(it), found)),
        regions=tuple(_region(region) for region in own_regions(it)),
        changes=tuple(_changes(members)),
        may_edit=may_edit(own, it) and not as_other,
    )


def _members(
    it: Coalition, rows: list[Membership], found: Mapping[str, MunicipalityStatus]
) -> list[MemberLine]:
    rounds = tranches(invented=it.is_invented)
    lines = (
        MemberLine(
            row.public_id,
            municipality_name(row.municipality),
            address("municipality", row.municipality, invented=it.is_invented),
            period_text(row),
            status_text(found.get(row.municipality)),
            tranche_text(rounds.get(row.municipality)),
            source_text(row),
        )
        for row in rows
    )
    return sorted(lines, key=lambda line: line.name)


def _region(region: OwnRegion) -> RegionLine:
    names = sorted(municipality_name(m.municipality) for m in region.members.all())
    return RegionLine(
        region.public_id, region.name, ", ".join(names), period_text(region), source_text(region)
    )


def _changes(members: list[Membership]) -> list[tuple[str, tuple[StatusLine, ...]]]:
    """The history of each municipality of which more than one status is known."""
    found = []
    for member in members:
        rows = history(member.municipality)
        if len(rows) > 1:
            lines = tuple(
                status_line(row, frozenset(), is_present=row.valid_to is None) for row in rows
            )
            found.append((municipality_name(member.municipality), lines))
    return found
