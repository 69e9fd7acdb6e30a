"""``kansrijk areas``: municipalities and regions over the years."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from kansrijk.errors import UserError
from kansrijk.folders import data_folder
from kansrijk.monitor.areas import inhabitants_by_year, netherlands, recode
from kansrijk.monitor.areas.outline_paths import draw_outlines
from kansrijk.monitor.areas.outlines import keep_outlines
from kansrijk.monitor.areas.recode_files import read_counts_csv, write_recoded_csv
from kansrijk.monitor.sources.borders import Borders, read_borders

app = typer.Typer(help="Gemeenten en regio's door de jaren heen.", no_args_is_help=True)


@app.command("recode")
def recode_file(
    file: Annotated[Path, typer.Argument(help="CSV met de kolommen code (of name) en count")],
    from_year: Annotated[int, typer.Option("--from", help="grenzen van dit jaar")],
    to_year: Annotated[int, typer.Option("--to", help="naar de grenzen van dit jaar")],
    out: Annotated[Path | None, typer.Option(help="schrijf naar dit bestand")] = None,
) -> None:
    """Reken aantallen om naar de grenzen van een ander jaar; de som blijft gelijk."""
    areas = netherlands()
    counts = read_counts_csv(file, areas, from_year)
    recoded = recode(counts, from_year, to_year, areas, inhabitants_by_year())
    if out is None:
        write_recoded_csv(recoded, areas, sys.stdout)
        return
    try:
        with out.open("w", encoding="utf-8", newline="") as stream:
            write_recoded_csv(recoded, areas, stream)
    except OSError as error:
        raise UserError(f"{out} kan niet worden geschreven: {error.strerror}.") from None


@app.command("borders")
def borders_file(
    file: Annotated[Path, typer.Argument(help="GeoJSON met alle gemeenten van nu, met statcode")],
    source: Annotated[str, typer.Option(help="wie deze grenzen publiceerde en waar")],
    date: Annotated[
        str | None, typer.Option(help="dag van publicatie, bv. 2026-01-01; anders vandaag")
    ] = None,
) -> None:
    """Laad echte gemeentegrenzen; de kaart laat dan kiezen tussen zeshoeken en grenzen."""
    areas, day = netherlands(), _day(date)
    if not source.strip():
        raise UserError("--source is leeg. Noem wie deze grenzen publiceerde en waar.")
    borders = read_borders(file, areas)
    outlines = draw_outlines(borders.shapes, areas.info.id, " ".join(source.split()), day)
    keep_outlines(data_folder(), outlines)
    typer.echo(f"{len(outlines.by_code)} gemeenten overgenomen uit {file.name}.")
    for line in _remarks(borders):
        typer.echo(line)


def _day(text: str | None) -> str:
    """The day as 2026-01-01; that of today without a text. Raises UserError."""
    if text is None:
        return datetime.now(tz=UTC).date().isoformat()
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC).date().isoformat()
    except ValueError:
        raise UserError(f"--date '{text}' is geen dag. Schrijf 2026-01-01.") from None


def _remarks(borders: Borders) -> Iterator[str]:
    if borders.skipped:
        yield f"Overgeslagen, want geen gemeente: {', '.join(borders.skipped)}."
    if borders.mended:
        yield (
            f"Hersteld, want een ring kruiste zichzelf: {len(borders.mended)} "
            f"({', '.join(borders.mended)})."
        )
