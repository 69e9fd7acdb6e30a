"""The register, put together from the reference files."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kansrijk.reference.loader import load
from kansrijk.reference.tables.privacy import (
    FieldUse,
    LegalBasis,
    Processing,
    SecurityMeasure,
    TableName,
)
from kansrijk.reference.tables.retention import Retention


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the database in a processing: what it holds of a person, and for how long."""

    model: str
    name: TableName
    personal: tuple[str, ...]
    keys: tuple[str, ...]
    retention: Retention


@dataclass(frozen=True, slots=True)
class Entry:
    """A processing with all that hangs on it."""

    processing: Processing
    basis: LegalBasis
    measures: tuple[SecurityMeasure, ...]
    tables: tuple[Table, ...]


@cache
def entries() -> tuple[Entry, ...]:
    """Every processing, in the order of the file."""
    bases = {row.id: row for row in load(LegalBasis)}
    measures = {row.id: row for row in load(SecurityMeasure)}
    return tuple(
        Entry(
            row,
            bases[row.basis],
            tuple(measures[name] for name in row.measure_ids),
            _tables(row.id),
        )
        for row in load(Processing)
    )


def _tables(processing: str) -> tuple[Table, ...]:
    uses = [row for row in load(FieldUse) if row.processing == processing]
    models = dict.fromkeys(row.model for row in uses)
    names = {row.model: row for row in load(TableName)}
    return tuple(
        Table(
            model,
            names[model],
            _fields(uses, model, "personal"),
            _fields(uses, model, "key"),
            terms()[model],
        )
        for model in models
    )


def _fields(uses: list[FieldUse], model: str, holds: str) -> tuple[str, ...]:
    return tuple(row.field for row in uses if row.model == model and row.holds == holds)


@cache
def terms() -> Mapping[str, Retention]:
    """How long each table keeps what it holds."""
    return {row.model: row for row in load(Retention)}
