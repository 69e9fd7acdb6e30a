"""Checking the rows of a table against a model: one way for reference files and outside files.

A model is a frozen pydantic class with one field per column. What pydantic finds is said again
as a ``Fault`` with file, row, column and what is allowed.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from kansrijk.errors import Fault, TableError


class Row(BaseModel):
    """A row of a table. ``table`` is its file under reference/, ``key`` what makes it unique."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    table: ClassVar[str]
    key: ClassVar[tuple[str, ...]]


R = TypeVar("R", bound=Row)

#: What is allowed, per kind of mistake that pydantic names, with its own context filled in.
_ALLOWED = {
    "missing": "een waarde is verplicht",
    "int_parsing": "een geheel getal",
    "int_from_float": "een geheel getal",
    "float_parsing": "een getal",
    "finite_number": "een eindig getal",
    "bool_parsing": "true of false",
    "date_from_datetime_parsing": "een dag als 2024-01-31",
    "literal_error": "{expected}",
    "enum": "{expected}",
    "string_pattern_mismatch": "patroon {pattern}",
    "greater_than_equal": "{ge} of meer",
    "less_than_equal": "{le} of minder",
    "greater_than": "meer dan {gt}",
}


def check_rows(
    model: type[R], rows: Iterable[Mapping[str, Any]], file: str, first_row: int = 2
) -> tuple[R, ...]:
    """Turn raw rows (empty text counts as absent) into checked rows of ``model``.

    Raises TableError with every fault, duplicates included.
    """
    prepared = [{k: v for k, v in row.items() if v not in ("", None)} for row in rows]
    try:
        checked = _adapter(model).validate_python(prepared)
    except ValidationError as error:
        raise TableError(_faults(error, file, first_row)) from None
    duplicates = _duplicates(model, checked, file, first_row)
    if duplicates:
        raise TableError(duplicates)
    return tuple(checked)


@lru_cache
def _adapter(model: type[R]) -> TypeAdapter[list[R]]:
    return TypeAdapter(list[model])  # type: ignore[valid-type]


def _faults(error: ValidationError, file: str, first_row: int) -> list[Fault]:
    found = []
    for item in error.errors(include_url=False):
        index, *path = item["loc"]
        column = str(path[0]) if path else None
        found.append(
            Fault(
                file=file,
                row=int(index) + first_row,
                column=column,
                problem=_problem(item["type"], item["input"], item["msg"]),
                allowed=_allowed(item["type"], item.get("ctx", {})),
            )
        )
    return found


def _allowed(kind: str, context: Mapping[str, Any]) -> str | None:
    sentence = _ALLOWED.get(kind)
    # pydantic joins the last of several choices with an English word
    return sentence.format(**context).replace("' or '", "' of '") if sentence else None


def _problem(kind: str, given: Any, message: str) -> str:
    if kind == "missing":
        return "leeg"
    if kind == "extra_forbidden":
        return "deze kolom hoort niet in de tabel"
    if kind == "value_error":
        return message.removeprefix("Value error, ")
    return f"'{given}' kan hier niet"


def _duplicates(model: type[R], rows: Iterable[R], file: str, first_row: int) -> list[Fault]:
    seen: dict[tuple[Any, ...], int] = {}
    faults = []
    for number, row in enumerate(rows, start=first_row):
        key = tuple(getattr(row, name) for name in model.key)
        if key in seen:
            named = ", ".join(f"{n}={v}" for n, v in zip(model.key, key, strict=True))
            faults.append(Fault(file, f"dubbele rij, gelijk aan rij {seen[key]} ({named})", number))
        seen.setdefault(key, number)
    return faults
