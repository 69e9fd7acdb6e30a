"""``kansrijk disclosure``: protect any table with linked totals, and attack it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from kansrijk.cli.tables import DUTCH
from kansrijk.errors import UserError

if TYPE_CHECKING:
    from kansrijk.monitor.disclosure.audit import Audit
    from kansrijk.monitor.disclosure.problem import Pattern, Problem

app = typer.Typer(
    help="Afschermen: welke cellen verborgen moeten worden, en wat een ander nog kan uitrekenen.",
    no_args_is_help=True,
)


@app.command()
def protect(
    file: Annotated[Path, typer.Argument(metavar="PROBLEM.json", help="cellen en vergelijkingen")],
    out: Annotated[Path, typer.Option(help="schrijf het patroon naar dit JSON-bestand")],
    exact: Annotated[
        bool, typer.Option("--exact", help="zoek door tot bewezen is dat het niet goedkoper kan")
    ] = False,
    seconds: Annotated[float, typer.Option(help="zo lang mag --exact hoogstens zoeken")] = 25,
) -> None:
    """Kies welke cellen moeten worden afgeschermd, zodat geen primaire cel is uit te rekenen."""
    from kansrijk.monitor.disclosure.problem_files import pattern_content, read_problem, write_json

    if seconds <= 0:
        raise UserError("--seconds moet meer dan 0 zijn.")
    problem = read_problem(file)
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Afschermen", total=1.0)
        pattern = _found(
            problem, seconds if exact else None, lambda part: progress.update(task, completed=part)
        )
    write_json(pattern_content(pattern), out)
    typer.echo(_result(problem, pattern))


@app.command()
def audit(
    file: Annotated[Path, typer.Argument(metavar="PROBLEM.json", help="cellen en vergelijkingen")],
    pattern: Annotated[Path, typer.Argument(metavar="PATTERN.json", help="wat is afgeschermd")],
    out: Annotated[
        Path | None, typer.Option(help="schrijf het interval van elke cel naar dit JSON-bestand")
    ] = None,
) -> None:
    """Val een patroon aan: tussen welke grenzen kan een ander elke afgeschermde cel bepalen?

    Eindigt met 1 als een cel niet beschermd is.
    """
    from kansrijk.monitor.disclosure.audit import audit as attack
    from kansrijk.monitor.disclosure.problem_files import (
        audit_content,
        read_pattern,
        read_problem,
        write_json,
    )

    problem = read_problem(file)
    hidden = problem.mask(read_pattern(pattern, problem).suppressed)
    with Console(stderr=True).status("Aanvallen"):
        found = attack(problem, hidden)
    if out is None:
        _show(found)
    else:
        write_json(audit_content(found), out)
    typer.echo(_verdict(found))
    if found.broken:
        raise typer.Exit(1)


def _found(
    problem: "Problem", seconds: float | None, progress: Callable[[float], None]
) -> "Pattern":
    if seconds is None:
        from kansrijk.monitor.disclosure.suppression import protect as quickly

        return quickly(problem, progress)
    from kansrijk.monitor.disclosure.exact import protect_exactly

    return protect_exactly(problem, seconds, progress)


def _result(problem: "Problem", pattern: "Pattern") -> str:
    primary = int(problem.primary.sum())
    said = (
        f"Afgeschermd: {DUTCH.number(len(pattern.suppressed))} cellen, waarvan "
        f"{DUTCH.number(primary)} primair; kosten {_number(pattern.cost)}"
    )
    if pattern.optimal:
        return f"{said}. Bewezen: goedkoper kan niet."
    if pattern.lower_bound == 0:
        return f"{said}. Niet onderzocht hoeveel goedkoper het kan (--exact doet dat)."
    least, gap = _number(pattern.lower_bound), _number(100 * pattern.gap)
    return f"{said}. Bewezen ondergrens {least}: het kan hoogstens {gap}% goedkoper."


def _number(value: float) -> str:
    return DUTCH.number(round(value, 1), 0 if value == round(value) else 1)


def _show(found: "Audit") -> None:
    """A line per hidden cell, to read or to pipe on."""
    typer.echo("cel\tondergrens\tbovengrens\tbeschermd")
    for cell, lower, upper, is_safe in zip(
        found.ids, found.lower, found.upper, found.protected, strict=True
    ):
        ends = (f"{end:.6g}" if end < float("inf") else "geen" for end in (lower, upper))
        typer.echo("\t".join((cell, *ends, "ja" if is_safe else "nee")))


def _verdict(found: "Audit") -> str:
    number = len(found.ids)
    if found.broken:
        return f"Niet beschermd: {len(found.broken)} van {DUTCH.number(number)} cellen."
    return f"Alle {DUTCH.number(number)} afgeschermde cellen zijn beschermd."
