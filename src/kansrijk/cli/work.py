"""``kansrijk work``: jobs in the background, and what became of them."""

from typing import TYPE_CHECKING, Annotated

import typer

from kansrijk.cli.database import open_database
from kansrijk.cli.tables import DUTCH

if TYPE_CHECKING:
    from kansrijk.web.jobs.queries import Line, Numbers

app = typer.Typer(invoke_without_command=True)

STATES = {
    "dead": "vastgelopen", "failing": "mislukt, komt terug", "running": "bezig",
    "waiting": "wacht",
}  # fmt: skip

Key = Annotated[str, typer.Argument(help="sleutel uit de lijst, of het begin ervan")]


@app.callback()
def work(
    context: typer.Context,
    once: Annotated[
        bool, typer.Option("--once", help="doe wat nu aan de beurt is en stop")
    ] = False,
    parent: Annotated[int, typer.Option(hidden=True, help="stop met dit proces")] = 0,
) -> None:
    """Doe het werk op de achtergrond tot iemand stopt (Ctrl-C); de lopende taak gaat eerst af."""
    if context.invoked_subcommand is not None:
        return
    _prepare()
    from kansrijk.web.jobs.parent import stop_with
    from kansrijk.web.jobs.worker import Worker

    worker = Worker()
    worker.configure_signals()
    if parent:
        stop_with(parent)
    try:
        worker.work_once() if once else worker.work()
    finally:
        if not parent:
            typer.echo(f"Gestopt. Taken gedaan: {DUTCH.number(worker.done)}.")


@app.command("list")
def list_jobs(
    most: Annotated[int, typer.Option(help="hoeveel taken", min=1)] = 50,
) -> None:
    """Toon hoe de rij staat, en de taken die aandacht vragen."""
    _prepare()
    from kansrijk.web.jobs.queries import lines, numbers

    _say_numbers(numbers())
    for line in lines(most):
        _say(line)


@app.command("retry")
def retry_job(key: Key) -> None:
    """Zet een vastgelopen taak opnieuw in de rij, met al haar pogingen."""
    _prepare()
    from kansrijk.web.audit.actions import SYSTEM, By
    from kansrijk.web.jobs.actions import retry
    from kansrijk.web.jobs.queries import job_of

    job = job_of(key)
    retry(job=job, by=By(SYSTEM))
    typer.echo(f"Taak {job.name} staat weer in de rij.")


@app.command("drop")
def drop_job(key: Key) -> None:
    """Gooi een vastgelopen taak weg: wat zij moest doen gebeurt dan niet."""
    _prepare()
    from kansrijk.web.audit.actions import SYSTEM, By
    from kansrijk.web.jobs.actions import drop
    from kansrijk.web.jobs.queries import job_of

    job = job_of(key)
    drop(job=job, by=By(SYSTEM))
    typer.echo(f"Taak {job.name} is weg.")


def _say_numbers(found: "Numbers") -> None:
    from django.utils import timezone

    typer.echo(
        f"Wacht: {DUTCH.number(found.waiting)}, waarvan nu aan de beurt {DUTCH.number(found.due)}"
        f" en eerder mislukt {DUTCH.number(found.failing)}."
        f" Bezig: {DUTCH.number(found.running)}. Vastgelopen: {DUTCH.number(found.dead)}."
        f" Gedaan en nog bewaard: {DUTCH.number(found.done)}."
    )
    if found.due_since:
        seconds = int((timezone.now() - found.due_since).total_seconds())
        typer.echo(f"De oudste die aan de beurt is wacht {DUTCH.number(seconds)} seconden.")
    if found.last_done:
        typer.echo(f"Laatst gedaan: {timezone.localtime(found.last_done):%d-%m-%Y %H:%M:%S}.")


def _say(line: "Line") -> None:
    from django.utils import timezone

    when = f"{timezone.localtime(line.when):%d-%m-%Y %H:%M:%S}"
    told = f"  {line.trouble}" if line.trouble else ""
    typer.echo(
        f"{line.key}  {STATES[line.state]:<20}{line.name:<42}{when}  poging {line.tries}{told}"
    )


def _prepare() -> None:
    open_database("jobs_job", "Er is nog geen rij met taken.")
