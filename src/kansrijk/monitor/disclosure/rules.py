"""Which cells are hidden whatever else is shown, and how well each hidden cell must be protected.

Source: the rules in reference/data/disclosure/rules.toml, which carry a version and a date.
"""

import numpy as np
from numpy.typing import NDArray

from kansrijk.monitor.areas import Level
from kansrijk.monitor.counting.groups import ALL, GROUPS_OF
from kansrijk.monitor.disclosure.ground import NOWHERE
from kansrijk.monitor.periods import Period
from kansrijk.reference.tables.disclosure import DisclosureRules

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

_SMALL_LEVELS = (Level.MUNICIPALITY.value, NOWHERE)


def may_appear(
    rules: DisclosureRules, indicator: str, level: str, period: Period, group: str
) -> bool:
    """Whether a figure of this kind may be in a release at all, whatever its count."""
    length = len(period.years)
    for allowed in rules.levels:
        if allowed.indicator == indicator and level not in allowed.levels:
            return False
    for blocks in rules.blocks_only:
        is_about = blocks.indicator == indicator and level in blocks.levels
        if is_about and length not in blocks.block_years:
            return False
    is_split = group in GROUPS_OF["label"]
    if is_split and level in _SMALL_LEVELS:
        return length in rules.split_in_municipalities.block_years
    return True


def is_too_small(rules: DisclosureRules, count: Ints, people: Ints) -> Bools:
    """Whether a count of so many people is hidden by itself: it or its complement is small."""
    complement = people - count
    return (
        (count < rules.smallest_count)
        | (complement < rules.smallest_complement)
        | (people < rules.smallest_denominator)
    )


def are_too_few(rules: DisclosureRules, people: Ints) -> Bools:
    """Whether a number of people is hidden by itself."""
    return people < rules.smallest_denominator


def needs(rules: DisclosureRules, count: Ints, people: Ints | None) -> tuple[Ints, Ints]:
    """How far below and above each count the outsider's interval must reach.

    ``people`` is None for a number of people itself, which nothing limits from above.
    """
    above = np.full_like(count, rules.protection)
    if people is not None:
        above = np.minimum(above, np.maximum(people - count, 0))
    return np.minimum(rules.protection, count), above


def weight(rules: DisclosureRules, level: str, group: str) -> float:
    """What is lost when a figure of this level and group is hidden."""
    factor = {ALL: rules.weights.all, "vulnerable": rules.weights.vulnerable}.get(group, 1.0)
    return getattr(rules.weights, level) * factor
