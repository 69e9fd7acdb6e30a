"""Inhabitants per municipality and year: the weights with which a merger is taken apart again."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from kansrijk.reference.loader import load
from kansrijk.reference.tables.context import BaselineValue

#: Inhabitants on 1 January: year to municipality code to number.
Inhabitants = Mapping[int, Mapping[str, float]]


@lru_cache(maxsize=1)
def inhabitants_by_year() -> Inhabitants:
    """The published inhabitants of the Netherlands on 1 January, from context/baseline.csv."""
    found: dict[int, dict[str, float]] = defaultdict(dict)
    for row in load(BaselineValue):
        if row.measure == "inhabitants":
            found[row.year][row.code] = row.value
    return dict(found)
