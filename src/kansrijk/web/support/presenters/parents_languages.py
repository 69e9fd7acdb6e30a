"""The same in Arabic, Turkish and Polish, as far as a person has checked it; else nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kansrijk.reference.loader import load
from kansrijk.reference.tables.support import UrgentLine
from kansrijk.reference.tables.support_parents import PROPOSED, ParentText

#: What each language calls itself, and the way it is read.
NAMES = {"ar": ("العربية", "rtl"), "tr": ("Türkçe", "ltr"), "pl": ("Polski", "ltr")}
#: What a whole text in another language is made of, in this order.
PARTS = ("danger", "opening", "leaving", "here", "how", "role", "right", "line")


@dataclass(frozen=True, slots=True)
class OtherText:
    """A sentence; ``number`` where it belongs to a number to call."""

    text: str
    number: str


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """What is checked in a language."""

    code: str
    name: str
    direction: str
    texts: tuple[OtherText, ...]


def other_languages(place: str, here: str) -> tuple[OtherLanguage, ...]:
    """Languages in which something was checked; ``here`` is the text on what is known there."""
    rows = sorted(_rows(here), key=lambda row: PARTS.index(row.part))
    made = (
        OtherLanguage(code, *NAMES[code], tuple(_texts(rows, code, place))) for code in PROPOSED
    )
    return tuple(language for language in made if language.texts)


def _rows(here: str) -> Iterable[ParentText]:
    rows = (row for row in load(ParentText) if row.part in PARTS)
    return [row for row in rows if row.part != "here" or row.id == here]


def _texts(rows: Iterable[ParentText], language: str, place: str) -> Iterator[OtherText]:
    numbers = {row.slug: row.number or row.also or "" for row in load(UrgentLine)}
    for row in rows:
        if text := row.text(language):
            number = numbers[row.about or ""] if row.part in ("danger", "line") else ""
            yield OtherText(text.replace("{place}", place), number)
