"""From when to when: what is refused, in words. ``end`` is the first day that is not included."""

from collections.abc import Iterable
from datetime import date

from kansrijk.errors import UserError

#: Nothing that we keep began before this; a year as 0202 or 1026 is a slip of the finger.
EARLIEST = date(1950, 1, 1)
LATEST = date(2100, 1, 1)

Period = tuple[date, date | None]


def day_words(day: date) -> str:
    """A day as a message says it."""
    return f"{day.day}-{day.month}-{day.year}"


def check_period(start: date, end: date | None) -> None:
    """Raise UserError when the end is not after the start, or a year cannot be."""
    for day in (start, end):
        if day is not None and not EARLIEST <= day <= LATEST:
            raise UserError(
                f"{day_words(day)} kan niet. Kies een dag tussen {day_words(EARLIEST)} en"
                f" {day_words(LATEST)}."
            )
    if end is not None and end <= start:
        raise UserError(
            f"Het einde ({day_words(end)}) ligt niet na het begin ({day_words(start)})."
            " Kies een latere dag."
        )


def check_no_overlap(start: date, end: date | None, others: Iterable[Period], what: str) -> None:
    """Raise UserError when another period of the same has a day in this one."""
    for begun, ended in others:
        is_apart = (ended is not None and ended <= start) or (end is not None and end <= begun)
        if not is_apart and begun != ended:
            until = f"tot {day_words(ended)}" if ended else "zonder einde"
            raise UserError(
                f"{what} is er al van {day_words(begun)} {until}. Twee tegelijk kan niet:"
                " beëindig de eerste, of kies andere dagen."
            )


def check_not_before(day: date, first: date, what: str) -> None:
    """Raise UserError when something would be dated back."""
    if day < first:
        raise UserError(
            f"{what} kan niet op {day_words(day)}: dat is voor {day_words(first)}."
            f" Kies {day_words(first)} of later."
        )


def months_later(day: date, months: int) -> date:
    """The same day so many months on, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in range(day.day, 27, -1):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    return date(year, month + 1, day.day)
