"""Periods: a year, a month, or a block of years counted together.

Small places have too few births for one year to say much; a block of years pools them. Blocks
that are set side by side never overlap, because the same births would count twice.
"""

import re
from dataclasses import dataclass
from typing import Literal

from babel.dates import get_month_names

from kansrijk.errors import UserError

Language = Literal["nl", "en"]

_FORMS = re.compile(r"(?P<year>\d{4})(-(?P<month>0[1-9]|1[0-2])|-(?P<last>\d{4}))?")


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """A period by its years, both included; ``month`` (1 to 12) only within a single year."""

    first_year: int
    last_year: int
    month: int | None = None

    def __post_init__(self) -> None:
        """Refuse what is not a period."""
        if self.last_year < self.first_year:
            raise ValueError(f"{self.first_year} is after {self.last_year}")
        if self.month is not None and self.first_year != self.last_year:
            raise ValueError("a month lies in one year")

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read "2021", "2020-04" or "2017-2021". Raises UserError for anything else."""
        found = _FORMS.fullmatch(text.strip())
        if found is None:
            raise UserError(f"'{text}' is geen periode. Schrijf 2021, 2020-04 of 2017-2021.")
        first, last = int(found["year"]), int(found["last"] or found["year"])
        if last < first or (found["last"] and last == first):
            raise UserError(f"'{text}' is geen periode: het tweede jaar komt na het eerste.")
        return cls(first, last, int(found["month"]) if found["month"] else None)

    @property
    def is_block(self) -> bool:
        """Whether it spans more than one year."""
        return self.last_year > self.first_year

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the period, in order."""
        return tuple(range(self.first_year, self.last_year + 1))

    def overlaps(self, other: "Period") -> bool:
        """Whether some moment lies in both."""
        if self.month is not None and other.month is not None:
            return self == other
        return self.first_year <= other.last_year and other.first_year <= self.last_year

    def label(self, language: Language = "nl") -> str:
        """As text in a sentence: "2017 tot en met 2021", "april 2020"."""
        if self.is_block:
            words = {"nl": "tot en met", "en": "to"}[language]
            return f"{self.first_year} {words} {self.last_year}"
        if self.month is not None:
            return f"{get_month_names(locale=language)[self.month]} {self.first_year}"
        return str(self.first_year)

    def __str__(self) -> str:
        if self.is_block:
            return f"{self.first_year}-{self.last_year}"
        return f"{self.first_year}-{self.month:02}" if self.month else str(self.first_year)


def blocks(length: int, first_year: int, last_year: int) -> tuple[Period, ...]:
    """The blocks of ``length`` years that end at ``last_year`` and before, oldest first.

    They do not overlap and none begins before ``first_year``; years that do not fill a whole
    block stay out. A ``length`` of 1 gives single years. Raises ValueError below 1.
    """
    if length < 1:
        raise ValueError(f"a block has at least one year, not {length}")
    ends = range(last_year, first_year + length - 2, -length)
    return tuple(Period(end - length + 1, end) for end in reversed(ends))
