"""The definition of an indicator, one TOML file each under data/indicators/<set>/<id>.toml."""

from typing import ClassVar, Literal

from pydantic import Field

from kansrijk.reference.rows import Row


class Line(Row):
    """Values of an indicator that are counted in the same way. Lines are never connected.

    Not ``drawn`` are samples, other models and quoted starting points: they stand in the table.
    """

    id: str
    drawn: bool = True
    name_nl: str
    name_en: str


class Break(Row):
    """From ``year`` on the indicator is counted differently; compare nothing across it."""

    year: int
    reason_nl: str
    reason_en: str
    source: str


class IndicatorDefinition(Row):
    """What an indicator counts, why it matters and from when the definition holds.

    ``sentence_nl``/``sentence_en`` say the value in plain words around the places {year} and
    {about} ("ongeveer 15 van de 100"). ``counts_all_units`` is true where every municipality or
    organisation is counted, so that there is no sample to test. ``short_nl`` fits in a table.
    ``desired_direction_source`` tells whether the direction is the publisher's or our own.
    ``valid_from``/``valid_to`` are editions of the monitor; a related indicator has none, and
    ``related_to`` names the indicator it stands beside.
    """

    table: ClassVar[str] = "indicators"
    key: ClassVar[tuple[str, ...]] = ("set", "id")

    set: Literal["2019-2023", "2024", "related"]
    id: str = Field(pattern=r"^[a-z0-9_]+$")
    number: int | None = None
    name_nl: str
    name_en: str
    short_nl: str
    short_en: str
    phase: Literal["programmabreed", "voor", "tijdens", "na"] | None = None
    unit: Literal["percent", "per_1000"]
    decimals: int
    desired_direction: Literal["up", "down", "unclear"]
    desired_direction_source: Literal["published", "own"]
    counts_all_units: bool
    sentence_nl: str
    sentence_en: str
    what_nl: str
    what_en: str
    why_nl: str
    why_en: str
    numerator_nl: str
    numerator_en: str
    denominator_nl: str
    denominator_en: str
    population_nl: str
    population_en: str
    source_owner: str
    valid_from: str | None = None
    valid_to: str | None = None
    note_nl: str | None = None
    note_en: str | None = None
    related_to: str | None = None
    lines: tuple[Line, ...]
    breaks: tuple[Break, ...] = ()
    source: str
