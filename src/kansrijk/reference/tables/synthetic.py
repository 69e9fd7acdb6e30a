"""What the invented country is made of: parts of names, mergers, targets and assumptions.

``certainty`` tells for every number whether someone published it or we made it up. Nothing made
with these tables may stand beside real figures.
"""

from typing import ClassVar, Literal

from pydantic import Field

from kansrijk.reference.rows import Row

Certainty = Literal["published", "invented"]


class NamePart(Row):
    """A part of an invented name: a place or region has a first and a last part; a province is
    whole. No combination may be the name of a real municipality."""

    table: ClassVar[str] = "synthetic/name_parts"
    key: ClassVar[tuple[str, ...]] = ("kind", "text")

    kind: Literal["place_first", "place_last", "region_first", "region_last", "province"]
    text: str
    source: str


class InventedMerger(Row):
    """A merger, told from the last border year back: ``years_before_last`` 0 is that year.

    ``shares`` (between bars) are of the inhabitants: for ``new`` and ``existing`` the share of
    each predecessor in what they became (``existing`` keeps the code of the first); for ``split``
    the share of the one that went in each municipality that received it.
    """

    table: ClassVar[str] = "synthetic/mergers"
    key: ClassVar[tuple[str, ...]] = ("number",)

    number: int
    kind: Literal["new", "existing", "split"]
    years_before_last: int = Field(ge=0)
    month_day: str = Field(pattern=r"^\d{2}-\d{2}$")
    shares: str = Field(pattern=r"^0\.\d+(\|0\.\d+)+$")
    source: str


class SyntheticTarget(Row):
    """The national value that the records of ``year`` must give, and how it moves per year.

    ``spread`` is how far municipalities truly differ: the standard deviation of the logarithm of
    their rate around the national one.
    """

    table: ClassVar[str] = "synthetic/targets"
    key: ClassVar[tuple[str, ...]] = ("outcome", "group")

    outcome: str = Field(pattern=r"^[a-z0-9_]+$")
    group: Literal["all", "vulnerable", "not_vulnerable"]
    year: int
    value: float = Field(gt=0)
    unit: Literal["percent", "per_1000"]
    change_per_year: float
    spread: float = Field(ge=0)
    certainty: Certainty
    source: str


class Assumption(Row):
    """A number that shapes the records, beside the targets: shares, sizes, measures."""

    table: ClassVar[str] = "synthetic/assumptions"
    key: ClassVar[tuple[str, ...]] = ("name",)

    name: str = Field(pattern=r"^[a-z0-9_]+$")
    value: float
    certainty: Certainty
    what: str
    source: str
