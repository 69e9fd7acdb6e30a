"""Files of counts for ``kansrijk areas recode``: read, checked row by row, and written again."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, ClassVar, TextIO

from pydantic import BeforeValidator, Field

from kansrijk.errors import Fault, TableError, UserError
from kansrijk.monitor.areas.area import Level
from kansrijk.monitor.areas.area_set import AreaSet
from kansrijk.monitor.areas.checks import FIRST_ROW
from kansrijk.monitor.areas.outside_file import outside_file
from kansrijk.monitor.areas.recode import Recoded, no_municipality
from kansrijk.reference.rows import Row, check_rows

WRITTEN_COLUMNS = ("code", "name", "count", "estimated", "incomplete", "lacking")


def _only_digits(text: str) -> str:
    """Refuse "1.000": a thousand in Dutch, but 1 to whoever reads it as a decimal number."""
    if not re.fullmatch(r"\s*-?\d+\s*", text):
        raise ValueError(f"'{text}' is geen geheel getal in cijfers")
    return text


Count = Annotated[int, BeforeValidator(_only_digits), Field(ge=0)]


class CountByCode(Row):
    """A count of a municipality, given by its code."""

    table: ClassVar[str] = "counts"
    key: ClassVar[tuple[str, ...]] = ("code",)

    code: str
    count: Count


class CountByName(Row):
    """A count of a municipality, given by its name."""

    table: ClassVar[str] = "counts"
    key: ClassVar[tuple[str, ...]] = ("name",)

    name: str
    count: Count


def read_counts_csv(path: Path, areas: AreaSet, year: int) -> dict[str, int]:
    """Counts per municipality code; codes and names are those of ``year``.

    The file is UTF-8, with commas or semicolons, and has the columns ``code`` (or ``name``) and
    ``count``, nothing else. Raises TableError with every fault, UserError for an unknown year.
    """
    areas.borders.codes_in(year)
    with outside_file(path):
        header, rows = _read(path)
    model: type[CountByCode | CountByName] = CountByName if "name" in header else CountByCode
    if sorted(header) != sorted(model.model_fields):
        raise TableError([*_header_faults(header, model, path.name)])
    return _by_code(check_rows(model, rows, file=path.name), path.name, areas, year)


def write_recoded_csv(recoded: Recoded, areas: AreaSet, stream: TextIO) -> None:
    """Write the counts by code; ``lacking`` holds codes with a bar between them."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(WRITTEN_COLUMNS)
    for code, result in recoded.counts.items():
        name = areas.area(code, recoded.to_year).name
        flags = [str(flag).lower() for flag in (result.estimated, result.incomplete)]
        writer.writerow([code, name, result.count, *flags, "|".join(result.lacking)])


def _read(path: Path) -> tuple[list[str], list[dict[str, Any]]]:
    """Header and rows. A spreadsheet may add a byte order mark, semicolons and empty last rows."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        delimiter = ";" if ";" in stream.readline() else ","
        stream.seek(0)
        lines = list(csv.reader(stream, delimiter=delimiter))
    while lines and not any(cell.strip() for cell in lines[-1]):
        lines.pop()
    header = [name.strip() for name in lines[0]] if lines else []
    return header, [_named(header, line) for line in lines[1:]]


def _named(header: list[str], cells: list[str]) -> dict[str, Any]:
    named: dict[str, Any] = dict(zip(header, cells, strict=False))
    too_many = [cell for cell in cells[len(header) :] if cell.strip()]
    return named | {"(te veel kolommen)": too_many} if too_many else named


def _header_faults(header: list[str], model: type[Row], file: str) -> Iterator[Fault]:
    allowed = "code en count, of name en count"
    wanted = list(model.model_fields)
    for name in header:
        if name in wanted:
            wanted.remove(name)
        else:
            yield Fault(file, "deze kolom hoort niet in de tabel", 1, name, allowed)
    for name in wanted:
        yield Fault(file, "kolom ontbreekt", 1, name, allowed)


def _by_code(
    rows: tuple[CountByCode | CountByName, ...], file: str, areas: AreaSet, year: int
) -> dict[str, int]:
    counts: dict[str, int] = {}
    faults = []
    for number, row in enumerate(rows, start=FIRST_ROW):
        try:
            code = _code(row, areas, year)
        except UserError as error:
            faults.append(Fault(file, str(error), number, row.key[0]))
            continue
        if code in counts:
            faults.append(Fault(file, f"{code} staat er twee keer in", number, row.key[0]))
        counts[code] = row.count
    if faults:
        raise TableError(faults)
    return counts


def _code(row: CountByCode | CountByName, areas: AreaSet, year: int) -> str:
    """The code of a row's municipality. Raises UserError with what is wrong."""
    if isinstance(row, CountByCode):
        if row.code not in areas.borders.codes_in(year):
            raise UserError(no_municipality(row.code, year, areas))
        return row.code
    found = areas.resolve(row.name, year).found
    if found.level is not Level.MUNICIPALITY:
        raise UserError(f"'{row.name}' is geen gemeente")
    return found.code
