"""``kansrijk serve``: the site."""

import os
from contextlib import nullcontext
from functools import partial
from typing import Annotated, Any

import typer

from kansrijk.cli.beside import WorkerBeside
from kansrijk.cli.coalitions import say_differences
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
    _fill_register()
    _fill_support()
    typer.echo(f"Uitgave {release.name}: {DUTCH.number(len(release.figures))} cijfers.")
    _say_where_mail_goes()
    if os.environ.get("KANSRIJK_DEMO") == "1":
        typer.echo(f"Een rol kiezen (verzonnen): http://localhost:{port}/voorbeeld/rollen/")
    typer.echo(f"Kansrijk staat klaar op http://localhost:{port}/  (stoppen: Ctrl-C)")
    with WorkerBeside() if work else nullcontext():
        _run(port, workers)


def _prepare_site() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    _seed_demonstration()


def _seed_demonstration() -> None:
    from django.conf import settings

    if settings.IS_DEMO:
        from kansrijk.web.accounts.signing_in.actions.demo import seed_demo

        seed_demo()


def _fill_register() -> None:
    """What is published of coalitions stands in the register from the first start."""
    from kansrijk.web.coalitions.actions.loading import load_register

    say_differences(load_register())


def _fill_support() -> None:
    """What sources state of help in municipalities is there from the first start."""
    from kansrijk.web.support.actions.loading_local import load_local_offers

    say_differences(load_local_offers())


def _say_where_mail_goes() -> None:
    from django.conf import settings

    if not settings.EMAIL_HOST:
        typer.echo(f"E-mail gaat niet weg: elk bericht is een bestand in {settings.MAIL_FOLDER}.")


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
