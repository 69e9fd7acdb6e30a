"""Releases of the merging country: by the borders of 2021, and then by those of 2022."""

from pathlib import Path

from kansrijk.monitor.counted.build import Choices, build_figures
from merging_country import children, write_country
from protected_release import build, made_once


def borders() -> Path:
    """A folder with figures-2021.parquet and figures-2022.parquet, and three releases.

    ``old`` and ``new`` know nothing of each other; ``both`` is the new one, built upon the old.
    """
    return made_once("borders", _make)


def _make(folder: Path) -> None:
    write_country(folder / "delivery", children())
    for year, name in ((2021, "old"), (2022, "new")):
        figures = folder / f"figures-{year}.parquet"
        build_figures(folder / "delivery", figures, Choices(border_year=year))
        build(figures, folder / name)
    build(folder / "figures-2022.parquet", folder / "both", previous=(folder / "old",))
