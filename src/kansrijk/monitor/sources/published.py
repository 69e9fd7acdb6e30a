"""The entrance: a file with a published table goes in, checked rows come out."""

from pathlib import Path

from kansrijk.monitor.sources.checks import check_table
from kansrijk.monitor.sources.csv_tables import read_csv_table
from kansrijk.monitor.sources.files import checked_kind
from kansrijk.monitor.sources.rows import (
    AreaResolver,
    Kind,
    OutsideRow,
    RawTable,
    Subject,
    ValueRule,
)
from kansrijk.monitor.sources.statline import read_statline_table
from kansrijk.monitor.sources.xlsx_tables import read_xlsx_table


def read_published_table(
    path: Path,
    *,
    kind: Kind,
    id: str,  # noqa: A002 - the word of the command line and of every reference file
    areas: AreaResolver,
    rule: ValueRule,
    measure_code: str | None = None,
    sheet: str | None = None,
) -> list[OutsideRow]:
    """Read a published table of one indicator or measure, or refuse it as a whole.

    CSV and XLSX have a header with area (code or name), year, optionally group, and value and/or
    numerator with denominator, in English or Dutch (``columns.SYNONYMS``). A column that names
    the indicator or measure must say ``id`` in every row. JSON is a StatLine answer.

    ``measure_code`` names the column (CSV, XLSX, v3) or measure (v4) with the values where the
    file alone does not tell; ``sheet`` the sheet of a workbook, otherwise the first.

    Raises NotFoundError when there is no such file, UserError when it may not be read, and
    TableError with every fault, by row and column, when anything in it is wrong.
    """
    subject = Subject(kind, id, rule)
    return check_table(_raw_table(path, subject, measure_code, sheet), subject, areas)


def _raw_table(
    path: Path, subject: Subject, measure_code: str | None, sheet: str | None
) -> RawTable:
    file_kind = checked_kind(path)
    if file_kind == ".json":
        return read_statline_table(path, measure_code)
    if file_kind == ".xlsx":
        return read_xlsx_table(path, subject, measure_code, sheet)
    return read_csv_table(path, subject, measure_code)
