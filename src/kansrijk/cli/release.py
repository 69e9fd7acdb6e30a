"""``kansrijk release``: build a protected release, check it, compare two, make one current."""

from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from kansrijk.cli.stages import Stages
from kansrijk.cli.tables import DUTCH
from kansrijk.errors import UserError
from kansrijk.folders import data_folder

if TYPE_CHECKING:
    from kansrijk.monitor.disclosure.checking import Verified

app = typer.Typer(help="Uitgaven: beschermen, bewijzen, narekenen en vergelijken.")

#: The stages of a build, in words for who waits.
STAGES = {
    "mensen": "Kleine groepen verbergen",
    "aantallen": "Kleine aantallen verbergen",
    "aanvallen": "Aanvallen en bewijzen",
}

Release = Annotated[Path, typer.Argument(help="map van een uitgave")]


@app.command()
def build(
    figures: Annotated[Path, typer.Argument(help="bestand van 'kansrijk monitor build'")],
    out: Annotated[Path, typer.Option(help="nieuwe map voor de uitgave")],
    previous: Annotated[
        list[Path] | None, typer.Option(help="map van een eerdere uitgave; mag vaker")
    ] = None,
    withdraw: Annotated[
        Path | None,
        typer.Option(
            help="CSV met wat terug moet: indicator, area, period, group, reason, was_wrong"
        ),
    ] = None,
    indicator: Annotated[
        list[str] | None, typer.Option(help="alleen deze indicator; mag vaker")
    ] = None,
) -> None:
    """Bescherm getelde cijfers, bewijs dat niets uitlekt en schrijf een uitgave. Of niets."""
    from kansrijk.monitor.disclosure.publish import Order, build_release

    if not figures.is_file():
        raise UserError(f"{figures}: dit bestand bestaat niet.")
    out = out.resolve()
    if not out.parent.is_dir():
        raise UserError(f"{out.parent}: deze map bestaat niet.")
    order = Order(
        figures=figures,
        previous=tuple(previous or ()),
        withdraw=withdraw,
        indicators=frozenset(indicator or ()),
    )
    with Stages() as stages:
        build_release(
            order,
            out.parent,
            out.name,
            lambda what, done, of: stages.say(STAGES.get(what, what.capitalize()), done, of),
        )
    typer.echo(f"Uitgave geschreven in {out.name}.")
    _note(*_checked(out, tuple(previous or ())))


@app.command()
def verify(
    release: Release,
    previous: Annotated[
        list[Path] | None, typer.Option(help="map van een eerdere uitgave; mag vaker")
    ] = None,
) -> None:
    """Reken het bewijs van een uitgave na, met alleen optellen."""
    _note(*_checked(release, tuple(previous or ())))


def _checked(release: Path, previous: tuple[Path, ...]) -> tuple["Verified", float]:
    """Check a release and say what was found; and in how many seconds."""
    from kansrijk.monitor.disclosure.checking import verify_release

    started = monotonic()
    found = verify_release(release, previous)
    seconds = monotonic() - started
    _tell(found, seconds)
    return found, seconds


def _note(found: "Verified", seconds: float) -> None:
    """Note that a release of the site was checked."""
    from kansrijk.monitor.installed import note_verified

    if found.checked is not None:
        note_verified(
            data_folder() / "releases",
            found.name,
            at=datetime.now(ZoneInfo("Europe/Amsterdam")),
            cells=found.checked.cells,
            narrowest=found.checked.narrowest,
            seconds=seconds,
        )


def _tell(found: "Verified", seconds: float) -> None:
    if found.checked is None:
        typer.echo(f"{found.name}: alle bestanden zijn zoals ze gemaakt zijn.")
        typer.echo("Dit zijn cijfers die hun eigenaars zelf publiceerden: meer bewijst dit niet.")
        return
    typer.echo(
        f"{found.name}: {DUTCH.number(found.checked.cells)} afgeschermde cijfers, elk met waarden "
        f"die ten minste {found.checked.narrowest} uiteen liggen."
    )
    typer.echo(f"Nagerekend in {seconds:.1f} s: het bewijs klopt.")


@app.command()
def diff(
    earlier: Annotated[Path, typer.Argument(help="map van de eerdere uitgave")],
    later: Annotated[Path, typer.Argument(help="map van de latere uitgave")],
) -> None:
    """Zeg wat er veranderde, en of de twee samen meer verraden. Eindigt met 1 als dat zo is."""
    from kansrijk.monitor.disclosure.checking import check_beside
    from kansrijk.monitor.disclosure.differing import differences

    found = differences(earlier, later)
    for what, number in found.numbers().items():
        typer.echo(f"{what}: {DUTCH.number(number)}")
    for line in found.examples():
        typer.echo(f"  {line}")
    try:
        checked = check_beside(later, earlier)
    except UserError as error:
        typer.echo(f"Samen verraden ze te veel, of het bewijs rekent hier niet mee: {error}")
        raise typer.Exit(1) from None
    typer.echo(
        f"Samen verraden ze niets: {DUTCH.number(checked.cells)} afgeschermde cijfers houden "
        f"waarden die ten minste {checked.narrowest} uiteen liggen."
    )


@app.command()
def use(
    release: Release,
    previous: Annotated[
        list[Path] | None, typer.Option(help="map van een eerdere uitgave; mag vaker")
    ] = None,
) -> None:
    """Reken een uitgave na en maak haar de uitgave die de site toont, in een enkele stap."""
    from kansrijk.monitor.installed import install

    checked = _checked(release, tuple(previous or ()))
    folder = install(release, data_folder() / "releases")
    _note(*checked)
    typer.echo(f"De site toont nu {folder.name}.")
