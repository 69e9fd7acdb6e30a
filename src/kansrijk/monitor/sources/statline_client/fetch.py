"""One table, from the first question to a dated copy."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from kansrijk.errors import NotFoundError, UserError
from kansrijk.monitor.sources.faults import quotable
from kansrijk.monitor.sources.statline_client.columns import Choice, ColumnError, Shape, resolve
from kansrijk.monitor.sources.statline_client.copies import Copy, CopyStore, Draft
from kansrijk.monitor.sources.statline_client.dialect import Dialect, Parts, Record
from kansrijk.monitor.sources.statline_client.patience import (
    NotThereError,
    Patience,
    StatlineError,
)
from kansrijk.monitor.sources.statline_client.services import Catalogue, Service, Version, services
from kansrijk.monitor.sources.statline_client.v3 import V3
from kansrijk.monitor.sources.statline_client.v4 import V4
from kansrijk.reference.loader import load
from kansrijk.reference.tables.context import StatlineTable

DIALECTS: Mapping[Version, Dialect] = {"v4": V4(), "v3": V3()}
#: Tables of StatLine grow. A copy with fewer rows than this share of the one before, for the same
#: question, was cut off without saying so.
LEAST_SHARE_OF_BEFORE = 0.9

_TABLE_ID = re.compile(r"[0-9]{4,6}(_[0-9]{2})?[A-Za-z]{0,4}")

#: Told after each page: which entity set, rows so far, and how many there will be if known.
Progress = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A copy that was made just now, and what of the description was not found in the table."""

    copy: Copy
    notes: tuple[str, ...] = ()


def described(table: str) -> tuple[StatlineTable, ...]:
    """What the reference file says of a table, whatever its case; nothing when it is not there."""
    return tuple(r for r in load(StatlineTable) if r.table_id.casefold() == table.casefold())


def fetch_table(
    table: str,
    *,
    store: CopyStore,
    web: Patience,
    rows: Sequence[StatlineTable] = (),
    today: date | None = None,
    progress: Progress = lambda part, done, total: None,
) -> Fetched:
    """Ask for a table and keep a dated copy of it.

    Of a table that ``rows`` describe only the measures that are found are asked; of another one,
    or when nothing is found of what was a guess, everything. Raises NotFoundError when no service
    has the table, StatlineError when the answer is not there, not whole, or lacks what was seen
    in it before. Then nothing is kept.
    """
    if not _TABLE_ID.fullmatch(table):
        raise UserError(f"'{quotable(table)}' is geen tabel van StatLine, zoals 37259ned.")
    catalogue: Catalogue = rows[0].catalogue if rows else "CBS"
    for service in services(catalogue):
        task = _Fetch(table, service, web, rows, progress)
        try:
            parts = task.first_parts()
        except NotThereError:
            continue
        return task.copied(parts, store, today or datetime.now(tz=UTC).date())
    raise NotFoundError("Tabel", table)


@dataclass(frozen=True, slots=True)
class _Fetch:
    """The fetching of one table from one service."""

    table: str
    service: Service
    web: Patience
    rows: Sequence[StatlineTable]
    progress: Progress

    @property
    def dialect(self) -> Dialect:
        return DIALECTS[self.service.version]

    def first_parts(self) -> dict[str, list[Record]]:
        """What tells whether the service has the table. NotThereError when it has not."""
        return {name: self._set(name) for name in self.dialect.first_sets}

    def copied(self, parts: dict[str, list[Record]], store: CopyStore, today: date) -> Fetched:
        """Ask for the rest and keep it all."""
        for name in self.dialect.code_sets(parts).values():
            parts[name] = self._set(name)
        shape = self.dialect.shape(parts)
        choices, notes = _choices(shape, self.rows)
        query = self.dialect.query(shape, choices)
        with store.draft(self.table) as draft:
            self._keep(draft, parts)
            count = self._download(draft, query, None if choices else shape.observations)
            _refuse_cut_off(count, query, store.newest(self.table))
            copy = draft.finish(today, self.service.version, query, count)
        return Fetched(copy, notes)

    def _set(self, name: str) -> list[Record]:
        address = self.service.address(self.table, name, _FORMAT.get(self.service.version))
        if name == "Properties":
            return [self.web.page(address)]
        found = [row for page in self.web.pages(address) for row in page["value"]]
        self.progress(name, len(found), None)
        return found

    def _keep(self, draft: Draft, parts: Parts) -> None:
        for name, records in parts.items():
            draft.add(name, records[0] if name == "Properties" else {"value": list(records)})

    def _download(self, draft: Draft, query: Mapping[str, str], total: int | None) -> int:
        count = 0
        data_set = self.dialect.data_set
        for page in self.web.pages(self.service.address(self.table, data_set, query)):
            draft.add(data_set, page)
            count += len(page["value"])
            self.progress(data_set, count, total)
        return count


_FORMAT: Mapping[Version, Mapping[str, str]] = {"v3": {"$format": "json"}}


def _choices(
    shape: Shape, rows: Sequence[StatlineTable]
) -> tuple[tuple[Choice, ...], tuple[str, ...]]:
    """What is described, in this table. What was seen before must be there; a guess may fail."""
    choices, notes = [], []
    for row in rows:
        try:
            choices.append(resolve(shape, row))
        except ColumnError as error:
            if row.evidence == "seen":
                raise StatlineError(
                    f"De tabel is veranderd, voor {row.measure}: {error}."
                ) from None
            notes.append(f"{row.measure}: {error}")
    return tuple(choices), tuple(notes)


def _refuse_cut_off(count: int, query: Mapping[str, str], before: Copy | None) -> None:
    if count == 0:
        raise StatlineError("StatLine gaf geen enkele rij.")
    is_same_question = before is not None and dict(before.query) == dict(query)
    if is_same_question and before and count < LEAST_SHARE_OF_BEFORE * before.rows:
        raise StatlineError(
            f"StatLine gaf {count} rijen, en op {before.day} nog {before.rows}: "
            f"waarschijnlijk afgebroken. Klopt het toch, verwijder dan {before.folder}."
        )
