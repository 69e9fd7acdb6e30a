"""Tables that were protected apart, published side by side: what their makers did not think of."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq

from kansrijk.monitor.counted.build import Choices, build_figures
from kansrijk.monitor.disclosure.public import FIGURES
from kansrijk.monitor.disclosure.publish import Order, build_release
from merging_country import children, write_country
from protected_release import build, made_once, quiet

BIG2 = ("big2", "vroeggeboorte", "laag_geboortegewicht_p10")


def apart() -> Path:
    """A folder with releases: ``big2`` and ``periods`` as they must be, and what leaks.

    ``components`` holds Big2 and its components, each protected by itself; ``blocks`` holds single
    years and blocks of years, the years protected as if there were no blocks.
    """
    return made_once("apart", _make)


def _make(folder: Path) -> None:
    write_country(folder / "delivery", children())
    figures = folder / "figures.parquet"
    build_figures(folder / "delivery", figures, Choices())
    for name, indicators in (("big2", BIG2), *((f"only-{one}", (one,)) for one in BIG2)):
        order = Order(figures=figures, indicators=frozenset(indicators))
        build_release(order, folder, name, quiet)
    _join(folder / "big2", [folder / f"only-{one}" for one in BIG2], folder / "components")
    build(figures, folder / "periods")
    table = pq.read_table(figures)
    years = table.filter(pc.invert(pc.match_substring(table["period"], "-")))
    pq.write_table(years, folder / "years.parquet")
    build(folder / "years.parquet", folder / "only-years")
    _join(folder / "periods", [folder / "only-years"], folder / "blocks", is_block)


def is_block(row: str) -> bool:
    """Whether a row of figures.csv is about a block of years."""
    return "-" in row.split(",")[2]


def _join(
    whole: Path, parts: Sequence[Path], out: Path, kept: Callable[[str], bool] = lambda row: False
) -> None:
    """The rows of the parts, and those of the whole that are ``kept``, as one release.

    It keeps the relations of the whole, and has no proof that fits: only an attacker reads it.
    """
    shutil.copytree(whole, out)
    header, *rows = (whole / FIGURES).read_text(encoding="utf-8").splitlines()
    found = [row for row in rows if kept(row)]
    for part in parts:
        found += (part / FIGURES).read_text(encoding="utf-8").splitlines()[1:]
    (out / FIGURES).write_text("\n".join([header, *found]) + "\n", encoding="utf-8")
