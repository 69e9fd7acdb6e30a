"""Releases of the merging country by the borders of 2022: at first, corrected, and withdrawn."""

from datetime import date
from pathlib import Path

from kansrijk.monitor.counted.build import Choices, build_figures
from merging_country import children, write_country
from protected_release import build, made_once
from tiny_delivery import Row

#: Where births of 2021 were not delivered the first time: how many, and how many of them late.
PLACE, FORGOTTEN, LATE = "GM9022", 24, 18
#: Where nearly nobody of 2020 was late after all.
FEW_LATE, LATE_THERE = "GM9025", 7


def more_births() -> list[Row]:
    """Everything, with the births that were forgotten."""
    forgotten = [
        {
            "municipality": PLACE,
            "birth_date": date(2021, 9, 1),
            "first_examination_day": 90 if number < LATE else 60,
            "vulnerable": number % 4 == 0,
        }
        for number in range(FORGOTTEN)
    ]
    return [*children(), *forgotten]


def fewer_late() -> list[Row]:
    """The same births, of which in one municipality and year only a few were late."""
    births = children()
    late = [
        birth for birth in births
        if birth["municipality"] == FEW_LATE and birth["birth_date"].year == 2020
        and birth["first_examination_day"] == 90
    ]  # fmt: skip
    for birth in sorted(late, key=lambda birth: birth["income_quintile"] != 3)[LATE_THERE:]:
        birth["first_examination_day"] = 60
    return births


def corrections() -> Path:
    """A folder with figures and releases: ``old``, and two ways in which it was wrong.

    ``corrected`` is built upon the old one, with the births that were forgotten. ``fewer`` has
    fewer late ones, and knows nothing of the old one.
    """
    return made_once("corrections", _make)


def _make(folder: Path) -> None:
    for name, births in (("old", children()), ("more", more_births()), ("fewer", fewer_late())):
        write_country(folder / f"delivery-{name}", births)
        build_figures(folder / f"delivery-{name}", folder / f"{name}.parquet", Choices())
    build(folder / "old.parquet", folder / "old")
    build(folder / "more.parquet", folder / "corrected", previous=(folder / "old",))
    build(folder / "fewer.parquet", folder / "fewer")
