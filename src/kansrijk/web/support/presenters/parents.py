"""The page for parents of one municipality: finished words, in the order of the page."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language

from kansrijk.monitor.areas import Area
from kansrijk.reference.loader import load
from kansrijk.reference.tables.sources import Source
from kansrijk.reference.tables.support import FamilyPays, Offer, UrgentLine
from kansrijk.reference.tables.support_parents import OfferWords, ParentQuestion, ParentText
from kansrijk.web.accounts.presenters.words import in_language
from kansrijk.web.support.finding.local import Local
from kansrijk.web.support.presenters.parents_here import Contact, contacts, is_here
from kansrijk.web.support.presenters.parents_languages import OtherLanguage, other_languages
from kansrijk.web.support.presenters.parents_when import when

#: A number that a telephone can call; other "numbers" are words, such as "your own GP".
NUMBER = re.compile(r"[\d -]{3,}")
Catalogue = Mapping[str, Offer]
Known = Mapping[str, tuple[Local, ...]]


@dataclass(frozen=True, slots=True)
class Line:
    """A number to call. Without ``number`` it is reached in the way that ``also`` says."""

    name: str
    text: str
    number: str
    also: str
    hours: str
    cost: str

    @property
    def dial(self) -> str:
        """What a telephone dials."""
        return re.sub(r"\D", "", self.number)

    @property
    def is_named_by_number(self) -> bool:
        """Whether the name holds the number already, as 112 does."""
        return bool(self.number) and self.number in self.name


@dataclass(frozen=True, slots=True)
class OfferLine:
    """An offer as a parent reads it. ``here`` is yes, maybe, no or unknown."""

    slug: str
    title: str
    name: str
    plain: str
    for_whom: str
    when: str
    cost: str
    route: str
    here: str
    contacts: tuple[Contact, ...]
    is_unverified: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A question, with the offers and numbers that answer it."""

    id: str
    name: str
    offers: tuple[OfferLine, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text of the page, and whether a source for it was seen."""

    text: str
    is_unverified: bool


@dataclass(frozen=True, slots=True)
class ParentPage:
    """The whole page."""

    code: str
    place: str
    opening: tuple[Sentence, ...]
    leaving: str
    danger: tuple[Line, ...]
    groups: tuple[Group, ...]
    here: str
    here_on_sheet: str
    rights: tuple[Sentence, ...]
    steps: tuple[Sentence, ...]
    roles: tuple[Sentence, ...]
    languages: tuple[OtherLanguage, ...]
    source: str


def parent_page(area: Area, offers: Catalogue, known: Known, *, invented: bool) -> ParentPage:
    """What a parent in a municipality reads: the offers that have words for parents."""
    is_known = any(known.values())
    here, on_sheet = ("partly_known", "sheet_known") if is_known else ("unknown", "unknown")
    return ParentPage(
        code=area.code,
        place=area.name,
        opening=_sentences("opening"),
        leaving=_text("leaving"),
        danger=_lines(row for row in load(ParentText) if row.part == "danger"),
        groups=tuple(_groups(offers, known, invented=invented)),
        here=_text(here, area.name),
        here_on_sheet=_text(on_sheet, area.name),
        rights=_sentences("right"),
        steps=_sentences("how"),
        roles=_sentences("role"),
        languages=other_languages(area.name, here),
        source=_sources(),
    )


def _sentences(part: str) -> tuple[Sentence, ...]:
    rows = (row for row in load(ParentText) if row.part == part)
    return tuple(Sentence(_own(row), row.evidence == "unverified") for row in rows)


def _text(id: str, place: str = "") -> str:  # noqa: A002
    (row,) = (row for row in load(ParentText) if row.id == id)
    return _own(row).replace("{place}", place)


def _sources() -> str:
    used = {row.source for row in (*load(OfferWords), *load(UrgentLine), *load(ParentText))}
    rows = (row for row in load(Source) if row.source in used)
    days = ((row.name, date_format(date.fromisoformat(row.date))) for row in rows)
    return "; ".join(f"{name} ({day})" for name, day in days)


def _own(row: ParentText) -> str:
    """In the language of the page."""
    return row.text((get_language() or "nl")[:2]) or ""


def _groups(offers: Catalogue, known: Known, *, invented: bool) -> Iterable[Group]:
    shown = [words for words in load(OfferWords) if words.shown and words.slug in offers]
    for question in load(ParentQuestion):
        own = [words for words in shown if words.question == question.id]
        texts = (row for row in load(ParentText) if row.question == question.id)
        lines = (
            offer_line(offers[w.slug], w, known.get(w.slug, ()), invented=invented) for w in own
        )
        yield Group(
            id=question.id,
            name=in_language(question, "name"),
            offers=tuple(lines),
            lines=_lines(texts),
        )


def offer_line(
    offer: Offer, words: OfferWords, local: tuple[Local, ...], *, invented: bool
) -> OfferLine:
    """One offer in plain words, with what is known of it here."""
    (pays,) = (row for row in load(FamilyPays) if row.id == offer.family_pays)
    (route,) = (r for r in load(ParentText) if (r.part, r.about) == ("route", offer.route))
    return OfferLine(
        slug=offer.slug,
        title=in_language(words, "title"),
        name=offer.name,
        plain=in_language(words, "plain"),
        for_whom=in_language(words, "for_whom"),
        when=when(offer),
        cost=in_language(pays, "words"),
        route=_own(route),
        here=is_here(local),
        contacts=contacts(local, invented=invented),
        is_unverified=offer.evidence == "unverified",
    )


def _lines(texts: Iterable[ParentText]) -> tuple[Line, ...]:
    rows = {row.slug: row for row in load(UrgentLine)}
    return tuple(_line(rows[text.about or ""], text) for text in texts)


def _line(row: UrgentLine, text: ParentText) -> Line:
    number = row.number or ""
    return Line(
        name=in_language(row, "name"),
        text=_own(text),
        number=number if NUMBER.fullmatch(number) else "",
        also=row.also or "",
        hours=in_language(row, "hours"),
        cost=in_language(row, "cost").partition(" (")[0],
    )
