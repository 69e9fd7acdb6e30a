"""The directory of help: what is there, whom one calls, and how old that is."""

from collections.abc import Iterable
from dataclasses import dataclass

from kansrijk.reference.loader import load
from kansrijk.reference.tables.sources import Source
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.permissions import Rights
from kansrijk.web.accounts.presenters.words import in_language
from kansrijk.web.coalitions.presenters.text import municipality_name
from kansrijk.web.support.freshness import freshness, last_sign
from kansrijk.web.support.models import LocalOffer
from kansrijk.web.support.presenters.local_places import remark_address
from kansrijk.web.support.presenters.local_text import (
    TAGS,
    accepts_text,
    freshness_text,
    freshness_word,
    offer_name,
    row_name,
)
from kansrijk.web.support.queries.local import as_local, notes_of


@dataclass(frozen=True, slots=True)
class DirectoryLine:
    """Help that is there."""

    name: str
    offer: str
    slug: str
    place: str
    area: str
    organisation: str
    contact: str
    phone: str
    languages: str
    wait: str
    accepts: str
    freshness: str
    since: str
    tag: str
    remark: str


@dataclass(frozen=True, slots=True)
class NoteLine:
    """What a source says beside the offers."""

    text: str
    source: str


def note_lines(code: str) -> list[NoteLine]:
    """Partners by kind, a newsletter, agreements: as a source states them."""
    sources = {row.source: row.name for row in load(Source)}
    return [NoteLine(in_language(note, "text"), sources[note.source]) for note in notes_of(code)]


def directory_lines(rows: Iterable[LocalOffer], own: Rights) -> list[DirectoryLine]:
    """Each as who asks may see it."""
    return [_line(row, own) for row in rows]


def _line(row: LocalOffer, own: Rights) -> DirectoryLine:
    sign = last_sign(row)
    state = freshness(sign, today())
    seen = as_local(row, own, state)
    return DirectoryLine(
        name=row_name(row),
        offer=offer_name(row.offer),
        slug=row.offer,
        place=municipality_name(row.municipality),
        area=row.area_name,
        organisation=seen.organisation,
        contact=seen.contact,
        phone=seen.phone,
        languages=", ".join(seen.languages),
        wait=seen.wait,
        accepts=accepts_text(row.accepts, row.accepts_on),
        freshness=freshness_word(state),
        since=freshness_text(state, sign),
        tag=TAGS[state],
        remark=remark_address(row),
    )
