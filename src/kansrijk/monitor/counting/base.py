"""Counting base cells: the only time that records are read.

One grouped pass per kind of rows; after it nothing grows with the number of records.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from kansrijk.errors import UserError
from kansrijk.monitor.counting.aggregate import Measures, add_rule, aggregate, with_derived
from kansrijk.monitor.counting.cells import BaseCells, Ints
from kansrijk.monitor.counting.engines import open_engine
from kansrijk.monitor.counting.found import Found, MunicipalityNumbers, read_found
from kansrijk.monitor.counting.rows import ROWS, Tables
from kansrijk.monitor.counting.rule import CountRule
from kansrijk.monitor.counting.rules import rules_of

if TYPE_CHECKING:
    from kansrijk.monitor.sources.records import Delivery

#: Told which rows are being counted, and how many kinds of how many are done.
Progress = Callable[[str, int, int], None]


def count_base(
    delivery: Delivery,
    edition: int,
    *,
    engine: str = "duckdb",
    cut_off: float | None = None,
    skip_faulty: bool = False,
    progress: Progress | None = None,
) -> BaseCells:
    """Count every rule of ``edition`` in the records of a delivery.

    ``cut_off`` (0 to 1) is the probability from which the model calls a situation vulnerable, for
    records with a probability and no outcome; without it these have no label. With
    ``skip_faulty`` rows in which ``check_delivery`` found a fault are left out. ``engine`` is
    duckdb or spark, with the same numbers. Raises UserError for an unknown edition or engine, and
    for rows without a year, or with a year or category that a checked delivery does not have.
    """
    if cut_off is not None and not 0 < cut_off <= 1:
        raise UserError(f"De grens {cut_off} is geen kans: meer dan 0 en hoogstens 1.")
    count = _Count(delivery, edition, cut_off)
    with open_engine(delivery, engine, skip_faulty=skip_faulty) as tables:
        for done, name in enumerate(count.names):
            if progress:
                progress(name, done, len(count.names))
            count.add(name, tables)
    if progress:
        progress("", len(count.names), len(count.names))
    return count.cells()


class _Count:
    """One count: base cells are gathered per kind of rows."""

    def __init__(self, delivery: Delivery, edition: int, cut_off: float | None) -> None:
        self._delivery, self._edition, self._cut_off = delivery, edition, cut_off
        rules = rules_of(edition)
        self._rules = tuple(rule for rule in rules if _is_delivered(rule, delivery))
        self._uncounted = tuple(rule for rule in rules if rule not in self._rules)
        self._numbers = MunicipalityNumbers()
        self._years_with_rows: list[set[int]] = [set() for _ in self._rules]
        self._only_probability: dict[str, int] = {}
        # rule, year, record year, municipality, group, counts
        self._parts: list[tuple[Ints, ...]] = []

    @property
    def names(self) -> Sequence[str]:
        """The kinds of rows that some rule counts in."""
        return [name for name in ROWS if any(name in _rows_of(rule) for rule in self._rules)]

    def add(self, name: str, tables: Tables) -> None:
        """Count the rules that want these rows, in one pass."""
        rows = ROWS[name]
        wanted = [n for n, rule in enumerate(self._rules) if name in _rows_of(rule)]
        table = with_derived(rows.make(tables, self._cut_off), [self._rules[n] for n in wanted])
        measures = Measures(table)
        columns = {
            n: add_rule(measures, self._rules[n], only_events=self._holds_events(n, name))
            for n in wanted
        }
        unused = self._unused_probabilities(measures)
        outcome = aggregate(measures, rows.keys, rows.splits).to_pyarrow()
        years = self._delivery.manifest.all_years
        found = read_found(outcome, rows, measures.columns, self._numbers, years)
        if unused and (without_label := found.total(unused)):
            # Of a table that is counted in several ways, the one with the most rows has them all.
            known = self._only_probability.get(rows.needs[0], 0)
            self._only_probability[rows.needs[0]] = max(known, without_label)
        for n in wanted:
            self._take(n, found, columns[n], only_events=self._holds_events(n, name))

    def cells(self) -> BaseCells:
        """Everything that was added."""
        empty = [np.empty(0, dtype=np.int64)] * 5 + [np.empty((0, 4), dtype=np.int64)]
        rule, year, record_year, municipality, group, counts = (
            np.concatenate(column) for column in zip(empty, *self._parts, strict=True)
        )
        return BaseCells(
            edition=self._edition,
            rules=self._rules,
            uncounted=self._uncounted,
            years=self._delivery.manifest.all_years,
            municipalities=self._numbers.codes,
            rule=rule,
            year=year,
            code_year=self._code_years(record_year),
            municipality=municipality,
            group=group,
            counts=counts,
            years_with_rows=tuple(map(frozenset, self._years_with_rows)),
            only_probability=self._only_probability,
        )

    def _holds_events(self, number: int, name: str) -> bool:
        return self._rules[number].event_rows == name

    def _unused_probabilities(self, measures: Measures) -> str | None:
        """The column that counts rows which a cut-off would have given a label."""
        table = measures.table
        if self._cut_off is not None or "vulnerability_probability" not in table.columns:
            return None
        return measures.add(table.vulnerable.isnull() & table.vulnerability_probability.notnull())

    def _take(
        self, number: int, found: Found, columns: Sequence[str | None], *, only_events: bool
    ) -> None:
        nothing = np.zeros_like(found.year)
        counts = np.stack([found.counts[name] if name else nothing for name in columns], axis=1)
        if not only_events:
            self._years_with_rows[number].update(np.unique(found.year).tolist())
        for age in (0,) if only_events else self._rules[number].ages:
            year = found.year + age
            keep = counts.any(axis=1) & (year <= self._delivery.manifest.last_year)
            part = (year, found.record_year, found.municipality, found.group, counts)
            self._parts.append((np.full(keep.sum(), number), *(column[keep] for column in part)))

    def _code_years(self, record_years: Ints) -> Ints:
        years = self._delivery.manifest.all_years
        of_year = np.array([self._delivery.code_year(year) for year in years], dtype=np.int64)
        return of_year[record_years - years[0]]


def _rows_of(rule: CountRule) -> tuple[str, ...]:
    return (*rule.rows, *([rule.event_rows] if rule.event_rows else []))


def _is_delivered(rule: CountRule, delivery: Delivery) -> bool:
    needed = {table for name in _rows_of(rule) for table in ROWS[name].needs}
    return all(delivery.has_table(table) for table in needed)
