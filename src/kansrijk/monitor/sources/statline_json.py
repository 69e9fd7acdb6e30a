"""Finding the rows, and what is said about them, in a StatLine answer saved as JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kansrijk.monitor.sources.faults import FaultList, quotable, refusal
from kansrijk.monitor.sources.files import MOST_ROWS, read_bytes

#: One record of an answer.
Record = Mapping[str, Any]

DATA_SETS = ("Observations", "TypedDataSet", "UntypedDataSet")
_NEXT_PAGE = ("@odata.nextLink", "odata.nextLink")
_ANSWER_ALLOWED = f"een antwoord van StatLine: {', '.join(DATA_SETS)}"


@dataclass(frozen=True, slots=True)
class Answer:
    """The records of an answer, the names of its measures and its provisional periods, as far
    as the file says."""

    records: list[Record]
    measure_titles: Mapping[str, str]
    provisional_periods: frozenset[str]


def read_answer(path: Path) -> Answer:
    """Read the file as a whole; TableError when it is cut off, no StatLine answer, or one page
    of an answer that goes on."""
    parts = _parts(path.name, _parsed(path))
    data = next((parts[name] for name in DATA_SETS if name in parts), None)
    if data is None:
        raise refusal(path.name, "dit is geen antwoord van StatLine", allowed=_ANSWER_ALLOWED)
    return Answer(
        records=_records(path.name, data),
        measure_titles=_said(parts, ("MeasureCodes", "DataProperties"), "Title"),
        provisional_periods=frozenset(
            period
            for period, status in _said(parts, ("PeriodenCodes", "Perioden"), "Status").items()
            if "voorlopig" in status.lower()
        ),
    )


def _parsed(path: Path) -> Any:
    try:
        return json.loads(read_bytes(path).decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        row = error.object.count(b"\n", 0, error.start) + 1
        raise refusal(path.name, "niet in UTF-8 geschreven", row=row, allowed="UTF-8") from None
    except json.JSONDecodeError as error:
        raise refusal(
            path.name,
            "de JSON is beschadigd of afgebroken",
            row=error.lineno,
            allowed="het hele antwoord, tot en met de laatste accolade",
        ) from None
    except (ValueError, RecursionError):
        # Numbers of thousands of digits, NaN, or thousands of brackets deep.
        raise refusal(path.name, "deze JSON past niet", allowed=_ANSWER_ALLOWED) from None


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _parts(file: str, content: Any) -> Mapping[str, Any]:
    """The answers in the file by name; an answer saved alone is called Observations."""
    if not isinstance(content, dict):
        raise refusal(file, "dit is geen antwoord van StatLine", allowed=_ANSWER_ALLOWED)
    return {"Observations": content} if "value" in content else content


def _records(file: str, data: Any) -> list[Record]:
    records = data.get("value") if isinstance(data, dict) else None
    if not isinstance(records, list) or not records:
        raise refusal(file, "het antwoord bevat geen rijen", allowed="een rij of meer in 'value'")
    if any(data.get(name) for name in _NEXT_PAGE):
        raise refusal(
            file,
            "dit is een deel van een antwoord: er hoort nog een bladzijde bij (nextLink)",
            allowed="het hele antwoord in een bestand",
        )
    if len(records) > MOST_ROWS:
        raise refusal(file, "te veel rijen", allowed=f"hoogstens {MOST_ROWS}")
    faults = FaultList(file)
    for number, record in enumerate(records, start=1):
        if not isinstance(record, dict):
            faults.add(f"'{quotable(record)}' is geen rij", row=number, allowed="{...}")
    faults.raise_any()
    return records


def _said(parts: Mapping[str, Any], answers: tuple[str, ...], about: str) -> dict[str, str]:
    """What the code lists in the file say of each code; what is not text is passed over."""
    said = {}
    for name in answers:
        answer = parts.get(name)
        codes = answer.get("value") if isinstance(answer, dict) else None
        for code in codes if isinstance(codes, list) else ():
            key = isinstance(code, dict) and (code.get("Identifier") or code.get("Key"))
            if isinstance(key, str) and isinstance(code.get(about), str):
                said[key.strip()] = code[about].strip()
    return said
