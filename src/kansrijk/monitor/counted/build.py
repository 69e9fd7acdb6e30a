"""From a delivery of records to FIGURES.parquet, in one go.

check -> count -> roll up -> judge -> write. Any failure leaves nothing behind.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa

from kansrijk.errors import UserError
from kansrijk.monitor.areas import Inhabitants, inhabitants_by_year, inhabitants_in
from kansrijk.monitor.counted.carried import pack_areas
from kansrijk.monitor.counted.judge import Origin, judged
from kansrijk.monitor.counted.parquet import About, write_figures
from kansrijk.monitor.counting.base import count_base
from kansrijk.monitor.counting.cells import BaseCells
from kansrijk.monitor.counting.rollup import roll_up
from kansrijk.monitor.counting.rows import ROWS
from kansrijk.monitor.sources.records import Delivery, Report, check_delivery, open_delivery

#: Told what is being done, how far it is and out of how much.
Progress = Callable[[str, int, int], None]

INVENTED, DELIVERED = "kansrijk_synthetic", "delivery"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a build may be told; see ``count_base`` and ``roll_up``."""

    edition: int = 2025
    engine: str = "duckdb"
    border_year: int | None = None
    cut_off: float | None = None
    skip_faulty: bool = False
    #: A file with region systems of one's own, counted beside those of the area set.
    regions: Path | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """What came out: how many figures, what was left out, and which indicators lack a table.

    ``only_probability`` counts per table the records without a label, for want of a cut-off.
    """

    figures: int
    report: Report
    uncounted: tuple[str, ...]
    only_probability: Mapping[str, int]


def build_figures(
    folder: Path, out: Path, choices: Choices, progress: Progress | None = None
) -> Built:
    """Count and judge a delivery and write the figures to ``out``.

    Raises UserError when the delivery has faults (unless they are to be skipped) or cannot be
    counted as asked.
    """
    say = progress or _quiet
    with open_delivery(folder) as delivery:
        _refuse_place(out, delivery)
        inhabitants, areas = _inhabitants(delivery), delivery.areas
        if choices.regions:
            areas = areas.with_regions(choices.regions)
        report = check_delivery(delivery, say)
        if not choices.skip_faulty:
            report.raise_faults()
        base = count_base(
            delivery,
            choices.edition,
            engine=choices.engine,
            cut_off=choices.cut_off,
            skip_faulty=choices.skip_faulty,
            progress=say,
        )
        say("omrekenen", 0, 1)
        border_year = choices.border_year or delivery.manifest.border_year
        cells = roll_up(_sure(base, report), areas, inhabitants, border_year)
        invented, info = delivery.manifest.synthetic, areas.info
        carried = _carried(delivery, inhabitants, choices)
    about = About(info.country_code, info.id, border_year, choices.edition, invented)
    origin = Origin(INVENTED if invented else DELIVERED, invented)
    table = judged(cells, origin, lambda done, of: say("toetsen", done, of))
    _write(table, about, carried, out)
    uncounted = tuple(rule.indicator for rule in base.uncounted)
    return Built(table.num_rows, report, uncounted, base.only_probability)


def _refuse_place(out: Path, delivery: Delivery) -> None:
    """Refuse to write over the records, or where no file can stand."""
    if out.suffix != ".parquet":
        raise UserError(f"{out.name}: geef een naam die eindigt op .parquet.")
    if out.is_dir() or not out.parent.is_dir():
        raise UserError(f"{out}: hier kan geen bestand komen.")
    if out.resolve() in {delivery.path(name).resolve() for name in delivery.tables}:
        raise UserError(f"{out.name} is een tabel van de levering. Kies een andere naam.")


def _sure(base: BaseCells, report: Report) -> BaseCells:
    """Without the rules whose events may be among the rows that were left out.

    A placement with a fault could be any child's: without it that child would count as never
    placed, and a fault would have become a zero. Then the indicator is missing as a whole.
    """
    without = {left.table for left in report.left_out}
    years = tuple(
        frozenset() if rule.event_rows and without & set(ROWS[rule.event_rows].needs) else found
        for rule, found in zip(base.rules, base.years_with_rows, strict=True)
    )
    return replace(base, years_with_rows=years)


def _carried(delivery: Delivery, inhabitants: Inhabitants, choices: Choices) -> bytes:
    name = delivery.manifest.area_set.folder
    return pack_areas(delivery.folder / name if name else None, inhabitants, choices.regions)


def _write(table: pa.Table, about: About, areas: bytes, out: Path) -> None:
    """The whole file or none; two builds at once do not share a draft."""
    draft = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        write_figures(table, about, draft, areas)
        draft.replace(out)
    finally:
        draft.unlink(missing_ok=True)


def _inhabitants(delivery: Delivery) -> Inhabitants:
    """Inhabitants of the area set: beside a delivered one, or those of the Netherlands."""
    folder = delivery.manifest.area_set.folder
    return inhabitants_in(delivery.folder / folder) if folder else inhabitants_by_year()


def _quiet(what: str, done: int, of: int) -> None:
    """Without anyone watching."""
