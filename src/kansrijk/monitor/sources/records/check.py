"""Finding every fault of a delivery: one pass per table, then a look at the faulty rows only."""

from collections.abc import Callable, Iterator

import duckdb

from kansrijk.errors import Fault
from kansrijk.monitor.sources.records.conditions import Condition, conditions_in_rows
from kansrijk.monitor.sources.records.coverage import Coverage, coverage_of, tally
from kansrijk.monitor.sources.records.delivery import Delivery
from kansrijk.monitor.sources.records.elsewhere import conditions_elsewhere
from kansrijk.monitor.sources.records.findings import MOST_PER_KIND, Finding
from kansrijk.monitor.sources.records.leaving_out import keep_faulty_rows, left_out
from kansrijk.monitor.sources.records.opened import YEAR, OpenTable, stored_name
from kansrijk.monitor.sources.records.report import Report
from kansrijk.monitor.sources.records.schema import schemas
from kansrijk.monitor.sources.records.table_files import is_damage

#: Told which table is at hand, and how many of how many steps are done.
Progress = Callable[[str, int, int], None]


def check_delivery(delivery: Delivery, progress: Progress | None = None) -> Report:
    """Check every table of a delivery against the schema, the areas and the other tables.

    After this ``delivery.table(name, skip_faulty=True)`` knows what to leave out.
    """
    names, steps = delivery.tables, 2 * len(delivery.tables)
    tell = progress or (lambda name, done, of: None)
    checks = []
    for place, name in enumerate(names):
        tell(name, place, steps)
        checks.append(_TableCheck(delivery, name))
        checks[-1].count()
    # Only now is it known which tables can be read, and so be referred to.
    for place, check in enumerate(checks, start=len(names)):
        tell(names[place - len(names)], place, steps)
        check.look_elsewhere()
    tell("", steps, steps)
    return Report(
        findings=tuple(finding for check in checks for finding in check.findings()),
        coverage=tuple(check.coverage for check in checks if check.coverage),
        left_out=tuple(rows for check in checks for rows in left_out(delivery, check.table)),
        absent=tuple(name for name in schemas() if not delivery.has_table(name)),
    )


class _TableCheck:
    """The check of one table; of what cannot be read there is only the finding of that."""

    def __init__(self, delivery: Delivery, name: str) -> None:
        self._delivery = delivery
        self._name = name
        self._found: list[tuple[Condition, int]] = []
        self.coverage: Coverage | None = None

    @property
    def table(self) -> OpenTable:
        """The table as it stands with the delivery."""
        return self._delivery.opened(self._name)

    def count(self) -> None:
        """The pass over all rows: faults in a row by itself, and the coverage."""
        if not self.table.has_views:
            return
        manifest, connection = self._delivery.manifest, self._delivery.duckdb
        conditions = conditions_in_rows(self.table, manifest)
        asked = [f"count(*) FILTER (WHERE {condition.sql})" for condition in conditions]
        try:
            counted = tally(connection, self.table, manifest, asked)
            self.coverage = coverage_of(connection, self.table, manifest, counted)
        except duckdb.Error as error:
            if not is_damage(error, self.table.path):
                raise
            self._delivery.mark_damaged(self._name)
            return
        counts = counted.further() or (0,) * len(conditions)
        self._found = [pair for pair in zip(conditions, counts, strict=True) if pair[1]]

    def look_elsewhere(self) -> None:
        """Faults that show beside other rows and tables; then all faulty rows are known."""
        if self.table.has_views:
            self._found += conditions_elsewhere(self._delivery, self.table)
            conditions = [condition.sql for condition, _ in self._found]
            keep_faulty_rows(self._delivery, self.table, conditions)

    def findings(self) -> Iterator[Finding]:
        """The faults of the file, then those of its rows in the order of the columns."""
        yield from self.table.findings
        order = self.table.schema.names
        for condition, count in sorted(self._found, key=lambda pair: order.index(pair[0].column)):
            faults = tuple(self._first_faults(condition))
            yield Finding(self._name, condition.kind, condition.column, count, faults)

    def _first_faults(self, condition: Condition) -> Iterator[Fault]:
        stored = f"CAST({stored_name(condition.column)} AS VARCHAR)"
        rows = self._delivery.duckdb.execute(
            f"SELECT _row, {stored}, {YEAR} FROM {self.table.judged} "
            f"WHERE {condition.sql} ORDER BY _row LIMIT {MOST_PER_KIND}"
        ).fetchall()
        for row, cell, year in rows:
            problem = condition.problem(cell, year)
            yield Fault(self.table.file_name, problem, row, condition.column, condition.allowed)
