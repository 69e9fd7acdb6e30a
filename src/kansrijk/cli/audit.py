"""``kansrijk audit``: the log of who did what."""

import sys
from typing import Annotated

import typer

from kansrijk.cli.database import open_database
from kansrijk.cli.stages import Stages
from kansrijk.cli.tables import DUTCH
from kansrijk.errors import UserError

app = typer.Typer(help="Wie deed wat, en is dat nog zoals het was.", no_args_is_help=True)


@app.command("verify")
def verify_log() -> None:
    """Controleer het hele logboek; elke verandering wordt met haar plaats genoemd (code 1)."""
    _prepare()
    from django.conf import settings

    from kansrijk.web.audit.verify import verify

    with Stages() as stages:
        found = verify(settings.AUDIT_HEADS, stages.say)
    for fault in found.faults:
        typer.echo(fault, err=True)
    if found.faults:
        typer.echo("Het logboek is niet zoals het is geschreven.", err=True)
        sys.exit(1)
    typer.echo(
        f"Het logboek klopt: {DUTCH.number(found.events)} gebeurtenissen,"
        f" {DUTCH.number(found.heads)} koppen buiten de databank,"
        f" {DUTCH.number(found.closed_months)} afgesloten maanden."
    )


@app.command("close")
def close_month_of_log(
    month: Annotated[str, typer.Argument(help="de oudste maand, bv. 2021-05")],
    reason: Annotated[str, typer.Option(help="waarom, zonder namen")],
) -> None:
    """Verwijder een hele maand na de bewaartermijn; wat de keten sluit blijft bewaard."""
    _prepare()
    from kansrijk.web.audit.closing import close_month

    closed = close_month(month, reason=reason)
    typer.echo(
        f"Maand {closed.month} is afgesloten: {DUTCH.number(closed.events)} gebeurtenissen"
        f" verwijderd (nummer {closed.first_number} t/m {closed.last_number})."
    )


@app.command("grant")
def grant_role(
    role: Annotated[str, typer.Argument(help="rol van PostgreSQL waarmee de site werkt")],
) -> None:
    """Laat een rol van PostgreSQL het logboek alleen lezen en aanvullen."""
    _prepare()
    from django.db import DatabaseError, connection

    from kansrijk.web.audit.guards import grant

    if connection.vendor != "postgresql":
        raise UserError("Alleen PostgreSQL kent rollen; deze databank is SQLite.")
    try:
        grant(connection, role)
    except DatabaseError as error:
        raise UserError(f"Dit lukte niet: {error}".strip()) from None
    typer.echo(f"Rol {role} kan het logboek lezen en aanvullen, en niet veranderen.")


def _prepare() -> None:
    open_database("audit_event", "Er is nog geen logboek.")
