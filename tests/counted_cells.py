"""Complete cells by hand, and the figures that are judged from them: say only what matters.

Beside them deliveries of a few rows, with the inhabitants that a build needs. A cell is a dict with
what was counted; the rest is of everyone in the country, in 2024.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from counted_records import SIZE_CLASSES
from invented_areas import INHABITANTS
from kansrijk.monitor.areas import Level
from kansrijk.monitor.counted.judge import Origin, judged
from kansrijk.monitor.counting.groups import GROUPS
from kansrijk.monitor.counting.places import HIERARCHY, Place
from kansrijk.monitor.counting.rollup import LENGTHS, Cells
from kansrijk.monitor.counting.rules import rules_of
from kansrijk.monitor.periods import blocks
from tiny_delivery import Tables, write_delivery

MUNICIPALITIES = tuple(f"GM900{number}" for number in range(1, 7))
GGD, COUNTRY = "GG91", "ZZ01"
PLACES = (
    *(Place(code, HIERARCHY, Level.MUNICIPALITY, GGD) for code in MUNICIPALITIES),
    Place(GGD, HIERARCHY, Level.GGD, COUNTRY),
    Place(COUNTRY, HIERARCHY, Level.COUNTRY),
)
PERIODS = tuple(period for length in LENGTHS for period in blocks(length, 2018, 2024))

USUAL: Mapping[str, Any] = {
    "indicator": "big2", "line": "main", "place": COUNTRY, "period": "2024", "group": "all",
    "population": 0, "events": 0, "unknown": 0, "flagged": 0, "estimated": False,
}  # fmt: skip

Cell = Mapping[str, Any]


def cells_of(*rows: Cell, edition: int = 2025, missing: Sequence[tuple[str, str]] = ()) -> Cells:
    """Cells of PLACES and PERIODS; ``missing`` names indicators and periods without records."""
    rules = rules_of(edition)
    keys = [rule.key for rule in rules]
    filled = [dict(USUAL) | row for row in rows]
    periods = [str(period) for period in PERIODS]

    def numbers(values: Sequence[Any]) -> Any:
        return np.array(values, dtype=np.int64)

    return Cells(
        edition,
        2024,
        rules,
        PLACES,
        PERIODS,
        rule=numbers([keys.index((row["indicator"], row["line"])) for row in filled]),
        place=numbers([[p.code for p in PLACES].index(row["place"]) for row in filled]),
        period=numbers([periods.index(row["period"]) for row in filled]),
        group=numbers([GROUPS.index(row["group"]) for row in filled]),
        **{name: numbers([row[name] for row in filled])
           for name in ("population", "events", "unknown", "flagged")},
        estimated=np.array([row["estimated"] for row in filled], dtype=bool),
        missing=tuple((keys.index((rule, "main")), periods.index(p)) for rule, p in missing),
    )  # fmt: skip


def table_of(*rows: Cell, synthetic: bool = False, **options: Any) -> pa.Table:
    """The table of judged figures of cells."""
    return judged(cells_of(*rows, **options), Origin("delivery", synthetic))


def figures_of(*rows: Cell, synthetic: bool = False, **options: Any) -> list[dict[str, Any]]:
    """The judged figures of cells, in the order of the cells, as rows."""
    return table_of(*rows, synthetic=synthetic, **options).to_pylist()


def series(counts: Mapping[int, tuple[int, int]], **given: Any) -> list[Cell]:
    """Cells of single years, from year -> (events, population)."""
    return [
        {"period": str(year), "events": events, "population": population} | given
        for year, (events, population) in counts.items()
    ]


def countable_delivery(folder: Path, rows_of: Tables) -> Path:
    """A delivery of a few rows of which figures can be built: with inhabitants beside the areas."""
    write_delivery(folder, rows_of)
    lines = [
        f"{code},{year},{number},test"
        for year, of_year in INHABITANTS.items()
        for code, number in of_year.items()
    ]
    text = "\n".join(["code,year,inhabitants,source", *lines, ""])
    (folder / "areas/inhabitants.csv").write_text(text, encoding="utf-8")
    (folder / "areas/size_classes.csv").write_text(SIZE_CLASSES, encoding="utf-8")
    return folder
