"""``kansrijk serve``: the site."""

import os
from typing import Annotated

import typer

from kansrijk.cli.tables import DUTCH
from kansrijk.folders import data_folder
from kansrijk.monitor.published.assemble import published_release


def serve(
    port: Annotated[int, typer.Option(help="poort")] = 8000,
    workers: Annotated[int, typer.Option(help="processen")] = 1,
) -> None:
    """Maak de gegevens klaar en zet de site aan."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kansrijk.web.settings")
    data_folder().mkdir(parents=True, exist_ok=True)
    release = published_release(data_folder())
    from kansrijk.monitor.counted.invented import invented_release

    invented_release(data_folder(), typer.echo)
    _prepare_site()
    typer.echo(f"Uitgave {release.name}: {DUTCH.number(len(release.figures))} cijfers.")
    typer.echo(f"Kansrijk staat klaar op http://localhost:{port}/  (stoppen: Ctrl-C)")
    _run(port, workers)


def _prepare_site() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)


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
    ).serve()
