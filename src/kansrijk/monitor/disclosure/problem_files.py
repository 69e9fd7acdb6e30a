"""Reading and writing the files of the open tool: a problem, a pattern, an audit (JSON)."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import scipy.sparse as sp
from pydantic import BaseModel, ValidationError

from kansrijk.errors import TableError, UserError
from kansrijk.monitor.disclosure.audit import Audit
from kansrijk.monitor.disclosure.problem import Bools, Pattern, Problem
from kansrijk.monitor.disclosure.problem_checks import refuse_faults
from kansrijk.monitor.disclosure.problem_models import (
    CellEntry,
    EquationEntry,
    PatternFile,
    ProblemFile,
)
from kansrijk.monitor.sources.faults import FaultList, printable, quotable, refusal

M = TypeVar("M", bound=BaseModel)

_ALLOWED = {
    "missing": "dit veld is verplicht",
    "greater_than_equal": "{ge:g} of meer",
    "finite_number": "een eindig getal",
    "float_type": "een getal",
    "bool_type": "true of false",
    "string_type": "tekst",
    "too_short": "minstens {min_length}",
    "string_too_short": "minstens {min_length} teken",
    "string_too_long": "hoogstens {max_length} tekens",
}
#: Of a file with another shape the first faults say enough.
_MOST_FAULTS = 100


def read_problem(path: Path) -> Problem:
    """The checked problem in a JSON file. Raises UserError, or TableError with every fault."""
    given = _read(ProblemFile, path)
    problem = problem_of(given.cells, given.equations, path.name)
    refuse_faults(problem, path.name)
    return problem


def read_pattern(path: Path, problem: Problem) -> Pattern:
    """A pattern for this problem: it names cells of it, and all that can never be published."""
    given = _read(PatternFile, path)
    faults = FaultList(path.name)
    known = set(problem.ids)
    for cell in sorted(set(given.suppressed) - known):
        faults.add(f"suppressed: cel {quotable(cell)} staat niet in het probleem")
    mask = problem.mask(given.suppressed)
    _add_wrongly_open(faults, problem, mask)
    faults.raise_any()
    return Pattern(problem.named(mask), given.cost, given.optimal, given.lower_bound)


def write_json(content: Any, path: Path) -> None:
    """The whole file or none; two at once do not share a draft."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        raise UserError(f"{path} kan niet worden geschreven: {error.strerror}.") from None
    finally:
        draft.unlink(missing_ok=True)


def pattern_content(pattern: Pattern) -> dict[str, Any]:
    """A pattern as it stands in its file."""
    return {
        "suppressed": list(pattern.suppressed),
        "cost": pattern.cost,
        "optimal": pattern.optimal,
        "lower_bound": pattern.lower_bound,
    }


def audit_content(audit: Audit) -> dict[str, Any]:
    """An audit as it stands in its file; ``null`` as upper means that nothing limits the cell."""
    cells = [
        {
            "id": audit.ids[number],
            "lower": _rounded(audit.lower[number]),
            "upper": _rounded(audit.upper[number]),
            "protected": bool(audit.protected[number]),
        }
        for number in range(len(audit.ids))
    ]
    return {"protected": not audit.broken, "cells": cells}


def _rounded(end: float) -> float | None:
    """Without the last digits of the solver; None stands for infinite."""
    return round(float(end), 6) + 0.0 if np.isfinite(end) else None


def problem_of(
    cells: Sequence[CellEntry], equations: Sequence[EquationEntry], file: str
) -> Problem:
    """Cells and equations as numbers. Raises TableError for an equation over unknown cells."""
    upper = [np.inf if cell.upper is None else cell.upper for cell in cells]
    ids = tuple(cell.id for cell in cells)
    return Problem(
        ids=ids,
        value=_column(cells, "value"),
        weight=_column(cells, "weight"),
        primary=_column(cells, "primary").astype(bool),
        need_lower=_column(cells, "need_lower"),
        need_upper=_column(cells, "need_upper"),
        lower=_column(cells, "lower"),
        upper=np.array(upper, dtype=float),
        must_publish=_column(cells, "must_publish").astype(bool),
        matrix=_matrix(ids, equations, file),
        equals=np.array([equation.equals for equation in equations], dtype=float),
    )


def _column(cells: Sequence[CellEntry], name: str) -> Any:
    return np.array([getattr(cell, name) for cell in cells], dtype=float)


def _matrix(ids: Sequence[str], equations: Sequence[EquationEntry], file: str) -> sp.csr_matrix:
    number = {cell: column for column, cell in enumerate(ids)}
    faults = FaultList(file)
    rows: list[int] = []
    columns: list[int] = []
    factors: list[float] = []
    for row, equation in enumerate(equations):
        for cell, factor in equation.cells.items():
            if cell not in number:
                faults.add(f"vergelijking {row + 1}: cel {quotable(cell)} bestaat niet")
                continue
            rows.append(row)
            columns.append(number[cell])
            factors.append(factor)
    faults.raise_any()
    places = (np.array(rows, dtype=np.int64), np.array(columns, dtype=np.int64))
    matrix = sp.csr_matrix((np.array(factors), places), shape=(len(equations), len(ids)))
    matrix.eliminate_zeros()
    return matrix


def _add_wrongly_open(faults: FaultList, problem: Problem, mask: Bools) -> None:
    for cell in np.flatnonzero(problem.must_publish & mask):
        named = quotable(problem.ids[cell])
        faults.add(f"suppressed: cel {named} is must_publish en mag niet worden afgeschermd")
    for cell in np.flatnonzero(problem.always_hidden & ~mask):
        kind = "primary" if problem.primary[cell] else "nooit gepubliceerd (weight 0)"
        faults.add(f"suppressed: cel {quotable(problem.ids[cell])} ontbreekt, maar is {kind}")


def _read(model: type[M], path: Path) -> M:
    if not path.is_file():
        raise UserError(f"{printable(str(path))}: dit bestand bestaat niet.")
    try:
        return model.model_validate_json(path.read_bytes())
    except OSError:
        raise UserError(f"{printable(path.name)} mag of kan niet worden gelezen.") from None
    except ValidationError as error:
        raise _faults(error, path.name) from None


def _faults(error: ValidationError, file: str) -> TableError:
    faults = FaultList(file)
    for item in error.errors(include_url=False)[:_MOST_FAULTS]:
        if item["type"] == "json_invalid":
            return refusal(file, "dit is geen leesbare JSON", allowed="JSON in UTF-8")
        allowed = _ALLOWED.get(item["type"])
        faults.add(
            f"{_place(item['loc'])}: {_said(item)}",
            allowed=allowed.format(**item.get("ctx", {})) if allowed else None,
        )
    return faults.error()


def _place(path: tuple[int | str, ...]) -> str:
    """("cells", 0, "value") is cells[1].value: people count from 1."""
    words = [f"[{part + 1}]" if isinstance(part, int) else f".{quotable(part)}" for part in path]
    return "".join(words).removeprefix(".") or "het geheel"


def _said(item: Any) -> str:
    if item["type"] == "missing":
        return "ontbreekt"
    if item["type"] == "extra_forbidden":
        return "dit veld kennen wij niet"
    return f"'{quotable(item['input'])}' kan hier niet"
