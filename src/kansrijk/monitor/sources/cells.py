"""What one cell of a published table says: a number as the Dutch write it, a sign, or nothing.

| cell              | meaning                                                              |
|-------------------|----------------------------------------------------------------------|
| 1.234,5           | number: comma for decimals, dots for thousands                       |
| 1.234             | a count: 1234; a value: refused, unless the column proves what a dot |
|                   | means there (14.8 elsewhere: decimals; 14,8 elsewhere: thousands)    |
| 14,8% and 14,8*   | percent; provisional, as ** is (CBS: voorlopig, nader voorlopig)     |
| <10               | suppressed: the publisher hides a small number                       |
| x                 | suppressed (CBS, older tables: geheim)                               |
| .                 | missing (CBS: onbekend, onvoldoende betrouwbaar of geheim, it does   |
|                   | not say which)                                                       |
| -                 | nil: a shown 0 (CBS: nihil)                                          |
| (empty)           | missing; in an UntypedDataSet "cannot occur", see ``statline``       |

Source of the signs: CBS, verklaring van tekens.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Literal

from kansrijk.monitor.figures import Status
from kansrijk.monitor.sources.faults import quotable

Sign = Literal[",", "."]

#: The years for which figures are believed.
FIRST_YEAR, LAST_YEAR = 1990, 2100
YEARS_ALLOWED = f"een jaar van {FIRST_YEAR} tot en met {LAST_YEAR}"
WHOLE_ALLOWED = "een geheel getal als 1234 of 1.234, -, <10, x, . of leeg"
VALUE_ALLOWED = "een getal als 14,8, -, <10, x, . of leeg"

#: Beyond this a float no longer holds every whole number.
_LARGEST = 1e15
_DIGITS = "[0-9]{1,15}"
_GROUPED = "[1-9][0-9]{0,2}"
_HIDDEN = re.compile(r"<\s*[0-9]{1,4}")
_FORMULA = re.compile(r"[=+@]|-\s*[^0-9\s.,]")
_YEAR = re.compile(r"([0-9]{4})(JJ00)?")
_WHOLE = re.compile(rf"-?({_DIGITS}|{_GROUPED}(\.[0-9]{{3}}){{1,4}})([.,]0{{1,2}})?")
_AMBIGUOUS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
_NUMBER = {
    ",": re.compile(rf"-?({_DIGITS}|{_GROUPED}(\.[0-9]{{3}}){{1,4}})(,{_DIGITS})?"),
    ".": re.compile(rf"-?({_DIGITS}|{_GROUPED}(,[0-9]{{3}}){{1,4}})(\.{_DIGITS})?"),
}


class CellError(Exception):
    """A cell that says nothing we can use; becomes a Fault once its place is known."""

    def __init__(self, problem: str, allowed: str | None = None) -> None:
        self.problem = problem
        self.allowed = allowed
        super().__init__(problem)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says. ``number`` is present exactly when the status is shown; ``decimals`` is
    how many the source wrote (None: it does not say); ``is_empty`` tells an empty cell from one
    where the publisher says that the figure is missing."""

    status: Status
    number: float | None = None
    decimals: int | None = None
    is_provisional: bool = False
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """A number that its spreadsheet shows as a percentage: 0.148 shown as 14,8%."""

    fraction: float


EMPTY = Cell(Status.MISSING, is_empty=True)
_SIGNS = {
    ".": Cell(Status.MISSING),
    "x": Cell(Status.SUPPRESSED),
    "-": Cell(Status.SHOWN, 0.0),
}


def read_text(raw: object) -> str:
    """The text of a cell without the blanks that CBS pads its codes with.

    Raises CellError when the cell is a formula: what it shows depends on who opens it.
    """
    if isinstance(raw, (date, time, timedelta)):
        raise CellError("dit is een datum of tijd", "een cel opgemaakt als tekst of getal")
    if isinstance(raw, bool) or not isinstance(raw, (str, int, float, type(None))):
        raise CellError("dit is geen tekst of getal", "een cel met tekst of een getal")
    text = "" if raw is None else str(raw).strip()
    if _FORMULA.match(text):
        raise CellError(f"'{quotable(text)}' is een formule", "de uitkomst zelf, zonder formule")
    return text


def read_filled(raw: object) -> str:
    """As ``read_text``, for a cell that may not be empty."""
    text = read_text(raw)
    if not text:
        raise CellError("leeg", "een waarde is verplicht")
    return text


def read_year(raw: object) -> tuple[int, bool]:
    """The year, and whether it is marked provisional (2024*). Knows CBS periods: 2024JJ00."""
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    text, is_provisional = _without_asterisk(read_text(raw))
    match = _YEAR.fullmatch(text)
    if not match or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        raise CellError(_not_usable(text), YEARS_ALLOWED)
    return int(match[1]), is_provisional


def read_count(raw: object) -> Cell:
    """A whole number or a sign. A dot divides thousands: 1.234 is 1234."""
    cell = _read_simple(raw, WHOLE_ALLOWED)
    if isinstance(cell, Cell):
        if cell.number is not None and not cell.number.is_integer():
            raise CellError(_not_usable(cell.number), WHOLE_ALLOWED)
        return cell
    text, is_provisional = _without_asterisk(cell)
    if not _WHOLE.fullmatch(text):
        raise CellError(_not_usable(text), WHOLE_ALLOWED)
    without_zeros = re.sub(r"[.,]0{1,2}$", "", text)
    number = float(without_zeros.replace(".", ""))
    return Cell(Status.SHOWN, number, 0, is_provisional)


def read_value(raw: object, sign: Sign | None = None, *, is_percent: bool = False) -> Cell:
    """A number with decimals or a sign. ``sign`` is what the column uses for decimals; None
    when the column does not prove it: then a comma, and 1.234 is refused as ambiguous."""
    if isinstance(raw, Share) and is_percent:
        return Cell(Status.SHOWN, round(raw.fraction * 100, 9))
    cell = _read_simple(raw, VALUE_ALLOWED)
    if isinstance(cell, Cell):
        return cell
    text, is_provisional = _without_asterisk(cell)
    if is_percent:
        text = text.removesuffix("%").rstrip()
    if sign is None and _AMBIGUOUS.fullmatch(text):
        meant = f"{text.replace('.', '')} of {text.replace('.', ',')}"
        raise CellError(f"'{quotable(text)}' kan twee getallen zijn", meant)
    return _number(text, sign or ",", is_provisional)


def decimal_sign(column: Iterable[object]) -> Sign | None:
    """The decimal sign that the first unmistakable number of a column uses, or None."""
    for raw in column:
        if isinstance(raw, str):
            text, _ = _without_asterisk(raw.strip())
            found = _decisive_sign(text.removesuffix("%").rstrip())
            if found:
                return found
    return None


def _decisive_sign(text: str) -> Sign | None:
    fits: list[Sign] = [sign for sign in (",", ".") if _NUMBER[sign].fullmatch(text)]
    return fits[0] if len(fits) == 1 else None


def _read_simple(raw: object, allowed: str) -> Cell | str:
    """The cell when it was read before, is empty, a sign or a number; otherwise its text."""
    if isinstance(raw, CellError):
        raise raw
    if isinstance(raw, Cell):
        return raw
    if isinstance(raw, Share):
        raise CellError("een percentage kan hier niet", allowed)
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return number_cell(raw)
    text = read_text(raw)
    if not text:
        return EMPTY
    if _HIDDEN.fullmatch(text):
        return Cell(Status.SUPPRESSED)
    return _SIGNS.get(text.lower(), text)


def number_cell(number: int | float) -> Cell:
    """A number that its file already holds as a number."""
    # The comparison is false for NaN, and safe for whole numbers beyond any float.
    if not -_LARGEST < number < _LARGEST:
        raise CellError(_not_usable(number), "een gewoon getal")
    exponent = Decimal(repr(float(number))).normalize().as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return Cell(Status.SHOWN, float(number), decimals)


def _number(text: str, sign: Sign, is_provisional: bool) -> Cell:
    if not _NUMBER[sign].fullmatch(text):
        name = "komma" if sign == "," else "punt"
        raise CellError(
            _not_usable(text), f"{VALUE_ALLOWED}; deze kolom schrijft decimalen met een {name}"
        )
    thousands = "." if sign == "," else ","
    plain = text.replace(thousands, "").replace(sign, ".")
    decimals = len(plain.partition(".")[2])
    return Cell(Status.SHOWN, float(plain), decimals, is_provisional)


def _without_asterisk(text: str) -> tuple[str, bool]:
    bare = text.rstrip("*")
    if bare and len(text) - len(bare) in (1, 2):
        return bare.rstrip(), True
    return text, False


def _not_usable(content: object) -> str:
    shown = quotable(content)
    return f"'{shown}' kan hier niet" if shown else "leeg"
