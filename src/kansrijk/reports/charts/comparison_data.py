"""What a comparison draws: a place, its region and the country, per measure."""

from collections.abc import Iterator
from dataclasses import dataclass

from kansrijk.monitor.figures import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The value of an area, or its state. ``name`` and ``text`` are said when a mouse rests there.

    ``text`` is the value with its unit, or for a state the reason: "afgeschermd: te weinig
    gezinnen". ``lower`` and ``upper`` are the margin of a place.
    """

    name: str
    text: str
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    status: Status = Status.SHOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A row: what is measured and the three areas. ``unit`` tells which rows share an axis."""

    name: str
    unit: str
    place: Mark
    region: Mark | None = None
    country: Mark | None = None

    @property
    def values(self) -> Iterator[float]:
        """Every number of the row, margins included."""
        for mark in (self.place, self.region, self.country):
            if mark is not None:
                yield from (v for v in (mark.value, mark.lower, mark.upper) if v is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The rows in their order, and the sentence read aloud."""

    label: str
    measures: tuple[Measure, ...]
