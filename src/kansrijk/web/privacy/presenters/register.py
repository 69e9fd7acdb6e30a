"""The register of processing: for the page, and as files in open formats."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from kansrijk.web.accounts.presenters.words import in_language
from kansrijk.web.privacy.presenters.words import (
    carried_out_words,
    path_html,
    role_words,
    term_words,
    unchecked,
)
from kansrijk.web.privacy.queries import Entry, Table, entries

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class TableLine:
    """A table of the database, in words."""

    model: str
    name: str
    personal: str
    keys: str
    term: str
    carried_out_by: str


@dataclass(frozen=True, slots=True)
class EntryCard:
    """A processing, in words."""

    id: str
    name: str
    terms: tuple[Pair, ...]
    measures: tuple[Pair, ...]
    tables: tuple[TableLine, ...]


def register_page() -> tuple[EntryCard, ...]:
    """Every processing as a card."""
    return tuple(_card(entry) for entry in entries())


def _card(entry: Entry) -> EntryCard:
    row = entry.processing
    measures = tuple((in_language(m, "name"), path_html(m.proof)) for m in entry.measures)
    lines = tuple(_line(table) for table in entry.tables)
    return EntryCard(row.id, in_language(row, "name"), tuple(_terms(entry)), measures, lines)


def _terms(entry: Entry) -> Iterator[Pair]:
    row = entry.processing
    yield _("Purpose"), in_language(row, "purpose")
    yield _("Legal basis"), basis_words(entry)
    yield _("Whose data"), in_language(row, "people")
    yield _("Which data"), in_language(row, "data")
    yield _("Who gets them"), in_language(row, "receivers")
    yield _("Responsible"), role_words(row.role)


def basis_words(entry: Entry) -> str:
    """The article, and that no lawyer has looked at it when that is so."""
    words = f"{in_language(entry.basis, 'name')} ({in_language(entry.basis, 'article')})"
    is_checked = entry.basis.checked_on and entry.processing.checked_on
    return words if is_checked else f"{words}: {unchecked()}"


def _line(table: Table) -> TableLine:
    return TableLine(
        table.model, in_language(table.name, "name"),
        ", ".join(table.personal), ", ".join(table.keys),
        term_words(table.retention), carried_out_words(table.retention),
    )  # fmt: skip


# Files --------------------------------------------------------------------------------------------


def as_json() -> str:
    """A list of processings, each with its tables."""
    return json.dumps([_record(card) for card in register_page()], ensure_ascii=False, indent=2)


def as_csv() -> str:
    """A row per table of each processing."""
    rows = [row for card in register_page() for row in _flat(card)]
    stream = io.StringIO()
    writer = csv.DictWriter(stream, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def _record(card: EntryCard) -> dict[str, Any]:
    return {
        _("Processing"): card.name,
        **dict(card.terms),
        _("Security"): [name for name, _proof in card.measures],
        _("Tables"): [_table_record(line) for line in card.tables],
    }


def _flat(card: EntryCard) -> Iterator[dict[str, str]]:
    shared = {_("Processing"): card.name, **dict(card.terms)}
    shared[_("Security")] = " ".join(name for name, _proof in card.measures)
    for line in card.tables:
        yield shared | _table_record(line)


def _table_record(line: TableLine) -> dict[str, str]:
    return {
        _("Table"): line.model,
        _("What it is"): line.name,
        _("Personal data"): line.personal,
        _("Keys of people"): line.keys,
        _("Kept"): line.term,
        _("Cleared"): line.carried_out_by,
    }
