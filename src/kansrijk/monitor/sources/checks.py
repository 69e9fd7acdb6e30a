"""Judging the rows of a table: every fault is found in one pass, and one fault refuses it all."""

from collections.abc import Callable, Mapping
from typing import Any

from kansrijk.errors import UserError
from kansrijk.monitor.figures import Flag, Status
from kansrijk.monitor.sources.cells import (
    Cell,
    CellError,
    Sign,
    decimal_sign,
    read_count,
    read_filled,
    read_value,
    read_year,
)
from kansrijk.monitor.sources.faults import FaultList, printable, quotable
from kansrijk.monitor.sources.parts import contradictions, settle
from kansrijk.monitor.sources.rows import AreaResolver, OutsideRow, RawTable, Role, Subject

GROUPS = {
    "all": ("all", "alle", "allen", "totaal", "iedereen"),
    "vulnerable": ("vulnerable", "kwetsbaar", "in een kwetsbare situatie"),
    "not_vulnerable": ("not vulnerable", "niet kwetsbaar", "niet in een kwetsbare situatie"),
}
_GROUP_OF = {word: group for group, words in GROUPS.items() for word in words}

Cells = Mapping[Role, Any]


def check_table(table: RawTable, subject: Subject, areas: AreaResolver) -> list[OutsideRow]:
    """The rows of the table in the order of the file; TableError with every fault in it."""
    return _TableCheck(table, subject, areas).rows()


class _TableCheck:
    """One pass over a table. A method that finds a fault notes it and answers None."""

    def __init__(self, table: RawTable, subject: Subject, areas: AreaResolver) -> None:
        self._table = table
        self._subject = subject
        self._areas = areas
        self._faults = FaultList(table.file)
        self._first_row: dict[tuple[str, int, str], int] = {}
        self._codes: dict[tuple[str, int], str | UserError] = {}
        self._sign: Sign | None = decimal_sign(cells.get("value") for _, cells in table.rows)

    def rows(self) -> list[OutsideRow]:
        years = [self._read(number, "year", cells, read_year) for number, cells in self._table.rows]
        # The area of a row with a wrong year is judged too, in the last year of the table.
        last = max((year for year, _ in filter(None, years)), default=None)
        checked = [
            self._row(number, cells, year, last)
            for (number, cells), year in zip(self._table.rows, years, strict=True)
        ]
        self._faults.raise_any()
        return [row for row in checked if row is not None]

    def _row(
        self, number: int, cells: Cells, dated: tuple[int, bool] | None, last_year: int | None
    ) -> OutsideRow | None:
        year, is_provisional = dated or (last_year, False)
        if year is not None and self._cannot_exist(cells, year):
            return None
        self._refuse_other_subject(number, cells)
        area = None if year is None else self._area(number, cells, year)
        group = self._group(number, cells)
        parts = self._parts(number, cells)
        if dated is None or year is None or area is None or group is None:
            return None
        self._refuse_duplicate(number, (area, year, group))
        if parts is None:
            return None
        settled = settle(parts, self._subject.rule)
        return OutsideRow(
            area_code=area,
            year=year,
            group=group,
            status=settled.status,
            value=settled.value,
            numerator=settled.numerator,
            denominator=settled.denominator,
            flags=settled.flags | ({Flag.PROVISIONAL} if is_provisional else set()),
            row_number=number,
        )

    def _cannot_exist(self, cells: Cells, year: int) -> bool:
        """Whether CBS says itself that there is no such area in this year: a row without meaning.

        StatLine gives a row for every municipality that ever was, in every year.
        """
        value, text = cells.get("value"), cells.get("area")
        is_impossible = isinstance(value, Cell) and value.status is Status.NOT_APPLICABLE
        return is_impossible and bool(text) and not isinstance(self._code(str(text), year), str)

    def _read(self, number: int, role: Role, cells: Cells, read: Callable[[Any], Any]) -> Any:
        """What ``read`` makes of a cell, or None after noting why it cannot."""
        try:
            return read(cells.get(role))
        except CellError as error:
            self._fault(number, role, error.problem, error.allowed)
            return None

    def _fault(self, number: int, role: Role, problem: str, allowed: str | None = None) -> None:
        column = self._table.headers.get(role, role)
        self._faults.add(problem, row=number, column=column, allowed=allowed)

    def _refuse_other_subject(self, number: int, cells: Cells) -> None:
        if "subject" not in self._table.headers:
            return
        found = self._read(number, "subject", cells, read_filled)
        if found is not None and found != self._subject.id:
            problem = f"deze rij gaat over '{quotable(found)}'"
            self._fault(number, "subject", problem, quotable(self._subject.id))

    def _area(self, number: int, cells: Cells, year: int) -> str | None:
        text = self._read(number, "area", cells, read_filled)
        if text is None:
            return None
        found = self._code(text, year)
        if isinstance(found, str):
            return found
        self._fault(number, "area", printable(str(found)), "naam of code van een gebied")
        return None

    def _code(self, text: str, year: int) -> str | UserError:
        """Looked up once per name and year: looking for what was meant takes time."""
        if (text, year) not in self._codes:
            try:
                self._codes[text, year] = self._areas.code_for(text, year)
            except UserError as error:
                self._codes[text, year] = error
        return self._codes[text, year]

    def _group(self, number: int, cells: Cells) -> str | None:
        if "group" not in self._table.headers:
            return "all"
        text = self._read(number, "group", cells, read_filled)
        if text is None:
            return None
        group = _GROUP_OF.get(text.lower().replace("_", " ").replace("-", " "))
        # Only indicators of the monitor are split by vulnerability.
        allowed = ("all",) if self._subject.kind == "measure" else tuple(GROUPS)
        if group not in allowed:
            self._fault(number, "group", f"'{quotable(text)}' kan hier niet", ", ".join(allowed))
            return None
        return group

    def _parts(self, number: int, cells: Cells) -> dict[Role, Cell] | None:
        roles: tuple[Role, ...] = ("value", "numerator", "denominator")
        present = [role for role in roles if role in self._table.headers]
        read = {role: self._read(number, role, cells, self._reader(role)) for role in present}
        found = {role: cell for role, cell in read.items() if cell is not None}
        wrong = list(contradictions(found, self._subject.rule))
        for one in wrong:
            self._fault(number, one.role, one.problem, one.allowed)
        return None if wrong or len(found) < len(present) else found

    def _reader(self, role: Role) -> Callable[[Any], Cell]:
        rule = self._subject.rule
        if role != "value" or rule.is_whole:
            return read_count
        return lambda raw: read_value(raw, self._sign, is_percent=rule.unit == "percent")

    def _refuse_duplicate(self, number: int, key: tuple[str, int, str]) -> None:
        if key in self._first_row:
            area, year, group = key
            named = f"{quotable(area)}, {year}, {group}"
            first = self._first_row[key]
            self._faults.add(
                f"dubbele rij, gelijk aan rij {first} ({named})",
                row=number,
                column=self._table.headers["area"],
                allowed="een rij per gebied, jaar en groep",
            )
        self._first_row.setdefault(key, number)
