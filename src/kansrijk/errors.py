"""Mistakes that the person at the keyboard can mend.

Every error here is shown without a traceback: the command line ends with exit code 2, a page
answers 404 or a form error. Whatever else goes wrong is a programming mistake and keeps its
traceback. Messages are in Dutch, because they are text for users (docs/decisions/0006).
"""

from collections.abc import Sequence
from dataclasses import dataclass

#: A table with thousands of faults is one problem, not thousands: show the first ones.
MOST_FAULTS_SHOWN = 20


class UserError(Exception):
    """A mistake in what the user gave; the message says what is wrong and what is allowed."""


class NotFoundError(UserError):
    """Something with this name or code does not exist; carries what may have been meant."""

    def __init__(self, kind: str, asked: str, suggestions: Sequence[str] = ()) -> None:
        self.kind = kind
        self.asked = asked
        self.suggestions = tuple(suggestions)
        super().__init__(self._message())

    def _message(self) -> str:
        message = f"{self.kind} '{self.asked}' bestaat niet."
        if self.suggestions:
            message += f" Bedoelde u: {', '.join(self.suggestions)}?"
        return message


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in a table: where it is, what is wrong and what is allowed.

    ``row`` counts as a spreadsheet does: the header is row 1.
    """

    file: str
    problem: str
    row: int | None = None
    column: str | None = None
    allowed: str | None = None

    def __str__(self) -> str:
        place = [self.file]
        if self.row is not None:
            place.append(f"rij {self.row}")
        if self.column is not None:
            place.append(f"kolom {self.column}")
        text = f"{', '.join(place)}: {self.problem}"
        return f"{text} (toegestaan: {self.allowed})" if self.allowed else text


class TableError(UserError):
    """A table that cannot be read; lists every fault, so that one round of mending is enough."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        lines = [str(fault) for fault in self.faults[:MOST_FAULTS_SHOWN]]
        if len(self.faults) > MOST_FAULTS_SHOWN:
            lines.append(f"... en nog {len(self.faults) - MOST_FAULTS_SHOWN} fouten")
        super().__init__("\n".join(lines))
