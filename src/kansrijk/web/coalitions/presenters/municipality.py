"""What the register knows of one municipality."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from kansrijk.monitor.areas import Area
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.fields import visible_fields
from kansrijk.web.accounts.presenters.words import in_language
from kansrijk.web.coalitions.models import Coalition, MunicipalityStatus, OwnRegion
from kansrijk.web.coalitions.presenters.text import (
    Pair,
    SourceText,
    coalition_address,
    period_text,
    recorder_text,
    source_text,
    status_text,
    tranche_text,
)
from kansrijk.web.coalitions.queries import (
    coalitions_by_municipality,
    history,
    own_regions,
    tranche,
)
from kansrijk.web.coalitions.words import statuses


@dataclass(frozen=True, slots=True)
class StatusLine:
    """A status in the history."""

    key: str
    status: str
    period: str
    remark: str
    source: SourceText
    recorded: str
    is_present: bool
    may_end: bool


@dataclass(frozen=True, slots=True)
class TrancheLine:
    """The round in which a municipality joined, and the source."""

    name: str
    source: SourceText


@dataclass(frozen=True, slots=True)
class MunicipalityPage:
    """The page of a municipality in the register."""

    code: str
    name: str
    status: str
    what: str
    is_known: bool
    lines: tuple[StatusLine, ...]
    tranche: TrancheLine | None
    coalitions: tuple[Pair, ...]
    regions: tuple[str, ...]
    figures: str


def municipality_page(
    area: Area, seen: QuerySet[Coalition], *, is_inside: bool, invented: bool
) -> MunicipalityPage:
    """All that is known, and with whom it takes part."""
    day, rows = today(), history(area.code)
    now = next((row for row in rows if row.valid_to is None or row.valid_to > day), None)
    joined = coalitions_by_municipality(seen, day, [area.code]).get(area.code, [])
    shows = visible_fields("municipality_status", is_inside=is_inside)
    figures = "invented:municipality" if invented else "dashboards:area"
    return MunicipalityPage(
        code=area.code,
        name=area.name,
        status=status_text(now),
        what=in_language(statuses()[now.status], "what")
        if now and now.status in statuses()
        else "",
        is_known=now is not None,
        lines=tuple(status_line(row, shows, is_present=row is now) for row in rows),
        tranche=tranche_line(area.code),
        coalitions=tuple((it.name, coalition_address(it)) for it in joined),
        regions=tuple(region.name for it in joined for region in _with(it, area.code)),
        figures=reverse(figures, args=[area.code]),
    )


def status_line(row: MunicipalityStatus, shows: frozenset[str], *, is_present: bool) -> StatusLine:
    """A status in words: only what this reader may see goes in."""
    return StatusLine(
        row.public_id,
        status_text(row),
        period_text(row),
        row.remark,
        source_text(row),
        recorder_text(row) if "recorded" in shows else "",
        is_present,
        row.valid_to is None,
    )


def tranche_line(code: str) -> TrancheLine | None:
    """The tranche of a municipality, where a source says so."""
    row = tranche(code)
    return TrancheLine(tranche_text(row), source_text(row)) if row else None


def _with(it: Coalition, code: str) -> list[OwnRegion]:
    return [
        region
        for region in own_regions(it)
        if code in {member.municipality for member in region.members.all()}
    ]
