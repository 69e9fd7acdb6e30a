"""What was published about the indicators of the Monitor Kansrijke Start."""

from typing import ClassVar, Literal

from pydantic import Field

from kansrijk.reference.rows import Row

Symbol = Literal["up", "down", "flat", "none"]
SourceReason = Literal["no_new_data", "unreliable", "break", "coverage_changed", "withdrawn"]


class Observation(Row):
    """A published value of an indicator.

    ``line`` names values that are counted in the same way: only values of one line may be
    compared. ``comparability`` is how the source file describes the value; a value with
    ``withdrawn`` there is kept, named as withdrawn and never shown as a figure.
    """

    table: ClassVar[str] = "monitor/observations"
    key: ClassVar[tuple[str, ...]] = ("indicator_id", "year", "group", "line", "edition")

    indicator_id: str
    year: int | None = None
    edition: str
    group: str
    line: str
    value: float | None = None
    unit: Literal["percent", "per_1000"]
    numerator: int | None = Field(default=None, ge=0)
    denominator: int | None = Field(default=None, gt=0)
    value_type: Literal["published", "derived"]
    comparability: str
    note: str | None = None
    source: str


class EditionVerdict(Row):
    """The row of an indicator and group in a published edition: which year it shows, the symbol
    its publisher drew and the reason the publisher gave for drawing no conclusion."""

    table: ClassVar[str] = "monitor/edition_verdicts"
    key: ClassVar[tuple[str, ...]] = ("edition", "indicator_id", "group")

    edition: int
    indicator_id: str
    group: str
    year: int | None = None
    line: str
    published_symbol: Symbol
    reason: SourceReason | None = None
    reason_note_nl: str | None = None
    reason_note_en: str | None = None
    source: str


class Statement(Row):
    """Something published about an indicator in words only, without a number to compute with."""

    table: ClassVar[str] = "monitor/statements"
    key: ClassVar[tuple[str, ...]] = ("indicator_id", "edition", "group")

    indicator_id: str
    year: int | None = None
    edition: str
    group: str
    text_nl: str
    text_en: str
    source: str


class SetMapping(Row):
    """What became of an indicator of the 2019-2023 set in the revised set of 2024."""

    table: ClassVar[str] = "monitor/set_mapping"
    key: ClassVar[tuple[str, ...]] = ("old_id", "new_id", "new_number")

    old_id: str | None = None
    old_number: int | None = None
    new_id: str | None = None
    new_number: int | None = None
    comparable: Literal["no", "unknown"]
    note_nl: str
    note_en: str
    source: str


Sex = Literal["female", "male"]


class BirthWeightCentile(Row):
    """Birth weights in grams at percentiles of a chart, for one sex and one day of gestation.

    The chart reaches from 23+0 to 42+0. "Low" is strictly below ``p10_g``.
    """

    table: ClassVar[str] = "monitor/sga_curves"
    key: ClassVar[tuple[str, ...]] = ("curve", "sex", "gestation_days")

    curve: Literal["hoftiezer_2018"]
    sex: Sex
    gestation_days: int = Field(ge=161, le=294)
    p3_g: int = Field(gt=0)
    p5_g: int = Field(gt=0)
    p10_g: int = Field(gt=0)
    p50_g: int = Field(gt=0)
    p90_g: int = Field(gt=0)
    p95_g: int = Field(gt=0)
    p97_g: int = Field(gt=0)
    source: str


class OverweightCutoff(Row):
    """The body mass index (kg/m2) from which a child of this sex and age has overweight.

    Given per half year from 2.0 years; between them the cut-offs are interpolated.
    """

    table: ClassVar[str] = "monitor/overweight_cutoffs"
    key: ClassVar[tuple[str, ...]] = ("reference", "sex", "age_years")

    reference: Literal["iotf", "de_wilde_hindustani"]
    sex: Sex
    age_years: float = Field(ge=2, le=5)
    overweight_bmi: float = Field(gt=0)
    obesity_bmi: float = Field(gt=0)
    source: str
