"""What who keeps a municipality sees: each row with its age, what is unknown, remarks and gaps."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from kansrijk.monitor.areas import Area
from kansrijk.web.accounts.access import organisations
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.permissions import Rights
from kansrijk.web.accounts.presenters.words import word
from kansrijk.web.support.access.local import (
    kept_municipalities,
    local_rows,
    may_ask,
    may_edit_place,
    own_organisations,
)
from kansrijk.web.support.finding.local import Freshness
from kansrijk.web.support.freshness import freshness, last_sign
from kansrijk.web.support.models import LocalOffer, Remark
from kansrijk.web.support.presenters.local_text import (
    TAGS,
    accepts_text,
    availability_text,
    day_text,
    freshness_text,
    freshness_word,
    offer_name,
    row_name,
)
from kansrijk.web.support.queries.local import (
    open_remarks,
    organisation_of,
    shown_gaps,
    wait_text,
)
from kansrijk.web.support.words import national_offers, reasons, term, themes

Pair = tuple[str, str]
#: The oldest first: that is where the work is.
ORDER = {"hidden": 0, "stale": 1, "fresh": 2}


@dataclass(frozen=True, slots=True)
class KeptLine:
    """A row for who keeps it."""

    key: str
    name: str
    offer: str
    availability: str
    organisation: str
    contact: str
    phone: str
    area: str
    wait: str
    accepts: str
    freshness: str
    since: str
    tag: str
    asked: str
    may_ask: bool


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """A remark that waits."""

    key: str
    about: str
    what: str
    day: str
    times: int


@dataclass(frozen=True, slots=True)
class GapLine:
    """A gap that was reported often enough."""

    month: str
    theme: str
    times: int


@dataclass(frozen=True, slots=True)
class KeptPage:
    """The page of a municipality for who keeps it."""

    code: str
    name: str
    keeps_all: bool
    lines: tuple[KeptLine, ...]
    counts: dict[Freshness, int]
    unknown: tuple[Pair, ...]
    remarks: tuple[RemarkLine, ...]
    gaps: tuple[GapLine, ...]
    gaps_from: int


def kept_page(area: Area, own: Rights) -> KeptPage:
    """All that someone keeps of a municipality, the oldest first."""
    keeps_all = may_edit_place(own, area.code)
    rows = [row for row in local_rows(own, area.code) if _holds(row)]
    states = {row.pk: freshness(last_sign(row), today()) for row in rows}
    rows.sort(key=lambda row: (ORDER[states[row.pk]], row_name(row), row.pk))
    known = {row.offer for row in rows}
    unknown = sorted((offer_name(s), s) for s in national_offers() if s not in known)
    gaps = shown_gaps(area.code) if keeps_all else ()
    return KeptPage(
        code=area.code,
        name=area.name,
        keeps_all=keeps_all,
        lines=tuple(_line(row, states[row.pk]) for row in rows),
        counts=dict(Counter(states.values())),
        unknown=tuple(unknown) if keeps_all else (),
        remarks=tuple(_remark(row) for row in open_remarks(own, area.code)),
        gaps=tuple(GapLine(gap.month, word(themes(), gap.theme), gap.times) for gap in gaps),
        gaps_from=term("gaps_shown_from"),
    )


def _holds(row: LocalOffer) -> bool:
    return row.valid_to is None or row.valid_to > today()


def _line(row: LocalOffer, state: Freshness) -> KeptLine:
    return KeptLine(
        key=row.public_id,
        name=row_name(row),
        offer=offer_name(row.offer),
        availability=availability_text(row.availability),
        organisation=organisation_of(row),
        contact=", ".join(filter(None, (row.contact_function, row.contact_name))),
        phone=" / ".join(filter(None, (row.phone, row.contact_direct))),
        area=row.area_name,
        wait=wait_text(row.wait_weeks),
        accepts=accepts_text(row.accepts, row.accepts_on),
        freshness=freshness_word(state),
        since=freshness_text(state, last_sign(row)),
        tag=TAGS[state],
        asked=day_text(row.asked_on),
        may_ask=may_ask(row, today()),
    )


def _remark(row: Remark) -> RemarkLine:
    about = row_name(row.local_offer) if row.local_offer else offer_name(row.offer)
    return RemarkLine(
        row.public_id, about, word(reasons("remark"), row.reason), day_text(row.made_on), row.times
    )


def kept_places(own: Rights) -> list[Pair]:
    """The municipalities that someone keeps, with the page of each."""
    return [
        (area.name, reverse("support:local", args=[area.code])) for area in kept_municipalities(own)
    ]


def organisation_choices(own: Rights, code: str, *, invented: bool) -> list[Pair]:
    """The organisations of which someone can record help there."""
    rows = organisations(own).filter(is_invented=invented, ended_on__isnull=True)
    if not may_edit_place(own, code):
        rows = rows.filter(pk__in=own_organisations(own, code))
    return _pairs(rows.values_list("slug", "name"))


def _pairs(rows: Iterable[Pair]) -> list[Pair]:
    return sorted(rows, key=lambda pair: pair[1].casefold())
