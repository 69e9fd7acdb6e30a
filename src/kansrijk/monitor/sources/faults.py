"""Gathering every fault of a file, so that one round of mending is enough."""

from kansrijk.errors import Fault, TableError

_LONGEST_QUOTE = 40


class FaultList:
    """The faults found in one file so far."""

    def __init__(self, file: str) -> None:
        self._file = printable(file)
        self._faults: list[Fault] = []

    def add(
        self,
        problem: str,
        *,
        row: int | None = None,
        column: str | None = None,
        allowed: str | None = None,
    ) -> None:
        """Note a fault; nothing is raised yet."""
        shown = None if column is None else quotable(column)
        self._faults.append(Fault(self._file, problem, row, shown, allowed))

    def error(self) -> TableError:
        """The faults so far, from the top of the file down, as an error to raise."""
        return TableError(sorted(self._faults, key=lambda fault: fault.row or 0))

    def raise_any(self) -> None:
        """Raise TableError when there is a fault."""
        if self._faults:
            raise self.error()


def refusal(
    file: str,
    problem: str,
    *,
    row: int | None = None,
    column: str | None = None,
    allowed: str | None = None,
) -> TableError:
    """The error for a file with one fault that makes reading on senseless."""
    faults = FaultList(file)
    faults.add(problem, row=row, column=column, allowed=allowed)
    return faults.error()


def printable(text: str) -> str:
    """The text on one line, with signs that could upset a terminal or log as "?"."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)


def quotable(content: object) -> str:
    """Content of a file, short and harmless enough to stand in a message."""
    text = printable(str(content).strip())
    return text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1]}…"
