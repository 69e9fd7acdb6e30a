"""Where the counting is done: DuckDB in this process, or Spark where records live in a cluster.

The same Ibis expressions run on both. Spark is optional: requirements/spark.txt, and Java.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import ibis
import ibis.expr.types as ir

from kansrijk.errors import NotFoundError, UserError
from kansrijk.monitor.counting.rows import Tables

if TYPE_CHECKING:
    from kansrijk.monitor.sources.records import Delivery

ENGINES = ("duckdb", "spark")


@contextmanager
def open_engine(delivery: Delivery, engine: str, *, skip_faulty: bool) -> Iterator[Tables]:
    """The delivered tables in an engine, by name, for as long as the block lasts.

    Raises NotFoundError for an unknown engine, UserError where Spark cannot run.
    """
    if engine == "duckdb":
        # Records are read once: kept in memory they would only make it grow with their number.
        delivery.connection.raw_sql("SET enable_external_file_cache = false")
        yield lambda name: delivery.table(name, skip_faulty=skip_faulty)
    elif engine == "spark":
        with _spark() as session:
            yield from _spark_tables(delivery, session, skip_faulty=skip_faulty)
    else:
        raise NotFoundError("Engine", engine, ENGINES)


def spark_lacks() -> str | None:
    """What is missing to run Spark here, in Dutch; None when nothing is."""
    if find_spec("pyspark") is None:
        return "Spark (pyspark) is niet geïnstalleerd, zie requirements/spark.txt"
    if which("java") is None:
        return "Spark heeft Java nodig, en dat staat niet op deze machine"
    return None


@contextmanager
def _spark() -> Iterator[Any]:
    """The session that is there already, as on a cluster, or else a local one of our own."""
    if lacking := spark_lacks():
        raise UserError(f"{lacking}. Of tel met --engine duckdb.")
    from pyspark.sql import SparkSession  # type: ignore[import-not-found]

    running = SparkSession.getActiveSession()
    if running is not None:
        yield running
        return
    builder = SparkSession.builder.appName("kansrijk").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.shuffle.partitions", "8").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    try:
        yield session
    finally:
        session.stop()


def _spark_tables(delivery: Delivery, session: Any, *, skip_faulty: bool) -> Iterator[Tables]:
    connection = ibis.pyspark.connect(session)
    with TemporaryDirectory(prefix="kansrijk-spark-") as work:

        def table(name: str) -> ir.Table:
            typed = delivery.table(name, skip_faulty=skip_faulty)
            path = delivery.path(name)
            if skip_faulty or path.suffix != ".parquet":
                # Read as DuckDB reads it, faulty rows left out.
                path = Path(work) / f"{name}.parquet"
                typed.to_parquet(path)
            return connection.read_parquet(path, table_name=f"kansrijk_{name}").cast(typed.schema())

        yield table
