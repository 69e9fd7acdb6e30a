"""Published municipal figures around the indicators: births, households, income, care, money."""

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

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


class StatlineTable(Row):
    """A measure in a table of CBS StatLine, so that it can be fetched where there is a network.

    ``column`` is the name of the measure, as a v3 column without its number or as a title;
    ``code`` its code in v4 where known. ``choices`` names the chosen code, or its title, of every
    dimension but area and period: "Geslacht=T001038;Leeftijd=10000". ``year`` is of a table
    without periods; years before ``from_year`` are left out. ``evidence`` is seen when the column
    was seen in use (``seen_in``: where), unverified when it is our best guess.

    A measure that is not (yet) in measures.csv carries its own names and unit: it is fetched and
    kept, and becomes a figure once it is described there.
    """

    table: ClassVar[str] = "context/statline_tables"
    key: ClassVar[tuple[str, ...]] = ("table_id", "measure")

    table_id: str = Field(pattern=r"^[0-9]{4,6}(_[0-9]{2})?[A-Za-z]{0,4}$")
    catalogue: Literal["CBS", "RIVM"]
    title: str
    measure: str = Field(pattern=r"^[a-z0-9_]+$")
    column: str
    code: str | None = None
    choices: str | None = Field(default=None, pattern=r"^\w+=[^;=]+(;\w+=[^;=]+)*$")
    year: int | None = None
    from_year: int
    evidence: Literal["seen", "unverified"]
    seen_in: str
    name_nl: str | None = None
    name_en: str | None = None
    kind: Literal["count", "percent"] | None = None
    unit_nl: str | None = None
    unit_en: str | None = None
    decimals: int | None = None
    theme: Literal["births", "children", "income", "care", "place"] | None = None

    @model_validator(mode="after")
    def _described_wholly(self) -> Self:
        words = (
            self.name_nl, self.name_en, self.kind, self.unit_nl, self.unit_en,
            self.decimals, self.theme,
        )  # fmt: skip
        if len({word is None for word in words}) > 1:
            raise ValueError("een nieuwe maat heeft naam, soort, eenheid, decimalen en thema")
        return self

    @property
    def is_new(self) -> bool:
        """Whether the measure is described here and not in measures.csv."""
        return self.name_nl is not None

    @property
    def chosen(self) -> dict[str, str]:
        """The chosen code or title per dimension."""
        pairs = (part.split("=") for part in self.choices.split(";")) if self.choices else ()
        return dict(pairs)
