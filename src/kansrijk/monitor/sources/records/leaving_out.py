"""Which rows have a fault, and what is lost when they are left out."""

from collections import Counter
from collections.abc import Iterator, Sequence

from kansrijk.monitor.sources.records.cells import quoted
from kansrijk.monitor.sources.records.coverage import year_within
from kansrijk.monitor.sources.records.delivery import Delivery
from kansrijk.monitor.sources.records.opened import OpenTable
from kansrijk.monitor.sources.records.report import LeftOut


def keep_faulty_rows(delivery: Delivery, table: OpenTable, conditions: Sequence[str]) -> None:
    """Write down the rows that meet a condition, and make the view without them.

    Of a table with a fault as a whole every row is faulty.
    """
    connection = delivery.duckdb
    chosen = ["true"] if table.is_blocked else [f"({sql})" for sql in conditions] or ["false"]
    connection.execute(
        f"CREATE OR REPLACE TABLE {table.faulty} AS SELECT _row FROM {table.judged} "
        f"WHERE {' OR '.join(chosen)} UNION SELECT unnest(?::BIGINT[])",
        [list(table.file.faulty_rows)],
    )
    columns = ", ".join(quoted(name) for name in table.schema.names)
    [(count,)] = connection.execute(f"SELECT count(*) FROM {table.faulty}").fetchall()
    # Without faults the view is the plain one, so that a good delivery pays nothing for this.
    source = f"{table.judged} ANTI JOIN {table.faulty} USING (_row)" if count else table.schema.name
    connection.execute(
        f"CREATE OR REPLACE VIEW {table.faultless} AS SELECT {columns} FROM {source}"
    )
    delivery.mark_checked(table.schema.name)


def left_out(delivery: Delivery, table: OpenTable) -> Iterator[LeftOut]:
    """The faulty rows per organisation and year, those too damaged to be read included."""
    rows: Counter[tuple[str | None, int | None]] = Counter()
    rows[None, None] += table.file.rows_lost
    if table.has_views:
        organisation = table.schema.info.organisation_column
        chosen = quoted(organisation) if organisation else "CAST(NULL AS VARCHAR)"
        found = delivery.duckdb.execute(
            f"SELECT {chosen}, {year_within(delivery.manifest)}, count(*) "
            f"FROM {table.judged} SEMI JOIN {table.faulty} USING (_row) "
            "GROUP BY 1, 2 ORDER BY ALL"
        ).fetchall()
        for named, year, count in found:
            rows[named, year] += count
    for (named, year), count in rows.items():
        if count:
            yield LeftOut(table.schema.name, named, year, count)
