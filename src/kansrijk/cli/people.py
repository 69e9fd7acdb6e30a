"""``kansrijk people``: who comes first on a new site."""

from typing import Annotated

import typer

from kansrijk.cli.database import open_database

app = typer.Typer(help="Mensen: wie de site beheert.", no_args_is_help=True)


@app.callback()
def people() -> None:
    """Mensen: wie de site beheert."""


@app.command("administrator")
def administrator(
    email: Annotated[str, typer.Argument(help="waarmee iemand inlogt")],
    name: Annotated[str, typer.Option(help="hoe iemand heet")],
    organisation: Annotated[str, typer.Option(help="waar iemand werkt; wordt zo nodig gemaakt")],
    kind: Annotated[str, typer.Option(help="soort van een nieuwe organisatie")] = "state",
    country: Annotated[str, typer.Option(help="code van het land")] = "NL01",
) -> None:
    """Maak iemand beheerder van het land, zo lang als de rol kan duren: de eerste, of opnieuw."""
    open_database("accounts_role", "Er is nog geen databank.")
    from kansrijk.web.accounts.actions.appointing import appoint_administrator
    from kansrijk.web.accounts.validity import day_words

    role = appoint_administrator(
        email=email, name=name, organisation=organisation, kind=kind, country=country
    )
    typer.echo(
        f"{role.function.person.name} is beheerder bij {role.function.organisation.name}"
        f" tot {day_words(role.valid_to)}. Laat een tweede beheerder de rol op tijd verlengen."
    )
