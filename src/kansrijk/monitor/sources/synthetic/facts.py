"""The numbers behind the invented country, by name, and the targets of a year."""

from functools import cache

from kansrijk.reference.loader import load
from kansrijk.reference.tables.synthetic import Assumption, SyntheticTarget

#: The source that every row of the invented area set names.
SOURCE = "kansrijk_synthetic"

SCALE = {"percent": 0.01, "per_1000": 0.001}


@cache
def _assumptions() -> dict[str, float]:
    return {row.name: row.value for row in load(Assumption)}


@cache
def _targets() -> dict[tuple[str, str], SyntheticTarget]:
    return {(row.outcome, row.group): row for row in load(SyntheticTarget)}


def assume(name: str) -> float:
    """An assumption by its name."""
    return _assumptions()[name]


def assume_count(name: str) -> int:
    """An assumption that is a whole number."""
    return int(_assumptions()[name])


def target(outcome: str, year: int, group: str = "all") -> float:
    """The national value of an outcome in a year, as a fraction; never under a fifth of the
    published one, however far the years lie from it."""
    row = _targets()[outcome, group]
    value = row.value + row.change_per_year * (year - row.year)
    return max(value, row.value / 5) * SCALE[row.unit]


def spread(outcome: str) -> float:
    """How far municipalities truly differ: standard deviation of the logarithm of the rate."""
    return _targets()[outcome, "all"].spread
