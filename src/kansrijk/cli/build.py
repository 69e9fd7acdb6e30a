"""``kansrijk monitor build``: from a delivery of records to judged figures."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from kansrijk.cli.tables import DUTCH
from kansrijk.errors import UserError

if TYPE_CHECKING:
    from kansrijk.monitor.counted.build import Built

EDITIONS = (2023, 2024, 2025)


class Engine(StrEnum):
    """What does the counting; both give the same numbers."""

    DUCKDB = "duckdb"
    SPARK = "spark"


def build(
    folder: Annotated[Path, typer.Argument(help="map met manifest.json en de tabellen")],
    out: Annotated[Path, typer.Option(help="schrijf de cijfers naar dit Parquet-bestand")],
    edition: Annotated[int, typer.Option(help="tel zoals deze editie: 2023, 2024 of 2025")] = 2025,
    engine: Annotated[Engine, typer.Option(help="duckdb, of spark op een cluster")] = Engine.DUCKDB,
    border_year: Annotated[
        int | None, typer.Option(help="grenzen van dit jaar; anders die van de levering")
    ] = None,
    cut_off: Annotated[
        float | None, typer.Option(help="kans vanaf welke het model kwetsbaar zegt (0 tot 1)")
    ] = None,
    regions: Annotated[
        Path | None, typer.Option(help="een bestand met eigen regio's, om ook naar te tellen")
    ] = None,
    skip_faulty: Annotated[
        bool, typer.Option("--skip-faulty", help="laat rijen met een fout weg, en zeg hoeveel")
    ] = False,
) -> None:
    """Tel en toets een levering van records: cijfers voor elk gebied, elk jaar en elke groep."""
    # DuckDB and pyarrow would slow down every other command
    from kansrijk.monitor.counted.build import Choices, build_figures

    if edition not in EDITIONS:
        raise UserError(f"Editie {edition} is niet bekend. Kies uit: 2023, 2024, 2025.")
    choices = Choices(
        edition=edition,
        engine=engine.value,
        border_year=border_year,
        cut_off=cut_off,
        skip_faulty=skip_faulty,
        regions=regions,
    )
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Tellen")
        built = build_figures(
            folder,
            out,
            choices,
            lambda what, done, of: progress.update(
                task, description=what or "Tellen", completed=done, total=of
            ),
        )
    _say(built, skipped=skip_faulty)
    typer.echo(f"{DUTCH.number(built.figures)} cijfers staan in {out.name}")


def _say(built: "Built", *, skipped: bool) -> None:
    """What is not in the figures, so that nobody takes it for nothing."""
    for left in built.report.left_out if skipped else ():
        whose = f", {left.organisation}" if left.organisation else ""
        when = left.year or "jaar onbekend"
        typer.echo(f"Weggelaten uit {left.table}{whose}, {when}: {left.rows}")
    for indicator in built.uncounted:
        typer.echo(f"Niet geteld: {indicator}; de tabel die daarvoor nodig is, is niet geleverd")
    for table, rows in built.only_probability.items():
        typer.echo(
            f"Zonder label in {table}: {DUTCH.number(rows)} rijen met alleen een kans; "
            "geef --cut-off om die te gebruiken"
        )
