"""Releases of the merging country by the borders of 2022: at first, corrected, and withdrawn.

Which figures are shown besides those that the rules hide, nobody can tell beforehand. So the first
release is made, and from what it shows are chosen the figures that turn out wrong.
"""

import json
import shutil
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from hidden_intervals import family_of, intervals, narrow
from kansrijk.monitor.counted.build import Choices, build_figures
from kansrijk.monitor.disclosure.solver import InfeasibleError
from kansrijk.monitor.release import open_release
from merging_country import AARDAM, BEEKDORP, NIEUWSTAD, children, write_country
from protected_release import INDICATOR, build, copy, made_once, rewritten, truth
from tiny_delivery import Row

#: Where births of 2021 were not delivered the first time: how many, and how many of them late.
PLACE, FORGOTTEN, LATE = "GM9022", 24, 18
#: How many were late after all where a figure was wrong: too few to be shown.
LATE_THERE = 7
#: Below it a count, or all but it, is hidden; so far does an interval reach on both sides.
SMALLEST, PROTECTION = 10, 5
_QUINTILES = (3, 1, 2, 4, 5)
_CHOSEN = "chosen.json"

Name = tuple[str, str, str]


@dataclass(frozen=True)
class Chosen:
    """Figures of ``old``, by area, period and group.

    ``wrong`` is shown and too small to be shown in ``fewer``; ``asked`` is shown, of elsewhere,
    and the same in both. Of ``unpublished`` not even the people are told.
    """

    wrong: Name
    asked: Name
    unpublished: Name


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


def fewer_late(wrong: Name, quintile: int) -> list[Row]:
    """The same births, of which in one municipality and year only a few were late.

    Those few are rather of one quintile of income, so that the others lose most.
    """
    area, year, _ = wrong
    codes = (NIEUWSTAD, AARDAM, BEEKDORP) if area == NIEUWSTAD else (area,)
    births = children()
    late = [
        birth for birth in births
        if birth["municipality"] in codes and birth["birth_date"].year == int(year)
        and birth["first_examination_day"] == 90
    ]  # fmt: skip
    late.sort(key=lambda birth: birth["income_quintile"] != quintile)
    for birth in late[LATE_THERE:]:
        birth["first_examination_day"] = 60
    return births


def corrections() -> Path:
    """A folder with figures and releases: ``old``, and two ways in which it was wrong.

    ``corrected`` is built upon the old one, with the births that were forgotten. ``fewer`` has
    fewer late ones, and knows nothing of the old one.
    """
    return made_once("corrections", _make)


def chosen() -> Chosen:
    """What was chosen when they were made."""
    told = json.loads((corrections() / _CHOSEN).read_text(encoding="utf-8"))
    return Chosen(**{of: tuple(name) for of, name in told.items()})


def shown(release: Path) -> dict[Name, int]:
    """The counts that a release shows."""
    return {
        (f.area, f.period, f.group): f.numerator
        for f in open_release(release).figures
        if f.value is not None
    }


def _make(folder: Path) -> None:
    for name, births in (("old", children()), ("more", more_births())):
        _count(folder, name, births)
    build(folder / "old.parquet", folder / "old")
    build(folder / "more.parquet", folder / "corrected", previous=(folder / "old",))
    wrong = _with_fewer_late(folder)
    found = Chosen(wrong, _asked(folder, wrong), _unpublished(folder))
    (folder / _CHOSEN).write_text(json.dumps(asdict(found)), encoding="utf-8")


def _count(folder: Path, name: str, births: list[Row]) -> Path:
    shutil.rmtree(folder / f"delivery-{name}", ignore_errors=True)
    write_country(folder / f"delivery-{name}", births)
    build_figures(folder / f"delivery-{name}", folder / f"{name}.parquet", Choices())
    return folder / f"{name}.parquet"


def _candidates(folder: Path) -> list[Name]:
    """Municipalities in single years that the first release shows."""
    return sorted(
        name for name in shown(folder / "old")
        if name[0].startswith("GM") and "-" not in name[1] and name[2] == "all"
    )  # fmt: skip


def _with_fewer_late(folder: Path) -> Name:
    """Make figures and the release ``fewer``; which figure of the first one was wrong then."""
    candidates = _candidates(folder)
    for wrong in candidates:
        for quintile in _QUINTILES:
            figures = _count(folder, "fewer", fewer_late(wrong, quintile))
            if _is_the_only_one(folder, wrong) and _can_be_hidden(folder, wrong):
                shutil.rmtree(folder / "fewer", ignore_errors=True)
                build(figures, folder / "fewer")
                if _is_broken_beside_the_first(folder):
                    return wrong
    raise AssertionError(
        "no figure of the first release can turn out too small for these tests: each of "
        f"{candidates} takes others along, cannot be hidden alone, or makes a release that does "
        "not leak beside the first one"
    )


def _is_the_only_one(folder: Path, wrong: Name) -> bool:
    """Whether of all that was shown just this figure may not be shown any more."""
    true = truth(folder / "fewer.parquet")
    unfit = {
        name for name in shown(folder / "old")
        if min(true[name][0], true[name][1] - true[name][0]) < SMALLEST
    }  # fmt: skip
    return unfit == {wrong} and true[wrong][0] == LATE_THERE


def _can_be_hidden(folder: Path, wrong: Name) -> bool:
    """Whether it is protected when all else that was shown is shown with the value of now."""
    true = truth(folder / "fewer.parquet")

    def with_the_value_of_now(rows: list[dict[str, str]]) -> list[dict[str, str]]:
        for row in rows:
            name = row["area"], row["period"], row["group"]
            if name == wrong:
                nothing = ("value", "numerator", "unknown", "known_value", "lower", "upper")
                row.update(status="suppressed", **dict.fromkeys(nothing))
            elif row["status"] == "shown":
                row["numerator"] = str(true[name][0])
        return rows

    draft = copy(folder / "old", folder / "draft")
    rewritten(draft, with_the_value_of_now)
    own = (INDICATOR, *wrong)
    low, high = intervals(family_of(draft).count, lambda name: name == own)[own]
    shutil.rmtree(draft)
    return low + PROTECTION <= LATE_THERE <= high - PROTECTION


def _is_broken_beside_the_first(folder: Path) -> bool:
    """Whether someone who has both is sure of a count that ``fewer`` hides.

    He takes for unchanged what no published figure shows to be changed, and where he is wrong his
    numbers may contradict each other: then he is sure of nothing.
    """
    try:
        return bool(narrow(family_of(folder / "fewer", [folder / "old"]), width=1))
    except InfeasibleError:
        return False


def _asked(folder: Path, wrong: Name) -> Name:
    found = [name for name in _candidates(folder) if name[0] != wrong[0]]
    assert found, f"the first release shows no municipality in a year but that of {wrong}"
    return found[0]


def _unpublished(folder: Path) -> Name:
    found = [
        (f.area, f.period, f.group) for f in open_release(folder / "old").figures
        if f.value is None and f.denominator is None
    ]  # fmt: skip
    assert found, "the first release tells the people of every figure"
    return found[0]
