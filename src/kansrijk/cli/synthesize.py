"""``kansrijk monitor synthesize``: a delivery of an invented country."""

import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from kansrijk.errors import UserError


class FileFormat(StrEnum):
    """How the tables of a delivery are written."""

    PARQUET = "parquet"
    CSV = "csv"


def synthesize(
    out: Annotated[Path, typer.Argument(help="nieuwe map voor de levering")],
    births: Annotated[int, typer.Option(help="geboorten per jaar")] = 5_000,
    years: Annotated[str, typer.Option(help="eerste en laatste jaar")] = "2015-2024",
    seed: Annotated[int, typer.Option(help="hetzelfde getal geeft dezelfde bestanden")] = 0,
    faults: Annotated[int, typer.Option(help="zoveel fouten van elke soort")] = 0,
    format: Annotated[FileFormat, typer.Option("--format")] = FileFormat.PARQUET,  # noqa: A002
    municipalities: Annotated[
        int | None, typer.Option(help="gemeenten; zoveel als Nederland heeft als u niets kiest")
    ] = None,
) -> None:
    """Maak een levering van een verzonnen land, om mee te oefenen; geen cijfer is echt."""
    from kansrijk.monitor.sources.synthetic import Order
    from kansrijk.monitor.sources.synthetic import synthesize as make_delivery

    first, last = _years(years)
    order = Order(births, first, last, seed, faults, format.value, municipalities)
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Jaren", total=len(order.years))
        make_delivery(
            order, out, lambda year: progress.update(task, advance=1, description=str(year))
        )
    typer.echo(f"Levering van een verzonnen land: {out}")
    if faults:
        typer.echo(f"Met {faults} fouten van elke soort; faults.json zegt welke en waar.")


def _years(text: str) -> tuple[int, int]:
    """First and last year. Raises UserError."""
    found = re.fullmatch(r"(\d{4})(?:-(\d{4}))?", text.strip())
    if not found:
        raise UserError(f"--years '{text}' zijn geen jaren. Schrijf 2015-2024.")
    first, last = found.groups()
    return int(first), int(last or first)
