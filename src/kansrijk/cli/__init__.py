"""The command line, in Dutch: one function per command, one module per subject.

A mistake of the user ends with exit code 2 and a message; anything else keeps its traceback.
"""

import sys

import typer

from kansrijk.cli import (
    areas,
    audit,
    coalitions,
    disclosure,
    monitor,
    people,
    release,
    site,
    support,
    work,
)
from kansrijk.errors import UserError

app = typer.Typer(
    name="kansrijk",
    help="Kansrijk: cijfers, hulp en coalities voor de eerste 1.000 dagen van een kind.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(monitor.app, name="monitor")
app.add_typer(areas.app, name="areas")
app.add_typer(disclosure.app, name="disclosure")
app.add_typer(release.app, name="release")
app.add_typer(audit.app, name="audit")
app.add_typer(people.app, name="people")
app.add_typer(work.app, name="work")
app.add_typer(coalitions.app, name="coalitions")
app.add_typer(support.app, name="support")
app.command()(site.serve)


def main() -> None:
    """Run a command; show what the user can mend without a traceback."""
    try:
        app()
    except UserError as error:
        print(f"Fout: {error}", file=sys.stderr)  # noqa: T201
        sys.exit(2)
