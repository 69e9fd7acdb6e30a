"""Which column of a CSV or XLSX table is what, by its English or Dutch header."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from kansrijk.monitor.sources.faults import FaultList, quotable, refusal
from kansrijk.monitor.sources.files import MOST_COLUMNS, MOST_ROWS
from kansrijk.monitor.sources.rows import RawTable, Role, Subject

#: A row of a spreadsheet: its number (from 1) and its cells; the first filled row is the header.
GridRow = tuple[int, Sequence[Any]]

#: Accepted headers. Of the areas a code goes before a name: names change, codes are exact.
SYNONYMS: dict[Role, tuple[str, ...]] = {
    "area": (
        *("area_code", "gebiedscode", "gemeentecode", "regiocode", "region_code", "code"),
        *("area", "gebied", "gemeente", "regio", "region", "municipality"),
        *("area_name", "gebiedsnaam", "gemeentenaam", "regionaam", "region_name", "naam", "name"),
    ),
    "year": ("year", "jaar", "period", "periode", "perioden"),
    "group": ("group", "groep"),
    "value": ("value", "waarde"),
    "numerator": ("numerator", "teller"),
    "denominator": ("denominator", "noemer"),
    "subject": ("indicator", "indicator_id", "measure", "measure_id", "maat"),
}

_DUTCH: dict[Role, str] = {"area": "gemeente", "year": "jaar", "value": "waarde"}


def table_from_grid(
    file: str, grid: Iterable[GridRow], subject: Subject, value_column: str | None
) -> RawTable:
    """Give each column its role and each row its cells by role; unknown columns are left out.

    ``value_column`` is the header of the column with the values when it has none of the accepted
    names. Raises TableError with every missing or double column and every row of another width.
    """
    rows = iter(grid)
    faults = FaultList(file)
    first, cells = next(rows, (1, ()))
    header = _header(cells)
    places = _places(header, value_column, faults, first)
    _refuse_missing(places, header, subject, value_column, faults, first)
    faults.raise_any()
    return RawTable(
        file=file,
        headers={role: header[place] for role, place in places.items()},
        rows=_rows(rows, places, len(header), faults),
    )


def filled_rows(file: str, grid: Iterable[GridRow], most: int = MOST_ROWS) -> list[GridRow]:
    """The rows that are not blank; no more than a header and one above the most we read.

    Raises TableError at the first row that is too wide: many such rows would fill the memory.
    """
    return list(islice(_filled(file, grid), most + 2))


def _filled(file: str, grid: Iterable[GridRow]) -> Iterator[GridRow]:
    for number, cells in grid:
        if len(cells) > MOST_COLUMNS:
            allowed = f"hoogstens {MOST_COLUMNS}"
            raise refusal(file, f"{len(cells)} kolommen", row=number, allowed=allowed)
        if not all(_is_blank(cell) for cell in cells):
            yield number, cells


def _header(cells: Sequence[Any]) -> list[str]:
    header = ["" if cell is None else str(cell).strip() for cell in cells]
    while header and not header[-1]:
        header.pop()
    return header


def _places(
    header: list[str], value_column: str | None, faults: FaultList, row: int
) -> dict[Role, int]:
    """The place of each role; the first synonym that is present wins for areas."""
    named = [_plain(name) for name in header]
    places: dict[Role, int] = {}
    for role, synonyms in SYNONYMS.items():
        wanted: tuple[str, ...] = synonyms
        if role == "value" and value_column is not None:
            wanted = (_plain(value_column),)
        found = sorted((wanted.index(n), place) for place, n in enumerate(named) if n in wanted)
        if len(found) > 1 and (role != "area" or found[0][0] == found[1][0]):
            names = " en ".join(quotable(header[place]) for place in sorted(p for _, p in found))
            column = header[max(place for _, place in found)]
            faults.add(f"twee kolommen zeggen hetzelfde: {names}", row=row, column=column)
        if found:
            places[role] = found[0][1]
    return places


def _plain(header: str) -> str:
    return "_".join(header.casefold().replace("_", " ").split())


def _refuse_missing(
    places: dict[Role, int],
    header: list[str],
    subject: Subject,
    value_column: str | None,
    faults: FaultList,
    row: int,
) -> None:
    needed: list[Role] = ["area", "year"]
    has_parts = "numerator" in places and "denominator" in places
    if subject.rule.unit == "count" or value_column is not None or not has_parts:
        needed.append("value")
    present = ", ".join(quotable(name) for name in header[:20]) or "geen kolommen"
    for role in needed:
        if role not in places:
            names = SYNONYMS[role]
            if role == "value":
                names = (value_column,) if value_column else (*names, "teller met noemer")
            faults.add(
                f"kolom ontbreekt; het bestand heeft: {present}",
                row=row,
                column=_DUTCH[role],
                allowed=", ".join(map(quotable, names)),
            )
    if subject.rule.unit == "count" and {"numerator", "denominator"} & places.keys():
        faults.add("een aantal heeft geen teller of noemer", row=row, allowed="alleen waarde")


def _rows(
    rows: Iterable[GridRow], places: dict[Role, int], width: int, faults: FaultList
) -> list[tuple[int, dict[Role, Any]]]:
    found: list[tuple[int, dict[Role, Any]]] = []
    for number, cells in rows:
        if len(found) == MOST_ROWS:
            faults.add("te veel rijen", row=number, allowed=f"hoogstens {MOST_ROWS}")
            break
        _refuse_other_width(number, cells, width, faults)
        found.append((number, {r: cells[p] if p < len(cells) else None for r, p in places.items()}))
    if not found:
        faults.add("er staan geen rijen onder de kolomnamen", allowed="een rij of meer")
    faults.raise_any()
    return found


def _refuse_other_width(number: int, cells: Sequence[Any], width: int, faults: FaultList) -> None:
    if any(not _is_blank(cell) for cell in cells[width:]):
        faults.add(
            f"{len(cells)} cellen bij {width} kolommen; een decimale komma telt in een bestand "
            "met komma's als nieuwe cel",
            row=number,
            allowed='puntkomma\'s tussen de cellen, of aanhalingstekens: "14,8"',
        )


def _is_blank(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())
