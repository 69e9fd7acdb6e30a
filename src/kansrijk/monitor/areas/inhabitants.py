"""Inhabitants per municipality and year: the weights with which a merger is taken apart again."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import ClassVar

from pydantic import Field

from kansrijk.errors import UserError
from kansrijk.reference.loader import load, load_file
from kansrijk.reference.rows import Row
from kansrijk.reference.tables.context import BaselineValue

#: Inhabitants on 1 January: year to municipality code to number.
Inhabitants = Mapping[int, Mapping[str, float]]


class InhabitantsRow(Row):
    """Inhabitants of a municipality on 1 January, in the folder of an area set."""

    table: ClassVar[str] = "inhabitants"
    key: ClassVar[tuple[str, ...]] = ("year", "code")

    code: str
    year: int
    inhabitants: float = Field(ge=0)
    source: str


def inhabitants_in(folder: Path) -> Inhabitants:
    """The inhabitants that come along with an area set, from inhabitants.csv in its folder.

    Raises UserError when the file is not there, TableError when it is wrong.
    """
    path = folder / "inhabitants.csv"
    if not path.is_file():
        raise UserError(
            f"{folder} heeft geen inhabitants.csv; zonder inwoners is er geen omrekening."
        )
    found: dict[int, dict[str, float]] = defaultdict(dict)
    for row in load_file(InhabitantsRow, path):
        found[row.year][row.code] = row.inhabitants
    return dict(found)


@lru_cache(maxsize=1)
def inhabitants_by_year() -> Inhabitants:
    """The published inhabitants of the Netherlands on 1 January, from context/baseline.csv."""
    found: dict[int, dict[str, float]] = defaultdict(dict)
    for row in load(BaselineValue):
        if row.measure == "inhabitants":
            found[row.year][row.code] = row.value
    return dict(found)
