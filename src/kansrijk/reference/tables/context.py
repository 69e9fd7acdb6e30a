"""Published municipal figures around the indicators: births, households, income, care, money."""

from typing import ClassVar, Literal

from kansrijk.reference.rows import Row


class Measure(Row):
    """A published measure of a place that is not itself an indicator of the monitor.

    ``kind`` decides what may be done with it: only counts and amounts add up over places.
    ``complete`` says whether (nearly) every municipality has it; the others are examples.
    ``only_municipal`` measures cannot exist for a region or the country.
    """

    table: ClassVar[str] = "context/measures"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str
    name_nl: str
    name_en: str
    what_nl: str
    what_en: str
    kind: Literal["count", "percent", "class", "amount", "density"]
    unit_nl: str
    unit_en: str
    decimals: int
    theme: Literal["births", "children", "income", "care", "place", "money"]
    owner: str
    complete: bool
    only_municipal: bool = False
    rounded_to: int | None = None
    note_nl: str | None = None
    note_en: str | None = None
    source: str


class BaselineValue(Row):
    """A published value of a measure for a municipality, a province or the country."""

    table: ClassVar[str] = "context/baseline"
    key: ClassVar[tuple[str, ...]] = ("code", "year", "measure")

    code: str
    name: str
    year: int
    measure: str
    value: float
    status: Literal["observed", "derived", "secondary", "provisional"]
    source: str


class BredeSpuk(Row):
    """The whole Brede SPUK grant of a municipality, of which Kansrijke Start is a part."""

    table: ClassVar[str] = "context/brede_spuk"
    key: ClassVar[tuple[str, ...]] = ("code",)

    code: str
    name: str
    amount_2025_eur: int
    amount_2026_eur: int
    source: str


class VulnerabilityDefinition(Row):
    """One of the meanings of "kwetsbaar", who uses it and for what it may be used."""

    table: ClassVar[str] = "context/vulnerability_definitions"
    key: ClassVar[tuple[str, ...]] = ("slug",)

    slug: str
    name_nl: str
    name_en: str
    figure_nl: str | None = None
    figure_en: str | None = None
    what_nl: str
    what_en: str
    said_by: str
    use_nl: str
    use_en: str
    is_vulnerability: bool
    source: str
