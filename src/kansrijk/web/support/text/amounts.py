"""Amounts of time in a text: a number with its unit, as figures or in words."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kansrijk.reference.loader import load
from kansrijk.reference.tables.support_text import TimeWord
from kansrijk.web.support.text.words import Word, plain

WEEK, MONTH, YEAR = 7.0, 30.4375, 365.25
#: "Twee en een half jaar".
HALF = ("half", "halve")
#: A number with more figures than this says no time.
_FIGURES = re.compile(r"[0-9]{1,4}(?:[.,][0-9]{1,3})?")


@dataclass(frozen=True, slots=True)
class Amount:
    """``days`` is the length of the unit, None where none stands there; places are of words.

    ``is_age``: the unit itself says so ("17-jarige"). ``is_named``: the unit stands before the
    number, or the weeks and days are given apart ("week 14", "14+3").
    """

    value: float
    days: float | None
    first: int
    last: int
    is_age: bool = False
    is_named: bool = False
    is_ordinal: bool = False


@cache
def time_words() -> Mapping[str, Mapping[str, float]]:
    """Per role the words, with their value."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for row in load(TimeWord):
        found[row.role][plain(row.word)] = row.value or 0
    return found


def is_a(word: Word, *roles: str) -> bool:
    """Whether a word has one of these roles."""
    return any(word.plain in time_words()[role] for role in roles)


def amounts(words: Sequence[Word]) -> list[Amount]:
    """The amounts in the order of the text."""
    found: list[Amount] = []
    place = 0
    while place < len(words):
        amount = _amount(place, words)
        if amount:
            found.append(amount)
        place = amount.last + 1 if amount else place + 1
    return found


def _amount(place: int, words: Sequence[Word]) -> Amount | None:
    word = words[place]
    if "+" in word.plain:
        return Amount(float(word.plain.split("+")[0]), WEEK, place, place, is_named=True)
    value = _number(word)
    if value is None:
        return _named(place, words)
    return _with_unit(value, place, words)


def _number(word: Word) -> float | None:
    if _FIGURES.fullmatch(word.plain):
        return float(word.plain.replace(",", "."))
    return time_words()["number"].get(word.plain)


def _named(place: int, words: Sequence[Word]) -> Amount | None:
    """ "Week 14"."""
    days = time_words()["unit"].get(words[place].plain)
    if days != WEEK or place + 1 >= len(words) or words[place].ends:
        return None
    value = _number(words[place + 1])
    behind = words[place + 2] if place + 2 < len(words) else None
    if value is None or not _FIGURES.fullmatch(words[place + 1].plain):
        return None
    is_own = behind is None or bool(words[place + 1].ends) or not is_a(behind, "unit")
    return Amount(value, WEEK, place, place + 1, is_named=True) if is_own else None


def _with_unit(value: float, place: int, words: Sequence[Word]) -> Amount:
    there, is_ordinal = place, False
    for following in _following(place, words):
        if is_a(words[following], "ordinal"):
            is_ordinal, there = True, following
        elif words[following].plain in HALF:
            value, there = value + 0.5, following
        elif words[following].plain not in ("en", "een"):
            break
    unit = there + 1
    if unit >= len(words) or words[there].ends:
        return Amount(value, None, place, there)
    for role, is_age in (("unit", False), ("aged", True), ("aged_weeks", True)):
        if days := time_words()[role].get(words[unit].plain):
            return Amount(value, days, place, unit, is_age=is_age, is_ordinal=is_ordinal)
    return Amount(value, None, place, place)


def _following(place: int, words: Sequence[Word]) -> Iterator[int]:
    """The next words, as long as nothing parts them."""
    while place + 1 < len(words) and not words[place].ends:
        place += 1
        yield place
