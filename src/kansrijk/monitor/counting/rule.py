"""How an indicator is counted from records: in whom, what, and what to do with the unknown.

A rule is a handful of small named conditions on a row of a table, see
``kansrijk.monitor.indicators``. Conditions are Ibis expressions: true, false, or null for
"not known". They are written once and run on DuckDB and on Spark.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, TypeVar

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import numpy as np
    from numpy.typing import NDArray

    Number = TypeVar("Number", int, NDArray[np.int64])

#: True, false or null of a row.
Condition = Callable[["ir.Table"], "ir.BooleanValue"]
#: A column that a rule computes for its conditions.
Derived = Callable[["ir.Table"], "ir.Value"]

EDITIONS = (2023, 2024, 2025)
DefinitionSet = Literal["2019-2023", "2024", "related"]

#: The splits a figure may have; every split divides the same records into groups without rest.
SPLITS = ("label", "income", "education")


class Unknown(StrEnum):
    """What an edition does with records whose outcome is not known."""

    STAYS_IN_DENOMINATOR = "stays_in_denominator"
    OWN_CLASS = "own_class"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, kw_only=True)
class CountRule:
    """How editions count one line of an indicator.

    ``indicator`` and ``definition_set`` name the definition in reference/data/indicators, ``line``
    one of its lines. ``rows`` names what is counted (see rows.py); more than one is added up. A
    row is in the population when ``population`` is true. There ``event`` is true, false, or null:
    unknown. ``flag`` marks rows that were judged by a stand-in (a chart that ends too early).
    ``weight`` is a column with the number of times a row counts. ``ages`` (0, 1) counts in a year
    the children born in it and in the year before. ``departs`` says where the published code does
    something else than its own text; then the text is followed here.
    """

    indicator: str
    definition_set: DefinitionSet
    editions: tuple[int, ...]
    rows: tuple[str, ...]
    population: Condition
    event: Condition
    unknown: Unknown
    source: str
    line: str = "main"
    flag: Condition | None = None
    weight: str | None = None
    derived: Mapping[str, Derived] = field(default_factory=dict)
    ages: tuple[int, ...] = (0,)
    event_rows: str | None = None
    splits: tuple[str, ...] = SPLITS
    departs: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Indicator and line; unique within an edition."""
        return self.indicator, self.line

    def denominator(self, population: Number, unknown: Number) -> Number:
        """What the edition divides by. With a class of their own the unknown are part of it."""
        return population - unknown if self.unknown is Unknown.LEFT_OUT else population
