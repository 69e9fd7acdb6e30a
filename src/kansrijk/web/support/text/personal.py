"""What free text refuses because someone could be found by it. Nothing of it is kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from babel.dates import get_month_names

Kind = Literal["bsn", "phone", "email", "birth_date"]

#: What people put between the digits of a number.
_GAP = r"[\s.()\-‐-–/]{0,3}"
_DIGITS = re.compile(rf"\d(?:{_GAP}\d)*")
_GROUP = re.compile(r"\d+")
_PHONE = re.compile(
    rf"(?<!\d)(?:(?:\+|00)\s?31{_GAP}(?:0{_GAP})?|\(?0{_GAP})[1-9](?:{_GAP}\d){{8}}(?!\d)"
)
_EMAIL = re.compile(r"[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@.]{2,}")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})\s?[-/.‐-–]\s?(\d{1,2})\s?[-/.‐-–]\s?(\d{4}|\d{2})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?[-/.‐-–]\s?(\d{1,2})\s?[-/.‐-–]\s?(\d{1,2})(?!\d)")
_SPACED = re.compile(r"(?<!\d)(\d{1,2})\s(\d{1,2})\s(\d{4})(?!\d)")
_JOINED = re.compile(r"(?<!\d)(\d{2})(\d{2})(\d{4})(?!\d)")
#: Nobody alive was born before it.
FIRST_YEAR, LAST_YEAR = 1900, 2100
BSN_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


@dataclass(frozen=True, slots=True)
class PersonalData:
    """What was found, and where it stands in the text."""

    kind: Kind
    start: int
    end: int


def personal_data(text: str) -> tuple[PersonalData, ...]:
    """All that must be taken out before the text may be read, in the order of the text."""
    dates = set(_dates(text))
    found = {*dates, *_matches(text, _EMAIL, "email"), *_matches(text, _PHONE, "phone")}
    found |= {it for it in _numbers(text) if not any(_is_within(it, day) for day in dates)}
    return tuple(sorted(found, key=lambda it: (it.start, it.end, it.kind)))


def is_bsn(digits: str) -> bool:
    """Whether 8 or 9 digits pass the eleven test of the citizen service number."""
    if len(digits) not in (8, 9) or not int(digits):
        return False
    values = [int(digit) for digit in digits.zfill(9)]
    return sum(w * v for w, v in zip(BSN_WEIGHTS, values, strict=True)) % 11 == 0


def _is_within(it: PersonalData, other: PersonalData) -> bool:
    """A date can pass the eleven test too; it is refused as a date."""
    return other.start <= it.start and it.end <= other.end


def _matches(text: str, pattern: re.Pattern[str], kind: Kind) -> Iterator[PersonalData]:
    for match in pattern.finditer(text):
        yield PersonalData(kind, match.start(), match.end())


def _numbers(text: str) -> Iterator[PersonalData]:
    """Every run of digits, and every part of it that stands between its gaps."""
    for run in _DIGITS.finditer(text):
        groups = list(_GROUP.finditer(run.group()))
        for first in range(len(groups)):
            digits = ""
            for group in groups[first:]:
                digits += group.group()
                if len(digits) > 9:
                    break
                if is_bsn(digits):
                    start = run.start() + groups[first].start()
                    yield PersonalData("bsn", start, run.start() + group.end())


def _dates(text: str) -> Iterator[PersonalData]:
    for pattern in (_DAY_FIRST, _SPACED, _JOINED):
        for match in pattern.finditer(text):
            if _is_date(match.group(3), match.group(2), match.group(1)):
                yield PersonalData("birth_date", match.start(), match.end())
    for match in _YEAR_FIRST.finditer(text):
        if _is_date(*match.groups()):
            yield PersonalData("birth_date", match.start(), match.end())
    for match in _in_words().finditer(text):
        year = match.group(2)
        if len(year) == 2 or FIRST_YEAR <= int(year) <= LAST_YEAR:
            yield PersonalData("birth_date", match.start(), match.end())


def _is_date(year: str, month: str, day: str) -> bool:
    """A year in two digits can be of any century."""
    full = int(year) if len(year) == 4 else 2000 + int(year)
    if not FIRST_YEAR <= full <= LAST_YEAR:
        return False
    try:
        date(full, int(month), int(day))
    except ValueError:
        return False
    return True


@cache
def _in_words() -> re.Pattern[str]:
    """ "12 maart 2001", "12 mrt '01", "March 12, 2001"."""
    names = {
        name.rstrip(".").lower()
        for language in ("nl", "en")
        for width in ("wide", "abbreviated")
        for name in get_month_names(width, locale=language).values()
    }
    names |= {"mrt"}
    month = "|".join(sorted(names, key=len, reverse=True))
    day, year = r"\d{1,2}(?:e|ste|de|st|nd|rd|th)?", r"'?(\d{4}|\d{2})"
    return re.compile(
        rf"(?<!\w)(?:{day}\s*(?:{month})|({month})\s*{day})\.?,?\s*{year}(?!\d)", re.IGNORECASE
    )
