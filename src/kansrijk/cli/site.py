"""``kansrijk serve``: the site."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from typing import Annotated, Any

import typer

from kansrijk.cli.secret import keep_secret_key
from kansrijk.cli.tables import DUTCH
from kansrijk.folders import data_folder
from kansrijk.monitor.published.assemble import published_release


def serve(
    port: Annotated[int, typer.Option(help="poort")] = 8000,
    workers: Annotated[int, typer.Option(help="processen")] = 1,
    work: Annotated[bool, typer.Option(help="ook werken op de achtergrond")] = True,
) -> None:
    """Maak de gegevens klaar en zet de site aan, met het werk op de achtergrond."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kansrijk.web.settings")
    data_folder().mkdir(parents=True, exist_ok=True)
    keep_secret_key()
    os.environ.setdefault("KANSRIJK_ADDRESS", f"http://localhost:{port}")
    release = published_release(data_folder())
    from kansrijk.monitor.counted.invented import invented_release

    invented_release(data_folder(), typer.echo)
    _prepare_site()
    typer.echo(f"Uitgave {release.name}: {DUTCH.number(len(release.figures))} cijfers.")
    typer.echo(f"Kansrijk staat klaar op http://localhost:{port}/  (stoppen: Ctrl-C)")
    with _working() if work else nullcontext():
        _run(port, workers)


def _prepare_site() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)


@contextmanager
def _working() -> Iterator[None]:
    """A process beside the site that runs the jobs; it ends with us, also when we are killed."""
    # The same program, and not the name of a script that may not be on the path.
    program = [sys.executable, "-c", "from kansrijk.cli import main; main()"]
    # In its own session: Ctrl-C reaches us alone, and we let it finish its job.
    worker = subprocess.Popen(
        [*program, "work", "--parent", str(os.getpid())], start_new_session=True
    )
    try:
        yield
    finally:
        worker.terminate()
        worker.wait()


def _run(port: int, workers: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "kansrijk.web.wsgi:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        log_enabled=False,
    ).serve(target_loader=partial(_application, os.getpid()), wrap_loader=False)


def _application(parent: int) -> Any:
    """The site, in a process that Granian made: it too ends when this program was killed."""
    from kansrijk.web.jobs.parent import stop_with
    from kansrijk.web.wsgi import application

    stop_with(parent)
    return application
