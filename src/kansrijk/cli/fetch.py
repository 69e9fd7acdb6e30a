"""``kansrijk monitor fetch``: tables of StatLine over the network, into copies and figures.

Exit code 0: everything was fetched. 1: a table was not, and its last copy stays. 2: a table was
not and has no copy, a measure could not be taken over, or the command was used wrongly.
"""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from kansrijk.cli.tables import DUTCH
from kansrijk.errors import NotFoundError, UserError
from kansrijk.folders import data_folder
from kansrijk.monitor.areas import netherlands
from kansrijk.monitor.indicators import catalogue
from kansrijk.monitor.published.assemble import import_table
from kansrijk.monitor.published.imports import Publication
from kansrijk.monitor.sources.statline_client import (
    CopyStore,
    Fetched,
    Patience,
    StatlineError,
    UrllibTransport,
    described,
    fetch_table,
    select,
)
from kansrijk.monitor.sources.statline_client import Progress as PageProgress
from kansrijk.reference.loader import load
from kansrijk.reference.tables.context import StatlineTable

FETCHED, KEPT, FAILED = 0, 1, 2

_MOST_REASONS = 4


def fetch(
    table: Annotated[
        str | None, typer.Argument(help="tabel van StatLine, bv. 37259ned", show_default=False)
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="elke tabel die beschreven is")] = False,
    import_: Annotated[
        bool, typer.Option("--import", help="maak er ook cijfers van, en een nieuwe uitgave")
    ] = False,
) -> None:
    """Haal een tabel van CBS StatLine op, en bewaar er een kopie van met de datum."""
    if (table is None) != all_:
        raise UserError("Kies een van beide: een tabel, of --all.")
    tables = _described_tables() if table is None else [_spelled(table)]
    store = CopyStore(data_folder() / "statline")
    outcome = [_fetched(name, store) for name in tables]
    if import_:
        outcome += [_imported(measure, store) for measure in _measures_in(tables)]
    raise typer.Exit(max(outcome))


def _described_tables() -> list[str]:
    return list(dict.fromkeys(row.table_id for row in load(StatlineTable)))


def _spelled(table: str) -> str:
    """The table as the reference file spells it: 37259NED and 37259ned are one table."""
    rows = described(table)
    return rows[0].table_id if rows else table


def _measures_in(tables: Iterable[str]) -> list[str]:
    rows = [row for table in tables for row in described(table)]
    if not rows:
        raise UserError("Van deze tabel is niet beschreven welke maat erin staat: zie --all.")
    return list(dict.fromkeys(row.measure for row in rows))


def _fetched(table: str, store: CopyStore) -> int:
    try:
        with _progress(table) as progress:
            result = fetch_table(
                table,
                store=store,
                web=Patience(UrllibTransport()),
                rows=described(table),
                progress=progress,
            )
    except (StatlineError, NotFoundError) as error:
        return _not_fetched(table, store, error)
    _say(f"{table}: {DUTCH.number(result.copy.rows)} rijen opgehaald en bewaard.")
    _say_notes(result)
    return FETCHED


def _say_notes(result: Fetched) -> None:
    for note in result.notes:
        _warn(f"{result.copy.table}: niet gevonden, {note}")


def _not_fetched(table: str, store: CopyStore, error: UserError) -> int:
    copy = store.newest(table)
    if copy is None:
        _warn(f"{table}: {error} Er is nog geen kopie.")
        return FAILED
    day = DUTCH.date(copy.day.isoformat())
    _warn(f"{table}: {error} De kopie van {day} blijft staan.")
    return KEPT


def _imported(measure: str, store: CopyStore) -> int:
    rows = [row for row in load(StatlineTable) if row.measure == measure]
    if any(row.is_new for row in rows):
        _say(f"{measure}: nog geen maat van Kansrijk, dus wel bewaard en niet overgenomen.")
        return FETCHED
    try:
        _import(rows, store)
    except UserError as error:
        _warn(f"{measure}: niet overgenomen. {error}")
        return FAILED
    return FETCHED


def _import(rows: Sequence[StatlineTable], store: CopyStore) -> None:
    selection = select(rows, store, netherlands())
    measure = catalogue.measure(selection.measure)
    publication = Publication(selection.source, selection.published_on)
    with tempfile.TemporaryDirectory() as folder:
        file = selection.write(Path(folder))
        result = import_table(data_folder(), file, measure, publication)
    reasons = [
        f"{DUTCH.number(n)} {why}" for why, n in selection.left_out.most_common(_MOST_REASONS)
    ]
    _say(
        f"{measure.id}: {DUTCH.number(result.read)} waarden overgenomen, waarvan "
        f"{DUTCH.number(result.replaced)} een eerdere vervangen. Nieuwe uitgave: {result.release}. "
        f"Niet overgenomen: {', '.join(reasons) or 'niets'}."
    )


@contextmanager
def _progress(table: str) -> Iterator[PageProgress]:
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    quiet = not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=quiet) as bars:
        task = bars.add_task(table, total=None)

        def show(part: str, done: int, total: int | None) -> None:
            text = f"{table} {part}: {DUTCH.number(done)} rijen"
            bars.update(task, description=text, completed=done, total=total)

        yield show


def _say(text: str) -> None:
    typer.echo(text)


def _warn(text: str) -> None:
    typer.echo(text, err=True)
