"""The tables of a delivery of records, described column by column: the schema is data.

A delivery is a folder with a manifest and one Parquet or CSV file per table. Keys are pseudonyms
made by the deliverer; nothing in a delivery names a person.
"""

from typing import ClassVar, Literal

from pydantic import Field

from kansrijk.reference.rows import Row

ColumnType = Literal["key", "code", "int", "float", "bool", "date", "category"]


class RecordTable(Row):
    """A table of a delivery; ``row_is`` says what one row stands for."""

    table: ClassVar[str] = "records/tables"
    key: ClassVar[tuple[str, ...]] = ("name",)

    name: str = Field(pattern=r"^[a-z_]+$")
    row_is_nl: str
    row_is_en: str
    unique: str
    organisation_column: str | None = None
    year_column: str
    source: str


class RecordColumn(Row):
    """A column: its type and unit, whether it may be empty, and what is allowed in it.

    ``allowed`` lists categories between bars; ``refers_to`` is table.column of a key.
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
