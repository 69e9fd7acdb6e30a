"""Base cells: counts by the municipalities of the records themselves."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kansrijk.monitor.counting.rule import CountRule

Ints = NDArray[np.int64]

#: What is counted of each rule, in this order.
MEASURES = ("population", "events", "unknown", "flagged")


@dataclass(frozen=True)
class BaseCells:
    """What everything else is made of; rows with the same key add up.

    The arrays are as long as each other: ``rule`` is a place in ``rules``, ``municipality`` one in
    ``municipalities`` (None: no municipality), ``group`` one in groups.GROUPS. ``code_year`` is
    the border year of the municipality. ``counts`` has shape (rows, 4), by MEASURES. The groups
    of one split hold all records; of several splits each does.

    ``years_with_rows`` tells per rule in which years there are records to count among at all.
    ``uncounted`` are the rules for which a table was not delivered. ``only_probability`` counts
    per table the rows that have no label because no cut-off was given.
    """

    edition: int
    rules: tuple[CountRule, ...]
    uncounted: tuple[CountRule, ...]
    years: range
    municipalities: tuple[str | None, ...]
    rule: Ints
    year: Ints
    code_year: Ints
    municipality: Ints
    group: Ints
    counts: Ints
    years_with_rows: tuple[frozenset[int], ...]
    only_probability: Mapping[str, int]

    def is_complete(self, rule: int, year: int) -> bool:
        """Whether there are records of every year of birth that counts in ``year``."""
        needed = {year - age for age in self.rules[rule].ages}
        return needed <= self.years_with_rows[rule]
