"""``kansrijk coalitions``: the register of coalitions."""

from typing import TYPE_CHECKING

import typer

from kansrijk.cli.database import open_database
from kansrijk.cli.tables import DUTCH

if TYPE_CHECKING:
    from kansrijk.web.coalitions.actions.loading import Loaded

app = typer.Typer(help="Het coalitieregister.", no_args_is_help=True)


@app.callback()
def coalitions() -> None:
    """Het coalitieregister."""


@app.command("load")
def load_published() -> None:
    """Zet wat gepubliceerd is in het register; wat daar is bewerkt blijft, en wordt genoemd."""
    open_database("coalitions_coalition", "Er is nog geen coalitieregister.")
    from kansrijk.web.coalitions.actions.loading import load_register

    loaded = load_register()
    typer.echo(f"Toegevoegd aan het coalitieregister: {DUTCH.number(loaded.added)}.")
    say_differences(loaded)


def say_differences(loaded: "Loaded") -> None:
    """Where the register says something else than the files: the register stays as it is."""
    for difference in loaded.differences:
        typer.echo(f"Anders dan het bestand, en zo gelaten: {difference}.")
