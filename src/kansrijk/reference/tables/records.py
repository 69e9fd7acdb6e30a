"""The tables of a delivery of records, described column by column: the schema is data.

A delivery is a folder with a manifest and one Parquet or CSV file per table. Keys are pseudonyms
made by the deliverer; nothing in a delivery names a person.
"""

from typing import ClassVar, Literal

from pydantic import Field

from kansrijk.reference.rows import Row

ColumnType = Literal["key", "code", "int", "float", "bool", "date", "category"]


class RecordTable(Row):
    """A table of a delivery; ``row_is`` says what one row stands for.

    ``unique`` names the columns that together are unique, with spaces between. A row belongs to
    the year of ``year_column``. With an ``end_column`` it is a period, that needs only overlap
    the years of the delivery.
    """

    table: ClassVar[str] = "records/tables"
    key: ClassVar[tuple[str, ...]] = ("name",)

    name: str = Field(pattern=r"^[a-z_]+$")
    row_is_nl: str
    row_is_en: str
    unique: str
    organisation_column: str | None = None
    year_column: str
    end_column: str | None = None
    source: str


class RecordColumn(Row):
    """A column: its type and unit, whether it may be empty, and what is allowed in it.

    ``allowed`` lists categories between bars; ``refers_to`` is table.column of a key, or
    area_set.municipality for a municipality of the borders of its year.
    """

    table: ClassVar[str] = "records/columns"
    key: ClassVar[tuple[str, ...]] = ("record_table", "column")

    record_table: str
    column: str = Field(pattern=r"^[a-z_]+$")
    type: ColumnType
    unit: str | None = None
    may_be_empty: bool
    minimum: float | None = None
    maximum: float | None = None
    allowed: str | None = None
    refers_to: str | None = None
    what_nl: str
    what_en: str


class RecordRule(Row):
    """A contradiction that the cells of one row can hold.

    ``wrong_when`` is an SQL condition on the columns of the row; a condition on an empty cell is
    not true, so what is empty contradicts nothing. ``column`` is where the fault is shown.
    """

    table: ClassVar[str] = "records/rules"
    key: ClassVar[tuple[str, ...]] = ("record_table", "id")

    record_table: str
    id: str = Field(pattern=r"^[a-z_]+$")
    column: str
    wrong_when: str
    problem_nl: str
    allowed_nl: str
