"""A moment as precise as its source: a year, a month or a day. No database, no page.

A source that says "2019" does not say 1 January 2019. For sorting, a year or month counts from
its first day; what is shown is never more precise than what was found.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from kansrijk.errors import UserError

PRECISIONS = ("year", "month", "day")
#: 2019, 2019-05, 2019-05-12, and as people write them: 5-2019, 12-5-2019.
_SHAPES = (
    re.compile(r"(?P<year>\d{4})(-(?P<month>\d{1,2})(-(?P<day>\d{1,2}))?)?"),
    re.compile(r"((?P<day>\d{1,2})-)?(?P<month>\d{1,2})-(?P<year>\d{4})"),
)


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """The first day of what is meant, and how precise that is."""

    day: date
    precision: str = "day"

    def __str__(self) -> str:
        """As in an open format: 2019, 2019-05 or 2019-05-12."""
        return self.day.isoformat()[: {"year": 4, "month": 7}.get(self.precision, 10)]

    @property
    def last_day(self) -> date:
        """The last day that can be meant."""
        if self.precision == "day":
            return self.day
        is_month = self.precision == "month"
        year = self.day.year + (not is_month or self.day.month == 12)
        month = self.day.month % 12 + 1 if is_month else 1
        return date(year, month, 1) - timedelta(days=1)


def parse_moment(text: str) -> Moment:
    """What someone typed. Raises UserError with what is allowed."""
    for shape in _SHAPES:
        found = shape.fullmatch(text.strip())
        if found:
            return _moment(text, found["year"], found["month"], found["day"])
    raise _refusal(text)


def _moment(text: str, year: str, month: str | None, day: str | None) -> Moment:
    precision = "day" if day else "month" if month else "year"
    try:
        return Moment(date(int(year), int(month or 1), int(day or 1)), precision)
    except ValueError:
        raise _refusal(text) from None


def _refusal(text: str) -> UserError:
    return UserError(
        f"'{text.strip()[:20]}' is geen datum. Schrijf een jaar (2019), een maand (5-2019) of een"
        " dag (12-5-2019)."
    )
