"""Answers of CBS StatLine saved as JSON: OData v4 Observations, v3 TypedDataSet and
UntypedDataSet.

Saved alone, or several answers of one table in one file by their name, as in
``{"Observations": {...}, "MeasureCodes": {...}, "PeriodenCodes": {...}}``: then the names of
the measures and the provisional periods are known too.

Differences that matter here: v3 pads codes with blanks and numbers its measures (the number
shifts between editions of a table, so a measure may be named without it); null in a TypedDataSet
does not say whether a figure is missing, hidden or impossible, so it is missing; blank in an
UntypedDataSet cannot occur; v4 says ``Impossible``.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kansrijk.monitor.figures import Status
from kansrijk.monitor.sources.cells import Cell, CellError, number_cell, read_value
from kansrijk.monitor.sources.faults import FaultList, quotable, refusal
from kansrijk.monitor.sources.rows import RawTable, Role
from kansrijk.monitor.sources.statline_json import Answer, Record, read_answer

AREA_COLUMNS = ("RegioS", "WijkenEnBuurten")
PERIOD_COLUMN = "Perioden"

_V4_COLUMNS = frozenset(("Id", "Measure", "ValueAttribute", "Value", "StringValue"))
_V3_MEASURE = re.compile(r"(.+)_[0-9]+")
#: How many values of a dimension a message names.
_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class _Selection:
    """One measure of an answer: its numbered records, the columns that say what a record is
    about, the column with the value and how that is read."""

    records: list[tuple[int, Record]]
    dimensions: frozenset[str]
    value_column: str
    read_cell: Callable[[Record, str], Cell]


def read_statline_table(path: Path, measure_code: str | None) -> RawTable:
    """The values of one measure per area and year.

    ``measure_code`` is needed when the answer holds more than one measure. Raises TableError
    when the answer is damaged, not complete, or not one value per area and year.
    """
    answer = read_answer(path)
    is_v4 = {"Measure", "Value"} <= answer.records[0].keys()
    selection = (_v4_selection if is_v4 else _v3_selection)(path.name, answer, measure_code)
    area_column = _area_column(path.name, selection.dimensions)
    _refuse_open_choices(path.name, selection, area_column)
    headers: dict[Role, str] = {
        "area": area_column,
        "year": PERIOD_COLUMN,
        "value": selection.value_column,
    }
    rows = [
        (number, _row(record, headers, selection, answer.provisional_periods))
        for number, record in selection.records
    ]
    return RawTable(path.name, headers, rows)


def _v4_selection(file: str, answer: Answer, measure_code: str | None) -> _Selection:
    measures = sorted({str(record.get("Measure")) for record in answer.records})
    measure = _chosen(file, measures, measure_code, answer.measure_titles)
    records = [
        (number, record)
        for number, record in enumerate(answer.records, start=1)
        if str(record.get("Measure")) == measure
    ]
    names = frozenset(name for _, record in records for name in record)
    return _Selection(records, names - _V4_COLUMNS, "Value", _v4_cell)


def _v3_selection(file: str, answer: Answer, measure_code: str | None) -> _Selection:
    names = frozenset(name for record in answer.records for name in record) - {"ID"}
    measures = {name: match[1] for name in sorted(names) if (match := _V3_MEASURE.fullmatch(name))}
    numbered = next((m for m, plain in measures.items() if plain == measure_code), measure_code)
    measure = _chosen(file, list(measures), numbered, answer.measure_titles)
    records = list(enumerate(answer.records, start=1))
    return _Selection(records, names - measures.keys(), measure, _v3_cell)


def _chosen(file: str, measures: list[str], asked: str | None, titles: Mapping[str, str]) -> str:
    """The measure that was asked for, or the only one."""
    if asked is None and len(measures) == 1:
        return measures[0]
    if asked is not None and asked in measures:
        return asked
    problem = "het antwoord bevat meer dan een maat: noem er een"
    if asked is not None:
        problem = f"maat '{quotable(asked)}' staat niet in het antwoord"
    elif not measures:
        problem = "het antwoord bevat geen maat"
    named = [
        quotable(code) + (f" ({quotable(titles[code])})" if code in titles else "")
        for code in measures
    ]
    raise refusal(file, problem, allowed=", ".join(named) or "een antwoord met een maat")


def _area_column(file: str, dimensions: frozenset[str]) -> str:
    faults = FaultList(file)
    present = ", ".join(map(quotable, sorted(dimensions))) or "geen"
    found = [name for name in AREA_COLUMNS if name in dimensions]
    if not found:
        allowed = " of ".join(AREA_COLUMNS)
        faults.add(f"kolom ontbreekt; aanwezig: {present}", column="RegioS", allowed=allowed)
    if PERIOD_COLUMN not in dimensions:
        faults.add(f"kolom ontbreekt; aanwezig: {present}", column=PERIOD_COLUMN)
    faults.raise_any()
    return found[0]


def _refuse_open_choices(file: str, selection: _Selection, area_column: str) -> None:
    """Men, women and both in one answer: which one is meant is not ours to guess."""
    faults = FaultList(file)
    for name in sorted(selection.dimensions - {area_column, PERIOD_COLUMN}):
        values = sorted({str(record.get(name)).strip() for _, record in selection.records})
        if len(values) > 1:
            named = ", ".join(map(quotable, values[:_MOST_NAMED]))
            more = " en meer" if len(values) > _MOST_NAMED else ""
            faults.add(
                f"meer dan een waarde: {named}{more}",
                column=name,
                allowed="een antwoord met een keuze in deze kolom",
            )
    faults.raise_any()


def _row(
    record: Record,
    headers: Mapping[Role, str],
    selection: _Selection,
    provisional_periods: frozenset[str],
) -> dict[Role, Any]:
    row: dict[Role, Any] = {role: record.get(name) for role, name in headers.items()}
    try:
        cell = selection.read_cell(record, selection.value_column)
        period = str(record.get(PERIOD_COLUMN)).strip()
        is_provisional = cell.is_provisional or period in provisional_periods
        row["value"] = replace(cell, is_provisional=is_provisional)
    except CellError as error:
        # Named together with the other faults of the row, by whoever judges it.
        row["value"] = error
    return row


def _v4_cell(record: Record, column: str) -> Cell:
    """A value has attribute None. Without value: Impossible cannot occur; of every other reason
    the API does not say whether the figure is unknown or hidden, so it is missing."""
    value, attribute = record.get(column), record.get("ValueAttribute", "None")
    if value is None:
        impossible = attribute == "Impossible"
        return Cell(Status.NOT_APPLICABLE if impossible else Status.MISSING)
    if attribute != "None":
        raise CellError(f"een waarde met kenmerk '{quotable(attribute)}'", "kenmerk None")
    return _number(value)


def _v3_cell(record: Record, column: str) -> Cell:
    value = record.get(column)
    if value is None:
        return Cell(Status.MISSING)
    if isinstance(value, str):
        # An UntypedDataSet: everything is text, with a point for decimals.
        return read_value(value, ".") if value.strip() else Cell(Status.NOT_APPLICABLE)
    return _number(value)


def _number(value: object) -> Cell:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise CellError(f"'{quotable(value)}' is geen getal", "een getal of null")
    return number_cell(value)
