"""``kansrijk monitor``: the published figures, in the terminal and from outside tables."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from kansrijk.cli import tables
from kansrijk.cli.build import build
from kansrijk.cli.fetch import fetch
from kansrijk.cli.records import check
from kansrijk.cli.synthesize import synthesize
from kansrijk.errors import UserError
from kansrijk.folders import data_folder
from kansrijk.monitor.areas import netherlands
from kansrijk.monitor.edition import as_record, edition_table
from kansrijk.monitor.figures import Figure
from kansrijk.monitor.indicators import catalogue
from kansrijk.monitor.published.assemble import import_table, published_release
from kansrijk.monitor.published.imports import Publication
from kansrijk.monitor.records import figure_records

app = typer.Typer(help="De cijfers van de Monitor Kansrijke Start.", no_args_is_help=True)
app.command()(build)
app.command()(check)
app.command()(fetch)
app.command()(synthesize)


class Format(StrEnum):
    """How a table is written."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"


class Group(StrEnum):
    """Which families a figure is about."""

    ALL = "all"
    VULNERABLE = "vulnerable"
    NOT_VULNERABLE = "not_vulnerable"


FormatOption = Annotated[Format, typer.Option("--format", help="text, csv of json")]


@app.command()
def table(
    edition: Annotated[int, typer.Option(help="jaar van de monitor, bijvoorbeeld 2023")] = 2023,
    format: FormatOption = Format.TEXT,  # noqa: A002
) -> None:
    """De tabel van een editie: 15 indicatoren met waarde, jaar, teken en ons oordeel."""
    release = published_release(data_folder())
    rows = edition_table(release, edition)
    if format is Format.TEXT:
        tables.print_edition(rows, edition)
        return
    records = [as_record(row, release) for row in rows]
    typer.echo(_as_json(records) if format is Format.JSON else _as_csv(records), nl=False)


@app.command()
def show(
    indicator: Annotated[str, typer.Argument(help="id van een indicator of maat, bv. big2")],
    area: Annotated[
        str | None, typer.Option(help="code of naam van een gebied; anders het land")
    ] = None,
    group: Annotated[Group, typer.Option(help="groep gezinnen")] = Group.ALL,
    figures: Annotated[
        Path | None, typer.Option(help="lees uit dit bestand (CSV of Parquet), niet uit de uitgave")
    ] = None,
    format: FormatOption = Format.TEXT,  # noqa: A002
) -> None:
    """De reeks van een indicator of maat in een gebied."""
    definition = catalogue.find_definition(indicator)
    if figures is None:
        place, rows = _from_release(definition.id, area or "NL01", group)
    else:
        place, rows = _from_file(figures, definition.id, area, group)
    if format is Format.TEXT:
        tables.print_series(rows, definition, place)
        return
    records = figure_records(rows, published_release(data_folder()).definitions)
    typer.echo(_as_json(records) if format is Format.JSON else _as_csv(records), nl=False)


def _from_release(id: str, area: str, group: Group) -> tuple[str, list[Figure]]:  # noqa: A002
    place = netherlands().resolve(area).found
    release = published_release(data_folder())
    rows = release.figures.select(indicator=id, area=place.code, group=str(group))
    return place.name, rows


def _from_file(
    path: Path,
    id: str,  # noqa: A002
    area: str | None,
    group: Group,
) -> tuple[str, list[Figure]]:
    """Rows of a file, by the code that stands in it: it may be of another country."""
    # pyarrow would slow down every other command
    from kansrijk.monitor.counted.parquet import about, read_figures

    is_counted = path.suffix == ".parquet" and path.is_file()
    code = area or (about(path).country if is_counted else "NL01")
    return code, list(read_figures(path, indicator=id, area=code, group=str(group)))


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="CSV, XLSX of een StatLine-antwoord als JSON")],
    indicator: Annotated[str | None, typer.Option(help="id van de indicator")] = None,
    measure: Annotated[str | None, typer.Option(help="id van de maat")] = None,
    source: Annotated[str | None, typer.Option(help="wie dit publiceerde en waar")] = None,
    date: Annotated[
        str | None, typer.Option(help="dag van publicatie, bv. 2026-03-01; anders vandaag")
    ] = None,
    column: Annotated[
        str | None, typer.Option(help="kolom of maatcode, als StatLine er meer heeft")
    ] = None,
    line: Annotated[
        str | None, typer.Option(help="telwijze, als een indicator er meer heeft")
    ] = None,
) -> None:
    """Neem een tabel over die haar eigenaar al publiceerde, en maak een nieuwe uitgave."""
    if (indicator is None) == (measure is None):
        raise UserError("Kies een van beide: --indicator ID of --measure ID.")
    definition = catalogue.indicator(indicator) if indicator else catalogue.measure(measure or "")
    result = import_table(
        data_folder(),
        file,
        definition,
        Publication.of(file, source, date),
        line=line,
        column=column,
    )
    typer.echo(
        f"Overgenomen uit {file.name}: {result.read}. Daarvan in plaats van een eerdere waarde: "
        f"{result.replaced}. Nieuwe uitgave: {result.release}"
    )


def _as_json(records: Sequence[Mapping[str, Any]]) -> str:
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"


def _as_csv(records: Sequence[Mapping[str, Any]]) -> str:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, fieldnames=list(records[0]) if records else [])
    writer.writeheader()
    writer.writerows(records)
    return stream.getvalue()
