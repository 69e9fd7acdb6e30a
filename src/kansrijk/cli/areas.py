"""``kansrijk areas``: municipalities and regions over the years."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from kansrijk.monitor.areas import inhabitants_by_year, netherlands, recode
from kansrijk.monitor.areas.recode_files import read_counts_csv, write_recoded_csv

app = typer.Typer(help="Gemeenten en regio's door de jaren heen.", no_args_is_help=True)


@app.command("recode")
def recode_file(
    file: Annotated[Path, typer.Argument(help="CSV met de kolommen code (of naam) en aantal")],
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
    with out.open("w", encoding="utf-8", newline="") as stream:
        write_recoded_csv(recoded, areas, stream)
