"""From complete cells to judged figures: value, interval, unknown share, trend.

Everything is done over whole columns at once; only a trend is fitted series by series.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from kansrijk.monitor.counted.parquet import SCHEMA
from kansrijk.monitor.counted.trends import trend_columns
from kansrijk.monitor.counting.cells import Ints
from kansrijk.monitor.counting.groups import GROUPS
from kansrijk.monitor.counting.rollup import Cells
from kansrijk.monitor.figures import Flag, Status
from kansrijk.monitor.statistics import byar_interval, wilson_interval
from kansrijk.reference.loader import load_folder
from kansrijk.reference.tables.indicators import IndicatorDefinition

Floats = NDArray[np.float64]
PER = {"percent": 100.0, "per_1000": 1000.0}


@dataclass(frozen=True)
class Origin:
    """Where the records came from: the source key of every figure, and whether it is invented."""

    source: str
    synthetic: bool


def judged(
    cells: Cells, origin: Origin, progress: Callable[[int, int], None] | None = None
) -> pa.Table:
    """The figures of all cells, with the columns of parquet.SCHEMA, in the order of the cells.

    A cell in which nobody was counted has no value: 0 out of 0 is not applicable. A period for
    which records lack is missing for every place.
    """
    definitions = [_definition(rule.indicator, rule.definition_set) for rule in cells.rules]
    per = np.array([PER[definition.unit] for definition in definitions])[cells.rule]
    denominator = _denominators(cells)
    has_value, has_people = denominator > 0, cells.population > 0
    value, lower, upper = _values(cells, denominator, per, has_value)
    names = _Names(cells)
    columns = {
        **names.columns(),
        "status": np.where(has_value, Status.SHOWN.value, Status.NOT_APPLICABLE.value),
        "value": _optional(value, has_value),
        "numerator": _optional(cells.events, has_value),
        "denominator": _optional(denominator, has_value),
        "unknown": _optional(cells.unknown, has_people),
        "unknown_share": _optional(_share(cells.unknown, cells.population), has_people),
        "known_value": _known_value(cells, per),
        "lower": _optional(lower, has_value),
        "upper": _optional(upper, has_value),
        "reason": _reasons(has_value, has_people),
        "flags": _flags(cells, origin, has_value),
        "edition": _all(str(cells.edition), len(cells)),
        "source": _all(origin.source, len(cells)),
        "note": _notes(cells, has_value),
        **trend_columns(cells, denominator, value, definitions, progress),
    }
    counted = pa.table(columns, schema=SCHEMA)
    return pa.concat_tables([counted, _missing(cells, origin)])


def _definition(id: str, set_name: str) -> IndicatorDefinition:  # noqa: A002
    found = [d for d in load_folder(IndicatorDefinition) if (d.id, d.set) == (id, set_name)]
    if not found:
        raise ValueError(f"{id} is counted but has no definition in the set {set_name}")
    return found[0]


def _denominators(cells: Cells) -> Ints:
    """What the edition divides by, per cell."""
    found = np.zeros(len(cells), dtype=np.int64)
    for number, rule in enumerate(cells.rules):
        at = cells.rule == number
        found[at] = rule.denominator(cells.population[at], cells.unknown[at])
    return found


def _values(
    cells: Cells, denominator: Ints, per: Floats, has_value: NDArray[np.bool_]
) -> tuple[Floats, Floats, Floats]:
    """Values with 95% intervals: Wilson for percentages, Byar for what is counted per 1,000."""
    safe = np.where(has_value, denominator, 1)
    lower, upper = wilson_interval(np.where(has_value, cells.events, 0), safe)
    few, many = byar_interval(np.where(has_value, cells.events, 0))
    is_rate = per == PER["per_1000"]
    return (
        per * cells.events / safe,
        np.round(per * np.where(is_rate, few / safe, lower), 4),
        # Byar's limit for a count can pass everyone there is.
        np.round(per * np.where(is_rate, np.minimum(many / safe, 1), upper), 4),
    )


def _known_value(cells: Cells, per: Floats) -> pa.Array:
    known = cells.population - cells.unknown
    return _optional(per * cells.events / np.where(known > 0, known, 1), known > 0)


def _share(part: Ints, whole: Ints) -> Floats:
    return np.round(100 * part / np.where(whole > 0, whole, 1), 4)


class _Names:
    """The words of the keys, looked up once per word and not once per cell."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells

    def columns(self) -> dict[str, pa.Array]:
        cells = self._cells
        return {
            "indicator": _taken([rule.indicator for rule in cells.rules], cells.rule),
            "area": _taken([place.code for place in cells.places], cells.place),
            "period": _taken([str(period) for period in cells.periods], cells.period),
            "group": _taken(GROUPS, cells.group),
            "line": _taken([rule.line for rule in cells.rules], cells.rule),
        }


def _taken(words: Sequence[str], at: Ints) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array(at), pa.array(list(words))).cast(pa.string())


def _all(word: str, length: int) -> pa.Array:
    return pa.array([word]).take(pa.array(np.zeros(length, dtype=np.int64)))


def _reasons(has_value: NDArray[np.bool_], has_people: NDArray[np.bool_]) -> pa.Array:
    """Why there is no value: nobody was there, or of nobody the outcome is known."""
    which = np.where(has_value, 0, np.where(has_people, 1, 2))
    return pa.array([None, "all_unknown", "nobody_counted"]).take(pa.array(which))


def _optional(values: NDArray[np.generic], present: NDArray[np.bool_]) -> pa.Array:
    return pa.array(values, mask=~present)


def _flags(cells: Cells, origin: Origin, has_value: NDArray[np.bool_]) -> pa.Array:
    invented = [Flag.SYNTHETIC.value] if origin.synthetic else []
    choices = ["|".join(invented), "|".join(sorted([*invented, Flag.ESTIMATED.value]))]
    return _taken(choices, (cells.estimated & has_value).astype(np.int64))


def _notes(cells: Cells, has_value: NDArray[np.bool_]) -> pa.Array:
    """How many were judged by a stand-in, such as a chart that ends too early."""
    flagged = np.where(has_value, cells.flagged, 0).tolist()
    return pa.array([f"benaderd: {n}" if n else None for n in flagged], pa.string())


def _missing(cells: Cells, origin: Origin) -> pa.Table:
    """Rows for the periods of which records lack, for everyone in every place."""
    rows = list(_missing_rows(cells, origin))
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def _missing_rows(cells: Cells, origin: Origin) -> Iterator[dict[str, str]]:
    flags = Flag.SYNTHETIC.value if origin.synthetic else ""
    for rule, period in cells.missing:
        for place in cells.places:
            yield {
                "indicator": cells.rules[rule].indicator,
                "area": place.code,
                "period": str(cells.periods[period]),
                "group": "all",
                "line": cells.rules[rule].line,
                "status": Status.MISSING.value,
                "reason": "records_lack",
                "flags": flags,
                "edition": str(cells.edition),
                "source": origin.source,
            }
