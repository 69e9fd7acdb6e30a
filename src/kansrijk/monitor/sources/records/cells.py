"""Reading a stored cell as what its column should hold, as SQL.

Parquet keeps types; a CSV, and some programs that write Parquet, keep everything as text or as
decimals. A cell that cannot be read becomes empty and is a fault, never a guess.
"""

from dataclasses import dataclass

from kansrijk.monitor.sources.records.schema import bounds_nl
from kansrijk.reference.tables.records import RecordColumn

_FAMILIES = {
    "VARCHAR": "text",
    "BOOLEAN": "bool",
    "DATE": "date",
    "FLOAT": "real",
    "DOUBLE": "real",
} | dict.fromkeys(("TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS"), "moment")
_FAMILIES |= dict.fromkeys(
    ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"), "whole"
)
_FAMILIES |= dict.fromkeys(("UBIGINT", "HUGEINT", "UHUGEINT"), "large")

_TRUE_OR_FALSE = "CASE {q} WHEN 1 THEN true WHEN 0 THEN false END"
_AS_TEXT = "CAST({q} AS VARCHAR)"
_FINITE = "CASE WHEN isfinite(CAST({q} AS DOUBLE)) THEN CAST({q} AS DOUBLE) END"

#: (type of the column, family of what is stored) -> the cell as it should be, or NULL.
_READ = {
    ("key", "text"): "{q}",
    ("key", "whole"): _AS_TEXT,
    ("key", "large"): _AS_TEXT,
    ("code", "text"): "{q}",
    ("code", "whole"): _AS_TEXT,
    ("code", "large"): _AS_TEXT,
    ("category", "text"): "{q}",
    # int64 whatever was stored, so that no sum of small integers can overflow
    ("int", "whole"): "CAST({q} AS BIGINT)",
    ("int", "large"): "TRY_CAST({q} AS BIGINT)",
    ("int", "real"): "CASE WHEN {q} = trunc({q}) THEN TRY_CAST({q} AS BIGINT) END",
    ("int", "text"): (
        "CASE WHEN regexp_full_match({q}, '[+-]?[0-9]+') THEN TRY_CAST({q} AS BIGINT) END"
    ),
    ("float", "whole"): "CAST({q} AS DOUBLE)",
    ("float", "large"): "CAST({q} AS DOUBLE)",
    ("float", "real"): _FINITE,
    ("float", "text"): (
        r"CASE WHEN regexp_full_match({q}, '[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?')"
        " AND isfinite(TRY_CAST({q} AS DOUBLE)) THEN TRY_CAST({q} AS DOUBLE) END"
    ),
    ("bool", "bool"): "{q}",
    ("bool", "whole"): _TRUE_OR_FALSE,
    ("bool", "large"): _TRUE_OR_FALSE,
    ("bool", "real"): _TRUE_OR_FALSE,
    ("bool", "text"): (
        "CASE lower({q}) WHEN 'true' THEN true WHEN '1' THEN true"
        " WHEN 'false' THEN false WHEN '0' THEN false END"
    ),
    ("date", "date"): "{q}",
    ("date", "moment"): "CASE WHEN {q} = date_trunc('day', {q}) THEN CAST({q} AS DATE) END",
    ("date", "text"): (
        "CASE WHEN regexp_full_match({q}, '[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}')"
        " THEN TRY_CAST({q} AS DATE) END"
    ),
}
#: What always reads; leaving the question out saves a pass over the cells.
_ALWAYS_READS = {
    ("key", "whole"), ("key", "large"), ("code", "whole"), ("code", "large"), ("int", "whole"),
    ("float", "whole"), ("float", "large"), ("bool", "bool"), ("date", "date"),
}  # fmt: skip

SQL_TYPES = {
    "key": "VARCHAR",
    "code": "VARCHAR",
    "category": "VARCHAR",
    "int": "BIGINT",
    "float": "DOUBLE",
    "bool": "BOOLEAN",
    "date": "DATE",
}
_WORDS = {
    "key": "tekst",
    "code": "tekst",
    "category": "tekst",
    "int": "een geheel getal",
    "float": "een getal met een punt, zoals 12.5",
    "bool": "true of false",
    "date": "een dag als 2024-01-31",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """SQL: the cell as it should be, and whether a filled cell cannot be read (None: never)."""

    typed: str
    unreadable: str | None


def quoted(name: str) -> str:
    """A name as SQL."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Text as SQL."""
    return "'" + text.replace("'", "''") + "'"


def reading(column: RecordColumn, stored: str) -> Reading | None:
    """How to read a column stored as DuckDB type ``stored``; None when that has no meaning."""
    family = "real" if stored.startswith("DECIMAL") else _FAMILIES.get(stored, "")
    template = _READ.get((column.type, family))
    if template is None:
        return None
    cell = quoted(column.column)
    typed = template.format(q=cell)
    if (column.type, family) in _ALWAYS_READS:
        return Reading(typed, None)
    if typed == cell:
        # Text that is empty is not absent: it would be counted as a code of its own.
        return Reading(typed, f"{cell} = ''")
    return Reading(typed, f"{cell} IS NOT NULL AND ({typed}) IS NULL")


def what_is_read(column: RecordColumn) -> str:
    """What the cells of a column must be, in Dutch."""
    bounds = bounds_nl(column)
    return f"{_WORDS[column.type]}, {bounds}" if bounds else _WORDS[column.type]
