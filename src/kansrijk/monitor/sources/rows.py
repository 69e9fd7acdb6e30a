"""What goes in and what comes out when a table from outside is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from kansrijk.monitor.figures import Flag, Status

#: What a table can be about, and the roles a column can have.
Kind = Literal["indicator", "measure"]
Role = Literal["area", "year", "group", "value", "numerator", "denominator", "subject"]

#: How many a percentage or rate is counted per.
PER = {"percent": 100, "per_1000": 1000}


class AreaResolver(Protocol):
    """Whoever knows the areas: turns a name or code into the code of an area."""

    def code_for(self, text: str, year: int) -> str:
        """The code of the area called ``text``, as it was in ``year``: not of what it later merged
        into, or two merged municipalities would be one row twice. NotFoundError otherwise."""


@dataclass(frozen=True, slots=True)
class ValueRule:
    """What a value of this indicator or measure may be.

    ``maximum`` None means 100 for percent, 1000 for per_1000 and no limit for count.
    ``decimals`` is in how many decimals the value is published; more decimals in a file are read
    but the value is compared with numerator / denominator in this many at most.
    """

    unit: Literal["percent", "per_1000", "count"]
    minimum: float = 0
    maximum: float | None = None
    decimals: int = 1

    @property
    def highest(self) -> float:
        """The largest value allowed; infinite for a count without maximum."""
        if self.maximum is not None:
            return self.maximum
        return PER.get(self.unit, float("inf"))

    @property
    def is_whole(self) -> bool:
        """Whether values are whole counts."""
        return self.unit == "count" and self.decimals == 0


@dataclass(frozen=True, slots=True)
class Subject:
    """What the file should hold: the indicator or measure, and the rule of its values."""

    kind: Kind
    id: str
    rule: ValueRule


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideRow:
    """One checked row. ``value`` is in the unit of its rule (percent as 14.8) and present exactly
    when ``status`` is shown. ``row_number`` is the row in a spreadsheet (the header is row 1), or
    the place of the record in a StatLine answer (the first is 1).

    Flags: provisional as marked in the source; derived when the value was computed here from
    numerator and denominator because the file has none.
    """

    area_code: str
    year: int
    group: str
    status: Status
    value: float | None
    numerator: int | None
    denominator: int | None
    flags: frozenset[Flag] = field(default_factory=frozenset)
    row_number: int


@dataclass(frozen=True, slots=True)
class RawTable:
    """The rows of a file before they are judged: cells by role, and how the file calls them."""

    file: str
    headers: Mapping[Role, str]
    rows: Sequence[tuple[int, Mapping[Role, Any]]]
