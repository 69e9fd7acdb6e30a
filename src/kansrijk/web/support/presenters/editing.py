"""The desk of the editor: what asks for a look, all offers, and what happened to one."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kansrijk.reference.tables.support import Offer
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.presenters.words import word
from kansrijk.web.coalitions.presenters.text import moment_text
from kansrijk.web.support.actions.catalogue import reasons
from kansrijk.web.support.models import OfferVersion, Proposal
from kansrijk.web.support.presenters.columns import changes
from kansrijk.web.support.presenters.offer import recognition_text
from kansrijk.web.support.queries.catalogue import (
    content_of,
    decisions,
    file_offers,
    latest_versions,
    offers,
    open_proposals,
    versions,
)

MOMENTS = ("add", "change", "withdraw", "accept", "reject", "load")
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class EditLine:
    """An offer on the desk."""

    name: str
    slug: str
    state: str
    seen_on: str
    is_unverified: bool
    recognition: str


@dataclass(frozen=True, slots=True)
class EditingPage:
    """What asks for a look first, then all offers."""

    proposals: tuple[Pair, ...]
    expired: tuple[EditLine, ...]
    unverified: int
    lines: tuple[EditLine, ...]
    withdrawn: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version: what changed, by which source and why."""

    id: str
    number: int
    day: str
    reason: str
    source: str
    source_url: str
    source_date: str
    changes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """All versions of an offer, and what was decided on newer rows of the file."""

    name: str
    versions: tuple[VersionLine, ...]
    decisions: tuple[Pair, ...]


def editing_page() -> EditingPage:
    """The desk."""
    known = latest_versions()
    lines = sorted((_line(o, known.get(s)) for s, o in offers().items()), key=lambda it: it.name)
    gone = [row for row in known.values() if row.is_withdrawn]
    return EditingPage(
        proposals=tuple(
            (row.name, reverse("support:decide", args=[slug]))
            for slug, row in open_proposals().items()
        ),
        expired=tuple(line for line in lines if line.recognition),
        unverified=sum(line.is_unverified for line in lines),
        lines=tuple(lines),
        withdrawn=tuple(
            (row.content["name"], reverse("support:edit", args=[row.slug])) for row in gone
        ),
    )


def history_page(slug: str) -> HistoryPage | None:
    """What happened to an offer; none when there never was one."""
    rows = versions(slug)
    if not rows and slug not in file_offers():
        return None
    older = [*rows[1:], None]
    return HistoryPage(
        name=rows[0].content["name"] if rows else file_offers()[slug].name,
        versions=tuple(_version(row, old) for row, old in zip(rows, older, strict=False)),
        decisions=tuple(_decisions(slug)),
    )


def proposal_changes(slug: str) -> tuple[tuple[str, str, str], ...]:
    """What a newer row of the file says otherwise."""
    now = latest_versions()[slug].content
    return tuple(changes(now, content_of(open_proposals()[slug])))


def _line(offer: Offer, version: OfferVersion | None) -> EditLine:
    known = recognition_text(offer, today())
    state = _("as in the file")
    if version is not None:
        facts = {"number": version.number, "day": date_format(version.valid_from, "j F Y")}
        state = _("version %(number)s, %(day)s") % facts
    return EditLine(
        offer.name, offer.slug, state, str(date_format(offer.seen_on, "j F Y")),
        offer.evidence == "unverified", known.said if known.is_expired else "",
    )  # fmt: skip


def _version(row: OfferVersion, old: OfferVersion | None) -> VersionLine:
    differing = tuple(changes(old.content, row.content)) if old else ()
    return VersionLine(
        f"v{row.number}", row.number, str(date_format(row.valid_from, "j F Y")),
        _reason(row.reason),
        row.source_title, row.source_url, moment_text(row.source_date), differing,
    )  # fmt: skip


def _decisions(slug: str) -> Iterator[Pair]:
    row: Proposal
    for row in decisions(slug):
        yield str(date_format(row.decided_on, "j F Y")), _reason(row.reason)


def _reason(key: str) -> str:
    every = {name: row for moment in MOMENTS for name, row in reasons(moment).items()}
    return word(every, key)
