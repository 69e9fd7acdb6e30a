"""One grouped pass over rows: every count of every rule, per municipality, year and group.

The conditions are Ibis expressions. Only the grouping itself is SQL, because Ibis knows no
GROUPING SETS: with them the rows are read once for all splits, and nothing larger than
municipality x year x group is ever kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import ibis
import ibis.expr.types as ir

from kansrijk.monitor.counting.rows import SPLIT_COLUMNS
from kansrijk.monitor.counting.rule import CountRule

_ROWS = "counted_rows"


@dataclass
class Measures:
    """The distinct conditions of all rules as columns of the rows; equal ones are counted once."""

    table: ir.Table
    weight_of: dict[str, str | None] = field(default_factory=dict)
    columns: dict[str, ir.Value] = field(default_factory=dict)
    _name_of: dict[Any, str] = field(default_factory=dict)

    def add(self, condition: ir.BooleanValue, weight: str | None = None) -> str:
        """The name of the column that counts the rows where the condition is true."""
        key = (condition.op(), weight)
        if key not in self._name_of:
            name = f"n{len(self._name_of)}"
            self._name_of[key] = name
            self.weight_of[name] = weight
            counted = ibis.literal(1, "int8") if weight is None else self.table[weight]
            self.columns[name] = ibis.cases((condition, counted))
        return self._name_of[key]

    def total(self, name: str) -> str:
        """SQL for the number of rows; a sum over nothing is 0, not null."""
        if self.weight_of[name] is None:
            return f"COUNT({name}) AS {name}"
        return f"CAST(COALESCE(SUM({name}), 0) AS BIGINT) AS {name}"


def with_derived(table: ir.Table, rules: Sequence[CountRule]) -> ir.Table:
    """The rows with the columns that the rules compute for themselves."""
    derived = {name: make for rule in rules for name, make in rule.derived.items()}
    return table.mutate(**{name: make(table) for name, make in derived.items()})


def add_rule(measures: Measures, rule: CountRule, *, only_events: bool = False) -> list[str | None]:
    """The columns of the four counts of a rule, in the order of cells.MEASURES; None is always 0.

    A rule with rows of their own for its events finds only its population in its other rows.
    """
    table, weight = measures.table, rule.weight
    if only_events:
        return [None, measures.add(rule.event(table)), None, None]
    population = rule.population(table)
    everyone = measures.add(population, weight)
    if rule.event_rows is not None:
        return [everyone, None, None, None]
    event = rule.event(table)
    return [
        everyone,
        measures.add(population & event, weight),
        measures.add(population & is_unknown(event), weight),
        measures.add(population & rule.flag(table), weight) if rule.flag else None,
    ]


def is_unknown(event: ir.BooleanValue) -> ir.BooleanValue:
    """Whether an outcome is null.

    The cast puts brackets around it: Ibis 12 writes ``(~a).isnull()`` as NOT a IS NULL, and SQL
    reads that as NOT (a IS NULL).
    """
    return event.cast("int8").isnull()


def aggregate(measures: Measures, keys: Sequence[str], splits: Sequence[str]) -> ir.Table:
    """The counts per ``keys`` and group: columns of the keys, of the splits, and the counts.

    A row belongs to the split whose ``other_<split>`` is 0; without splits there is no such column.
    """
    table = measures.table
    columns = [SPLIT_COLUMNS[split] for split in splits]
    rows = table.select(*keys, *columns, **measures.columns)
    in_keys = ", ".join(keys)
    sets = ", ".join(f"({in_keys}, {column})" for column in columns) or f"({in_keys})"
    chosen = [
        *keys,
        *columns,
        *(f"GROUPING({SPLIT_COLUMNS[split]}) AS other_{split}" for split in splits),
        *(measures.total(name) for name in measures.columns),
    ]
    query = f"SELECT {', '.join(chosen)} FROM {_ROWS} GROUP BY GROUPING SETS ({sets})"
    return rows.alias(_ROWS).sql(query, dialect="duckdb")
