"""The release of the invented country, for /voorbeeld/: protected and proven like a real one."""

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from time import monotonic
from zoneinfo import ZoneInfo

from kansrijk.monitor.counted.build import Choices, build_figures
from kansrijk.monitor.installed import note_verified
from kansrijk.monitor.release import (
    FORMAT,
    Release,
    current_folder,
    make_current,
    open_release,
    read_manifest,
)
from kansrijk.monitor.sources.synthetic import Order, synthesize
from kansrijk.program import program_hash

AREA_SET = "voorbeeld"
#: Large enough for a funnel of municipalities, small enough to be protected within a minute or two.
ORDER = Order(births=80_000, first_year=2019, last_year=2024, seed=1, municipalities=40)
EDITION = 2025
#: For the same reason not all that can be counted: Big2 with its parts, and three others.
INDICATORS = frozenset(
    {
        "big2",
        "vroeggeboorte",
        "laag_geboortegewicht_p10",
        "late_start_begeleiding",
        "kwetsbare_zwangeren",
        "uithuisplaatsing",
    }
)

Progress = Callable[[str], None]


def invented_release(data_folder: Path, progress: Progress | None = None) -> Release:
    """The current release of the invented country, made first when it is not there."""
    parent = data_folder / "releases"
    order = f"{ORDER} {sorted(INDICATORS)}"
    inputs = {"order": order, "program": program_hash()}
    folder = current_folder(parent, AREA_SET)
    if folder is not None:
        manifest = read_manifest(folder)
        if manifest["format"] == FORMAT and inputs.items() <= manifest["inputs"].items():
            return open_release(folder)
    folder = build_invented(parent, inputs, progress or _quiet)
    make_current(folder)
    _note_verified(folder)
    return open_release(folder)


def build_invented(parent: Path, inputs: dict[str, str], progress: Progress) -> Path:
    """Invent a country and its records, count and judge them, protect and prove the figures."""
    # Solvers and tables that a page never needs.
    from kansrijk.monitor.disclosure.publish import Order as ReleaseOrder
    from kansrijk.monitor.disclosure.publish import build_release

    with tempfile.TemporaryDirectory(prefix="kansrijk-") as work:
        delivery, counted = Path(work) / "delivery", Path(work) / "figures.parquet"
        progress("Een land verzinnen")
        synthesize(ORDER, delivery)
        progress("Tellen en toetsen")
        build_figures(delivery, counted, Choices(edition=EDITION))
        progress("Beschermen en bewijzen dat niets uitlekt (de eerste keer duurt dit even)")
        order = ReleaseOrder(figures=counted, indicators=INDICATORS, inputs=tuple(inputs.items()))
        return build_release(
            order, parent, None, lambda what, done, of: progress(f"  {what}: {done} van {of}")
        )


def _note_verified(folder: Path) -> None:
    from kansrijk.monitor.disclosure.checking import verify_release

    started = monotonic()
    found = verify_release(folder).checked
    assert found is not None
    note_verified(
        folder.parent,
        folder.name,
        at=datetime.now(ZoneInfo("Europe/Amsterdam")),
        cells=found.cells,
        narrowest=found.narrowest,
        seconds=monotonic() - started,
    )


def _quiet(what: str) -> None:
    """Without anyone watching."""
