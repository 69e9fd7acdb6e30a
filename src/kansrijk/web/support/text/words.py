"""A text as words: where they stand, what they stem from, and where a clause ends."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from threading import local

from snowballstemmer import stemmer

#: Per language the rules. Porter's for Dutch keep "schulden" and "schuld" together; newer ones part
#: them.
RULES = {"nl": "dutch_porter", "en": "english"}
#: A stemmer holds the word it works on: each thread has its own.
_own = local()
#: "14+3" is one word; what is joined by a hyphen is several ("blijf-van-mijn-lijf").
_WORD = re.compile(r"\d+[ ]?\+[ ]?[0-6](?!\d)|\d+(?:[.,]\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)?")
_STOP = re.compile(r"[.;:!?\n\r]")
_COMMA = re.compile(r"[,/)]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word in its place. ``ends`` says what follows it: nothing, a comma or a stop."""

    text: str
    start: int
    end: int
    plain: str
    stem: str
    ends: str = ""


def split(text: str, known: Mapping[str, str] | None = None) -> list[Word]:
    """The words of a text in their order; ``known`` are stems that need no work."""
    found = list(_found(text, known or {}))
    return [
        replace(word, ends=_end(text[word.end : following.start]))
        for word, following in pairwise(found)
    ] + [replace(word, ends=".") for word in found[-1:]]


def plain(text: str) -> str:
    """In small letters, without accents: what the spelling of "coördinaat" and "creche" share."""
    parts = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def stem(word: str, language: str = "nl") -> str:
    """What a word in ``plain`` letters stems from. Nothing that someone typed is remembered."""
    if not hasattr(_own, language):
        setattr(_own, language, stemmer(RULES[language]))
    return str(getattr(_own, language).stemWord(word))


@cache
def listed(word: str) -> str:
    """The stem of a word of our own lists, which is remembered."""
    return stem(word)


def stems(term: str) -> tuple[str, ...]:
    """The stems of a term of our own lists, without its marks."""
    return tuple(listed(plain(match.group())) for match in _WORD.finditer(term))


def _found(text: str, known: Mapping[str, str]) -> Iterator[Word]:
    for match in _WORD.finditer(text):
        letters = plain(match.group())
        yield Word(
            match.group(), match.start(), match.end(), letters, known.get(letters) or stem(letters)
        )


def _end(between: str) -> str:
    if _STOP.search(between):
        return "."
    return "," if _COMMA.search(between) else ""
