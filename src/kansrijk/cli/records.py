"""``kansrijk monitor check``: every fault of a delivery of records, and what it covers."""

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console, JustifyMethod
from rich.progress import Progress
from rich.table import Table

from kansrijk.cli.tables import DUTCH, LEAST_WIDTH

if TYPE_CHECKING:
    from kansrijk.monitor.sources.records import Coverage, Delivery, Manifest, Report

KINDS = {
    "file": "bestand",
    "column_missing": "kolom ontbreekt",
    "column_double": "kolom staat er vaker",
    "column_unreadable": "kolom van een andere soort",
    "column_unknown": "onbekende kolom",
    "no_rows": "geen rijen",
    "cells": "te weinig of te veel cellen",
    "encoding": "niet in UTF-8",
    "type": "niet te lezen",
    "empty": "leeg",
    "range": "buiten de grenzen",
    "category": "onbekende waarde",
    "municipality": "onbekende gemeente",
    "year": "buiten de jaren",
    "duplicate": "dubbele sleutel",
    "reference": "verwijst naar niets",
    "contradiction": "tegenspraak",
}


class ReportFormat(StrEnum):
    """How a report is written."""

    TEXT = "text"
    JSON = "json"


def check(
    folder: Annotated[Path, typer.Argument(help="map met manifest.json en de tabellen")],
    format: Annotated[  # noqa: A002
        ReportFormat, typer.Option("--format", help="text of json")
    ] = ReportFormat.TEXT,
) -> None:
    """Controleer een levering van records: alle fouten met hun plaats, en wat de levering dekt."""
    # DuckDB and pyarrow would slow down every other command
    from kansrijk.monitor.sources.records import open_delivery

    with open_delivery(folder) as delivery:
        report, manifest = _checked(delivery), delivery.manifest
    if format is ReportFormat.JSON:
        typer.echo(json.dumps(report.as_record(), ensure_ascii=False, indent=2))
    else:
        _print(report, manifest)
    if not report.is_good:
        raise typer.Exit(2)


def _checked(delivery: "Delivery") -> "Report":
    from kansrijk.monitor.sources.records import check_delivery

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Controleren")
        return check_delivery(
            delivery,
            lambda table, done, of: progress.update(
                task, description=table, completed=done, total=of
            ),
        )


def _print(report: "Report", manifest: "Manifest") -> None:
    console = Console()
    console.width = max(console.width, LEAST_WIDTH)
    made_up = ", verzonnen" if manifest.synthetic else ""
    console.print(
        f"Levering van {manifest.deliverer}: {manifest.first_year} tot en met "
        f"{manifest.last_year}, grenzen van {manifest.border_year}{made_up}",
        markup=False,
    )
    console.print(_rows(report.coverage))
    for coverage in report.coverage:
        if coverage.organisations:
            console.print(_organisations(coverage))
    if report.absent:
        console.print(
            f"Niet geleverd: {', '.join(report.absent)}. Wat deze nodig heeft, wordt niet geteld."
        )
    if report.is_good:
        console.print("Geen fouten gevonden.")
        return
    console.print(_findings(report))
    for fault in report.faults:
        console.print(str(fault), markup=False, highlight=False, soft_wrap=True)
    console.print(_left_out(report))


def _rows(coverages: "tuple[Coverage, ...]") -> Table:
    table = _table("Wat er is", "Tabel", "Rijen", "Jaren zonder rijen", "Lege cellen")
    for coverage in coverages:
        without = [str(year) for year, rows in coverage.rows_by_year.items() if not rows]
        empty = [f"{name} {_percent(share)}" for name, share in coverage.empty.items() if share]
        table.add_row(
            coverage.table, DUTCH.number(coverage.rows), ", ".join(without), ", ".join(empty)
        )
    return table


def _organisations(coverage: "Coverage") -> Table:
    """Per organisation the years and rows, and the share of use per column over all years."""
    columns = list(coverage.organisations[0].usable)
    title = f"Bruikbaar per organisatie, {coverage.table} (per jaar: --format json)"
    table = _table(title, "Organisatie", "Jaren", "Rijen", *columns)
    for name in sorted({part.organisation for part in coverage.organisations}):
        parts = [part for part in coverage.organisations if part.organisation == name]
        rows = sum(part.rows for part in parts)
        shares = [sum(part.usable[c] * part.rows for part in parts) / rows for c in columns]
        years = f"{len(parts)}/{len(coverage.rows_by_year)}"
        table.add_row(name, years, DUTCH.number(rows), *map(_percent, shares))
    return table


def _findings(report: "Report") -> Table:
    title = f"Fouten: {DUTCH.number(report.fault_count)}"
    table = _table(title, "Tabel", "Kolom", "Soort", "Aantal")
    for finding in report.findings:
        table.add_row(
            finding.table,
            finding.column or "",
            KINDS[finding.kind],
            DUTCH.number(finding.count),
        )
    return table


def _left_out(report: "Report") -> Table:
    title = "Rijen die --skip-faulty weglaat"
    table = _table(title, "Tabel", "Organisatie", "Rijen", "Per jaar")
    for name, organisation in dict.fromkeys((p.table, p.organisation) for p in report.left_out):
        parts = [
            part
            for part in report.left_out
            if (part.table, part.organisation) == (name, organisation)
        ]
        years = [f"{part.year or 'onbekend'}: {DUTCH.number(part.rows)}" for part in parts]
        rows = sum(part.rows for part in parts)
        table.add_row(name, organisation or "", DUTCH.number(rows), ", ".join(years))
    return table


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left")
    for column in columns:
        justify: JustifyMethod = "right" if column in ("Rijen", "Aantal") else "left"
        table.add_column(column, justify=justify, overflow="fold")
    return table


def _percent(share: float | None) -> str:
    return "" if share is None else f"{DUTCH.number(100 * share, 1)}%"
