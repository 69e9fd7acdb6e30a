"""A text as words: where they stand, what they stem from, and where a clause ends."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from snowballstemmer import stemmer

#: Porter's rules for Dutch: they keep "schulden" and "schuld" together, which newer rules part.
_STEMMER = stemmer("dutch_porter")
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


def split(text: str) -> list[Word]:
    """The words of a text in their order."""
    found = list(_found(text))
    return [
        replace(word, ends=_end(text[word.end : following.start]))
        for word, following in pairwise(found)
    ] + [replace(word, ends=".") for word in found[-1:]]


def plain(text: str) -> str:
    """In small letters, without accents: what the spelling of "coördinaat" and "creche" share."""
    parts = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """What a word in ``plain`` letters stems from."""
    return str(_STEMMER.stemWord(word))


@cache
def stems(term: str) -> tuple[str, ...]:
    """The stems of a term, without its marks."""
    return tuple(word.stem for word in split(term))


def _found(text: str) -> Iterator[Word]:
    for match in _WORD.finditer(text):
        letters = plain(match.group())
        yield Word(match.group(), match.start(), match.end(), letters, stem(letters))


def _end(between: str) -> str:
    if _STOP.search(between):
        return "."
    return "," if _COMMA.search(between) else ""
